/** Every test: sets up what is missing, checks, builds, and drives the real program. */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

run(process.execPath, ['scripts/setup.mjs']);
for (const script of ['check', 'build', 'test:e2e']) run('npm', ['run', '--silent', script]);
