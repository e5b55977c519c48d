import { Worker } from 'node:worker_threads';
import { nodePort } from '../threads/node-port';
import { connect, type Remote } from '../threads/rpc';
import type { ReaderMethods } from './reader-methods';

export interface RecordsReader {
  readonly remote: Remote<ReaderMethods>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  readonly dataDir: string;
  /** Built `reader-thread.js`. */
  readonly threadFile: string | URL;
  /** The thread ended without being closed; every call from now on is rejected. */
  readonly onExit?: (error: Error) => void;
}

/** Starts the thread that reads for the screens. The database must exist: storage is started first. */
export function startReader({ dataDir, threadFile, onExit }: ReaderOptions): RecordsReader {
  const worker = new Worker(threadFile, { workerData: { dataDir }, name: 'records reader' });
  const connection = connect<ReaderMethods>(nodePort(worker));
  let closing = false;
  let cause: Error | null = null;
  worker.on('error', (error) => {
    cause = error;
  });
  worker.on('exit', (code) => {
    const error = cause ?? new Error(`the reader thread ended with code ${code}`);
    connection.fail(error);
    if (!closing) onExit?.(error);
  });
  return {
    remote: connection.remote,
    close: async () => {
      closing = true;
      await worker.terminate();
    },
  };
}
