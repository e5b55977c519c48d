/** Worker entry: the screens' reads, on a connection of their own so that no long one holds up a write. */
import { parentPort, workerData } from 'node:worker_threads';
import { nodePort } from '../threads/node-port';
import { expose } from '../threads/rpc';
import { databaseFile, openReader } from './open-records';
import { readerMethods } from './reader-methods';

if (!parentPort) throw new Error('the reader runs as a worker thread');

const { dataDir } = workerData as { readonly dataDir: string };
const reader = openReader(databaseFile(dataDir));
// Holds the whole index of the gallery at a million captures: a filter then reads nothing from the disk.
reader.db.pragma('cache_size = -131072');
expose(nodePort(parentPort), readerMethods(reader, dataDir, Date.now));
