/** Worker entry: figures and exports, beside the station's work. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Reader } from '../records/handles';
import { databaseFile, openReader } from '../records/open-records';
import { nodePort } from '../threads/node-port';
import { expose } from '../threads/rpc';
import { exportCsv } from './export-csv';
import { exportFigures } from './export-figures';
import { exportLog } from './export-log';
import {
  type ReportsMethods,
  type ReportsProgress,
  type ReportsStart,
  sharedCancelled,
  sharedTurn,
} from './reports-client';
import { reportSummary } from './summary';

if (!parentPort) throw new Error('reports run as a worker thread');
const main = parentPort;
const { dataDir, shared } = workerData as ReportsStart;
const numbers = new Int32Array(shared);
const exports = new Map<number, AbortController>();
/** Of how far an export is: more often nobody reads it, and the window would be kept from its buttons. */
const toldEveryMs = 200;
let reader: Reader | undefined;

const methods: ReportsMethods = {
  summary(request, shifts, until) {
    reader ??= openReader(databaseFile(dataDir));
    const goOn = (): boolean =>
      'turn' in until
        ? Atomics.load(numbers, sharedTurn) === until.turn
        : Atomics.load(numbers, sharedCancelled) !== until.export;
    return reportSummary(reader, request, { goOn, shifts });
  },
  exportFigures,
  async exportCsv(exportId, request) {
    const controller = new AbortController();
    let toldMs = 0;
    exports.set(exportId, controller);
    try {
      return await exportCsv(
        { ...request, dataDir },
        (progress) => {
          if (Date.now() - toldMs < toldEveryMs) return;
          toldMs = Date.now();
          main.postMessage({ kind: 'progress', exportId, ...progress } satisfies ReportsProgress);
        },
        controller.signal,
      );
    } finally {
      exports.delete(exportId);
    }
  },
  exportLog: (request) => exportLog({ ...request, dataDir }),
  cancelExport(exportId) {
    exports.get(exportId)?.abort();
  },
};
expose(nodePort(main), methods);
