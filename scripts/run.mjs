/** Sets up what is missing, builds, and starts the station in development. Options go to the program as they are. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(args, quiet = false) {
  // Standard output belongs to the station (its `ready` line), so what prepares it writes to standard error.
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['inherit', quiet ? 'ignore' : 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

run([join('scripts', 'setup.mjs')]);
run([join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn']);
const { status, signal } = spawnSync(
  process.execPath,
  ['--import', 'tsx', join('scripts', 'start.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(signal ? 1 : (status ?? 1));
