import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type MqttOutputStatus, type OutputTest, outputOff } from '../../src-shared/domain/mqtt-output';
import { type LastingThread, lastingThread } from '../threads/lasting-thread';
import type { BrokerOrder, OutputOrder } from './broker-order';
import { removeCursor } from './cursor-file';

/** In the data folder. */
export const cursorFileName = 'mqtt-output.json';

export interface OutputsMethods {
  /** Null switches it off. */
  configure(order: OutputOrder | null): Promise<void>;
  /** Answers within five seconds. */
  test(order: BrokerOrder & { readonly station: string }): Promise<OutputTest>;
  /** Takes leave of the broker. */
  stop(): Promise<void>;
}

/** What the thread tells unasked. */
export type OutputsNews =
  | { readonly kind: 'status'; readonly status: MqttOutputStatus }
  | { readonly kind: 'log'; readonly text: string };

/** What the thread is started with. */
export interface OutputsStart {
  readonly dataDir: string;
  /** As it was when an earlier thread ended. */
  readonly order: OutputOrder | null;
}

export interface OutputsOptions {
  readonly dataDir: string;
  /** Built `outputs-thread.js`. */
  readonly threadFile: string | URL;
  readonly onStatus: (status: MqttOutputStatus) => void;
  readonly log: (text: string) => void;
  /** The thread ended without being closed, and is started again. */
  readonly onEnd: (error: Error) => void;
}

export interface Outputs {
  configure(order: OutputOrder | null): Promise<void>;
  test: OutputsMethods['test'];
  close(): Promise<void>;
}

/** Starts the thread when it is first needed: a station that tells nobody has none. */
export function createOutputs({ dataDir, threadFile, onStatus, log, onEnd }: OutputsOptions): Outputs {
  let thread: LastingThread<OutputsMethods> | null = null;
  let order: OutputOrder | null = null;

  const start = (): Worker => {
    const workerData: OutputsStart = { dataDir, order };
    const worker = new Worker(threadFile, { workerData, name: 'outputs' });
    worker.on('message', (news: OutputsNews | { readonly kind: 'answer' }) => {
      if (news.kind === 'status') onStatus(news.status);
      if (news.kind === 'log') log(news.text);
    });
    return worker;
  };
  const needed = (): LastingThread<OutputsMethods> => {
    thread ??= lastingThread<OutputsMethods>(start, (error) => {
      onStatus(outputOff);
      onEnd(error);
    });
    return thread;
  };

  return {
    async configure(wanted) {
      order = wanted;
      // A thread that is just being started again begins with the order.
      if (wanted !== null) return needed().remote.configure(wanted);
      await thread?.remote.configure(null).catch(() => undefined);
      // Also without a thread, or while it is down: what it knew is of no use any more.
      await removeCursor(join(dataDir, cursorFileName));
    },
    test: (wanted) => needed().remote.test(wanted),
    async close() {
      // One that is gone has nothing to take leave of.
      await thread?.remote.stop().catch(() => undefined);
      await thread?.close();
    },
  };
}
