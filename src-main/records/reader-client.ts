import { Worker } from 'node:worker_threads';
import { type LastingThread, lastingThread } from '../threads/lasting-thread';
import type { ReaderMethods } from './reader-methods';

export type RecordsReader = LastingThread<ReaderMethods>;

export interface ReaderOptions {
  readonly dataDir: string;
  /** Built `reader-thread.js`. */
  readonly threadFile: string | URL;
  /** The thread ended without being closed, and is started again. */
  readonly onEnd: (error: Error) => void;
}

/** Starts the thread that reads for the screens. The database must exist: storage is started first. */
export function startReader({ dataDir, threadFile, onEnd }: ReaderOptions): RecordsReader {
  return lastingThread(() => new Worker(threadFile, { workerData: { dataDir }, name: 'records reader' }), onEnd);
}
