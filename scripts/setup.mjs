/**
 * Brings a fresh clone to the point where everything runs, and does nothing where that is already so. Plain
 * JavaScript for Node alone: it is what installs the rest.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.vigie-lock-sha256');

function stop(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) stop(`${command} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 18)) {
  stop(`Node ${process.versions.node} is too old; install Node 20.18 or newer.`);
}

const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash;
if (!installed) {
  console.log('setup: installing the packages of package-lock.json');
  // Not `npm ci`: it refuses a lockfile without the binaries of platforms that a mirror does not carry. What the
  // lockfile names is installed in that version with that hash all the same, and the lockfile stays as it is.
  run('npm', ['install', '--no-save', '--loglevel=error']);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, lockHash);
}
run(process.execPath, ['--import', 'tsx', join('scripts', 'setup', 'prepare.ts')]);
