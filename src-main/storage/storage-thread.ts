/** Worker entry: the storage of the station. Its first message says whether the data folder could be opened. */
import { parentPort, workerData } from 'node:worker_threads';
import { nodePort } from '../threads/node-port';
import { expose } from '../threads/rpc';
import { createKeeper, type KeeperOptions } from './keeper';
import type { StorageThreadInput, StorageThreadMessage } from './storage-client';

if (!parentPort) throw new Error('storage runs as a worker thread');
const main = parentPort;
const tell = (message: StorageThreadMessage): void => main.postMessage(message);

try {
  const keeper = await createKeeper(workerData as KeeperOptions, (event) => tell({ kind: 'event', event }));
  main.on('message', (message: StorageThreadInput) => {
    if (message.kind === 'link') keeper.attachLink(nodePort(message.port));
  });
  expose(nodePort(main), {
    ...keeper.methods,
    close: async () => {
      await keeper.close();
      // Its answer leaves before the thread does.
      setImmediate(() => main.close());
    },
  });
  tell({ kind: 'opened' });
  // Finds what only damage from outside can cause; beside all other work, and never needed for the promise.
  keeper.methods.checkAllFiles().catch((error: Error) => tell({ kind: 'check-failed', message: error.message }));
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException;
  tell({ kind: 'not-opened', message, ...(code ? { code } : {}) });
  main.close();
}
