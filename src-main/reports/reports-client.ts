import { Worker } from 'node:worker_threads';
import type { ReportSummary } from '../../src-shared/domain/statistics';
import { type LastingThread, lastingThread } from '../threads/lasting-thread';
import type { ExportOutcome, ExportRequest, RowProgress } from './export-csv';
import type { SummaryRequest } from './summary';

export interface ReportsMethods {
  summary(request: SummaryRequest): ReportSummary;
  exportCsv(exportId: number, request: Omit<ExportRequest, 'dataDir'>): Promise<ExportOutcome>;
  cancelExport(exportId: number): void;
}

export interface ReportsProgress extends RowProgress {
  readonly kind: 'progress';
  readonly exportId: number;
}

export type Reports = LastingThread<ReportsMethods>;

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
  return lastingThread(() => {
    const worker = new Worker(threadFile, { workerData: { dataDir }, name: 'reports' });
    worker.on('message', (message: ReportsProgress | { readonly kind: 'answer' }) => {
      if (message.kind === 'progress') {
        onProgress(message.exportId, { rows: message.rows, totalRows: message.totalRows });
      }
    });
    return worker;
  }, onEnd);
}
