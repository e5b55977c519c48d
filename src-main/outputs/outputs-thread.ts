/**
 * Worker entry: what is sent to other systems. A thread of its own with a connection of its own, so that neither the main
 * thread nor the screens' reads feel a week of backlog, and an error in a library ends this thread alone.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { databaseFile, openReader } from '../records/open-records';
import { nodePort } from '../threads/node-port';
import { expose } from '../threads/rpc';
import { testBroker } from './broker-test';
import { MqttSender } from './mqtt-sender';
import { cursorFileName, type OutputsMethods, type OutputsNews, type OutputsStart } from './outputs-client';

if (!parentPort) throw new Error('outputs run as a worker thread');
const main = parentPort;
const { dataDir, order } = workerData as OutputsStart;
const tell = (news: OutputsNews): void => main.postMessage(news);
const sender = new MqttSender({
  reader: openReader(databaseFile(dataDir)),
  cursorFile: join(dataDir, cursorFileName),
  onStatus: (status) => tell({ kind: 'status', status }),
  log: (text) => tell({ kind: 'log', text }),
});

const methods: OutputsMethods = {
  configure: (wanted) => sender.configure(wanted),
  test: testBroker,
  stop: () => sender.stop(),
};
expose(nodePort(main), methods);
if (order !== null) void sender.configure(order);
