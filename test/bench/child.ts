import { fork } from 'node:child_process';
import { electronRuntime } from '../../scripts/setup/electron-runtime';
import { connect, type Remote } from '../../src-main/threads/rpc';

export interface Child<M> {
  readonly remote: Remote<M>;
  readonly pid: number;
  stop(): void;
}

/**
 * A process of its own for what must not share a thread with whoever measures; `entry` exposes M on its parent port.
 * `electron`: Node as it is in the station's own runtime.
 */
export function startChild<M>(entry: URL, runtime: 'node' | 'electron' = 'node'): Child<M> {
  const child = fork(entry, {
    serialization: 'advanced',
    execArgv: ['--import', 'tsx'],
    ...(runtime === 'electron' && {
      execPath: electronRuntime().executable,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    }),
  });
  const { remote, fail } = connect<M>({
    postMessage: (message) => child.send(message as object),
    onMessage: (listener) => {
      child.on('message', listener);
    },
  });
  child.once('exit', (code, signal) => fail(new Error(`${entry.pathname} ended (${signal ?? code})`)));
  if (child.pid === undefined) throw new Error(`${entry.pathname} cannot be started`);
  return { remote, pid: child.pid, stop: () => child.disconnect() };
}
