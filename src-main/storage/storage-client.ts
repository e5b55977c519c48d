import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { BulkProgress } from '../../src-shared/domain/bulk-decision';
import type { Capture } from '../../src-shared/domain/capture';
import type { RecordsUpdate } from '../../src-shared/domain/records-update';
import type { StorageStatus } from '../../src-shared/domain/station-status';
import { nodePort } from '../threads/node-port';
import { connect, type Remote } from '../threads/rpc';
import { type KeeperOptions, keeperDefaults, type StorageEvent, type StorageMethods } from './keeper';

export type StorageThreadInput = { readonly kind: 'link'; readonly port: MessagePort } | { readonly kind: 'call' };

export type StorageThreadMessage =
  | { readonly kind: 'opened' }
  | { readonly kind: 'not-opened'; readonly message: string; readonly code?: string }
  | { readonly kind: 'event'; readonly event: StorageEvent }
  | { readonly kind: 'check-failed'; readonly message: string }
  | { readonly kind: 'answer' };

export interface StorageListeners {
  /** Before it is open: the records are brought up to date; null when they are. */
  readonly onUpdate?: (update: RecordsUpdate | null) => void;
  readonly onStatus: (status: StorageStatus) => void;
  /** Captures committed together, in the order of their ids. */
  readonly onStored: (captures: readonly Capture[]) => void;
  /** By a bulk decision, committed together. */
  readonly onDecided: (captures: readonly Capture[]) => void;
  /** Their photos were, to make room. */
  readonly onRemoved: (captures: readonly Capture[]) => void;
  readonly onRemovalFailed: (message: string) => void;
  readonly onBulkProgress: (progress: BulkProgress) => void;
  /** The check of all files could not go on; reception is not touched by it. */
  readonly onCheckFailed: (message: string) => void;
  /** The thread ended without being closed: nothing is stored any more, every call is rejected. */
  readonly onExit: (error: Error) => void;
}

export interface StorageOptions extends Partial<Omit<KeeperOptions, 'dataDir'>>, StorageListeners {
  readonly dataDir: string;
  /** Built `storage-thread.js`. */
  readonly threadFile: string | URL;
}

export interface Storage {
  readonly remote: Remote<StorageMethods>;
  /** A new port for camera-link (`StoreRequest` in, `StorageMessage` out); to be transferred to its thread. */
  linkPort(): MessagePort;
  /** Finishes the photos in work, then ends the thread. Stop camera-link first. */
  close(): Promise<void>;
}

/**
 * Starts the storage thread on a data folder. Rejects when the folder cannot be used, with `code`
 * `data-folder-in-use`, a RecordsErrorCode, or the system's (EACCES, ENOSPC, SQLITE_...).
 */
export function startStorage(options: StorageOptions): Promise<Storage> {
  const { dataDir, threadFile } = options;
  const workerData: KeeperOptions = {
    dataDir,
    reserveBytes: options.reserveBytes ?? keeperDefaults.reserveBytes,
    checkIntervalMs: options.checkIntervalMs ?? keeperDefaults.checkIntervalMs,
  };
  const worker = new Worker(threadFile, { workerData, name: 'storage' });
  const connection = connect<StorageMethods & { close(): void }>(nodePort(worker));
  let cause: Error | null = null;
  let serving = false;
  const exited = new Promise<Error>((resolve) => {
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', (code) => {
      const error = cause ?? new Error(`the storage thread ended with code ${code}`);
      connection.fail(error);
      resolve(error);
    });
  });

  const storage: Storage = {
    remote: connection.remote,
    linkPort: () => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ kind: 'link', port: port1 }, [port1]);
      return port2;
    },
    close: async () => {
      serving = false;
      await connection.remote.close();
      await exited;
    },
  };

  return new Promise((resolve, reject) => {
    worker.on('message', (message: StorageThreadMessage) => {
      if (message.kind === 'not-opened') {
        reject(Object.assign(new Error(message.message), message.code ? { code: message.code } : {}));
      } else if (message.kind === 'opened') {
        serving = true;
        resolve(storage);
      } else pass(message, options);
    });
    void exited.then((error) => {
      reject(error);
      if (serving) options.onExit(error);
    });
  });
}

function pass(message: StorageThreadMessage, listeners: StorageListeners): void {
  if (message.kind === 'check-failed') listeners.onCheckFailed(message.message);
  if (message.kind !== 'event') return;
  const { event } = message;
  if (event.type === 'updating') listeners.onUpdate?.(event.update);
  else if (event.type === 'status') listeners.onStatus(event.status);
  else if (event.type === 'stored') listeners.onStored(event.captures);
  else if (event.type === 'decided') listeners.onDecided(event.captures);
  else if (event.type === 'removed') listeners.onRemoved(event.captures);
  else if (event.type === 'removal-failed') listeners.onRemovalFailed(event.message);
  else listeners.onBulkProgress(event.progress);
}
