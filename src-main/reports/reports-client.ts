import { Worker } from 'node:worker_threads';
import type { ReportRequest, ReportSummary } from '../../src-shared/domain/statistics';
import { type LastingThread, lastingThread } from '../threads/lasting-thread';
import type { ExportOutcome, ExportRequest, RowProgress } from './export-csv';
import type { FiguresRequest } from './export-figures';
import type { LogExportRequest } from './export-log';

export interface ReportsMethods {
  /** With a `turn` the count ends, answering null, as soon as the shared newest turn is another. */
  summary(request: ReportRequest, turn: number | null): ReportSummary | null;
  exportFigures(request: FiguresRequest): Promise<ExportOutcome>;
  exportCsv(exportId: number, request: Omit<ExportRequest, 'dataDir'>): Promise<ExportOutcome>;
  exportLog(request: Omit<LogExportRequest, 'dataDir'>): Promise<ExportOutcome>;
  cancelExport(exportId: number): void;
}

export interface ReportsProgress extends RowProgress {
  readonly kind: 'progress';
  readonly exportId: number;
}

export interface Reports extends LastingThread<ReportsMethods> {
  /** For a screen that wants its newest request alone: each call ends the one before, which answers null. */
  newestSummary(request: ReportRequest): Promise<ReportSummary | null>;
}

/** What the thread is started with. */
export interface ReportsStart {
  readonly dataDir: string;
  /** One number: the turn of the newest request, written by the main thread while the thread counts. */
  readonly newestTurn: SharedArrayBuffer;
}

export interface ReportsOptions {
  readonly dataDir: string;
  /** Built `reports-thread.js`. */
  readonly threadFile: string | URL;
  /** Of every export under way, each thousand rows. */
  readonly onProgress: (exportId: number, progress: RowProgress) => void;
  /** The thread ended without being closed, and is started again. */
  readonly onEnd: (error: Error) => void;
}

/** Starts the thread that makes figures and exports. The database must exist: storage is started first. */
export function startReports({ dataDir, threadFile, onProgress, onEnd }: ReportsOptions): Reports {
  const newestTurn = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const turns = new Int32Array(newestTurn);
  const thread = lastingThread<ReportsMethods>(() => {
    const workerData: ReportsStart = { dataDir, newestTurn };
    const worker = new Worker(threadFile, { workerData, name: 'reports' });
    worker.on('message', (message: ReportsProgress | { readonly kind: 'answer' }) => {
      if (message.kind === 'progress') {
        onProgress(message.exportId, { rows: message.rows, totalRows: message.totalRows });
      }
    });
    return worker;
  }, onEnd);
  return {
    ...thread,
    newestSummary: (request) => thread.remote.summary(request, Atomics.add(turns, 0, 1) + 1),
  };
}
