/** Starts the built program on the chosen Electron, with a virtual screen where there is none. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { electronCommand } from './screen';

const { command, args } = electronCommand(resolve(import.meta.dirname, '..'), process.argv.slice(2));
const child = spawn(command, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`start: ${command} could not be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
