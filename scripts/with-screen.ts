/** Runs a command, under a virtual screen where there is none: `tsx scripts/with-screen.ts vitest run`. */
import { spawnSync } from 'node:child_process';
import { onScreen } from './screen';

const [given, ...rest] = process.argv.slice(2);
if (!given) throw new Error('name a command');
const { command, args } = onScreen(given, rest);
const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
if (error) console.error(error.message);
process.exit(status ?? 1);
