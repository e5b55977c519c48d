import { Worker } from 'node:worker_threads';
import type { Shift } from '../../src-shared/domain/shift';
import type { ReportRequest, ReportSummary } from '../../src-shared/domain/statistics';
import { type LastingThread, lastingThread } from '../threads/lasting-thread';
import type { ExportOutcome, ExportRequest, RowProgress } from './export-csv';
import type { FiguresRequest } from './export-figures';
import type { LogExportRequest } from './export-log';

export interface ReportsMethods {
  /** The count ends, answering null, when `until` says so. */
  summary(request: ReportRequest, shifts: readonly Shift[], until: CountEnd): ReportSummary | null;
  exportFigures(request: FiguresRequest): Promise<ExportOutcome>;
  exportCsv(exportId: number, request: Omit<ExportRequest, 'dataDir'>): Promise<ExportOutcome>;
  exportLog(request: Omit<LogExportRequest, 'dataDir'>): Promise<ExportOutcome>;
  cancelExport(exportId: number): void;
}

/** `turn`: as soon as the window's newest turn is another. `export`: when that export is the last one cancelled. */
export type CountEnd = { readonly turn: number } | { readonly export: number };

export interface ReportsProgress extends RowProgress {
  readonly kind: 'progress';
  readonly exportId: number;
}

export interface Reports extends LastingThread<ReportsMethods> {
  /** For a screen that wants its newest request alone: each call ends the one before, which answers null. */
  newestSummary(request: ReportRequest, shifts: readonly Shift[]): Promise<ReportSummary | null>;
  /** Ends the count of the newest request, which answers null. */
  stopNewest(): void;
  /** Of an export, whether its rows are being written or its figures counted. */
  cancelExport(exportId: number): Promise<void>;
}

/** Where in the shared memory. */
export const sharedTurn = 0;
export const sharedCancelled = 1;

/** What the thread is started with. */
export interface ReportsStart {
  readonly dataDir: string;
  /**
   * Two numbers that the main thread writes while the thread counts and hears nothing: the turn of the newest request,
   * and the export that was cancelled last.
   */
  readonly shared: SharedArrayBuffer;
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
  const shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  const numbers = new Int32Array(shared);
  const thread = lastingThread<ReportsMethods>(() => {
    const workerData: ReportsStart = { dataDir, shared };
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
    newestSummary: (request, shifts) =>
      thread.remote.summary(request, shifts, { turn: Atomics.add(numbers, sharedTurn, 1) + 1 }),
    stopNewest: () => void Atomics.add(numbers, sharedTurn, 1),
    cancelExport: (exportId) => {
      Atomics.store(numbers, sharedCancelled, exportId);
      return thread.remote.cancelExport(exportId);
    },
  };
}
