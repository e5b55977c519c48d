import type { Worker } from 'node:worker_threads';
import { nodePort } from './node-port';
import { type Connection, connect, type Remote } from './rpc';

const restartMs = 1000;

export interface LastingThread<M> {
  /** Calls under way when the thread ends, and until it is started again, are rejected. */
  readonly remote: Remote<M>;
  close(): Promise<void>;
}

/**
 * A thread that others can do without for a moment: it is started again when it ends unasked, and what it was doing
 * then is lost. `onEnd` hears of each time.
 */
export function lastingThread<M>(start: () => Worker, onEnd: (error: Error) => void): LastingThread<M> {
  let worker: Worker;
  let connection: Connection<M>;
  let closing = false;
  let restart: NodeJS.Timeout | undefined;

  function run(): void {
    const started = start();
    const its = connect<M>(nodePort(started));
    let cause: Error | null = null;
    started.on('error', (error) => {
      cause = error;
    });
    started.on('exit', (code) => {
      const error = cause ?? new Error(`the thread ended with code ${code}`);
      its.fail(error);
      if (closing) return;
      onEnd(error);
      restart = setTimeout(run, restartMs);
    });
    worker = started;
    connection = its;
  }
  run();

  const remote = new Proxy({} as Remote<M>, {
    get: (_target, method) => connection.remote[method as keyof M],
  });
  return {
    remote,
    close: async () => {
      closing = true;
      clearTimeout(restart);
      await worker.terminate();
    },
  };
}
