import { type MessagePort, Worker } from 'node:worker_threads';
import { nodePort } from '../threads/node-port';
import { connect } from '../threads/rpc';
import type { BlockedCamera } from './gate';
import {
  type EndpointThreadData,
  type EndpointThreadMethods,
  isReportMessage,
  type LinkReport,
  type NetworkSettings,
} from './thread-protocol';

export type { BlockedCamera } from './gate';
export type { LinkReport } from './thread-protocol';

export interface CameraLinkOptions {
  /** The built `endpoint-thread`. */
  readonly threadFile: string | URL;
  readonly network: NetworkSettings;
  readonly blocked: readonly BlockedCamera[];
  /** Complete photos go out as StoreRequest, StorageMessage comes back. It belongs to the thread from here on. */
  readonly storagePort: MessagePort;
  readonly onReport: (report: LinkReport) => void;
  /** The thread has ended: null after `shutdown`, else what went wrong. Start another one. */
  readonly onExit: (problem: Error | null) => void;
}

export interface CameraLink {
  /** Requests of these cameras are refused with status 4; replaces the former list. */
  setBlocked(cameras: readonly BlockedCamera[]): Promise<void>;
  /** Binds anew when host or port changed; the rest is used from the next frame on. */
  reconfigure(network: NetworkSettings): Promise<void>;
  /** Refuses new photos, lets those on their way to storage be answered (5 s at most), then closes. */
  shutdown(): Promise<void>;
}

/** Starts the thread that receives photos. It binds, and binds again when that fails, by itself. */
export function startCameraLink(options: CameraLinkOptions): CameraLink {
  const { network, blocked, storagePort } = options;
  const workerData: EndpointThreadData = { network, blocked, storagePort };
  const worker = new Worker(options.threadFile, { workerData, transferList: [storagePort], name: 'camera link' });
  const { remote, fail } = connect<EndpointThreadMethods>(nodePort(worker));
  let problem: Error | null = null;
  let closing = false;

  worker.on('message', (message: unknown) => {
    if (isReportMessage(message)) options.onReport(message.report);
  });
  worker.on('error', (error) => {
    problem = error;
  });
  worker.on('exit', (code) => {
    const reason = problem ?? (closing ? null : new Error(`the endpoint's thread ended with code ${code}`));
    fail(reason ?? new Error('the endpoint has been shut down'));
    options.onExit(reason);
  });

  return {
    setBlocked: (cameras) => remote.setBlocked(cameras),
    reconfigure: (changed) => remote.reconfigure(changed),
    async shutdown() {
      closing = true;
      try {
        await remote.shutdown();
      } finally {
        await worker.terminate();
      }
    },
  };
}
