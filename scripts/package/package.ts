/**
 * Packages the built program: `npm run package` makes the Linux folder and deb, `npm run package -- --win` or any
 * other electron-builder options go through as they are (AppImage and NSIS fetch their own tools).
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { electronRuntime } from '../setup/electron-runtime';

const root = resolve(import.meta.dirname, '../..');
const given = process.argv.slice(2);
const options = given.length > 0 ? given : ['--linux', 'dir', 'deb'];
const runtime = electronRuntime();

// Only where the current Electron cannot be downloaded: electron-builder could not fetch it either.
const dist =
  runtime.source === 'electron package'
    ? []
    : [`-c.electronDist=${dirname(runtime.executable)}`, `-c.electronVersion=${runtime.version}`];

const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/electron-builder/cli.js'), '--publish', 'never', ...options, ...dist],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      // electron-builder fetches fpm for the deb; dpkg-deb does the same and is there on every Debian.
      CUSTOM_FPM_PATH: process.env.CUSTOM_FPM_PATH ?? join(import.meta.dirname, 'deb-with-dpkg.mjs'),
    },
  },
);
process.exit(status ?? 1);
