import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { HostProcess } from '../../src-main/inspection/host-process';

export interface ChildHost extends HostProcess {
  readonly child: ChildProcess;
}

const inspection = 'inspection/inspection-host.ts';

/** The real inspection host, or another entry of src-main, as a plain Node child, straight from its source. */
export function spawnChildHost(entry = inspection): ChildHost {
  const child = fork(join(import.meta.dirname, '../../src-main', entry), {
    serialization: 'advanced',
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // A message to a child that has just ended fails; that it ended is heard from its exit.
  child.on('error', () => undefined);
  return {
    child,
    port: {
      postMessage: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
    },
    onExit: (listener) => {
      child.on('exit', (code, signal) => listener(signal ?? `exit code ${code}`));
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
