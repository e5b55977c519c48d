import { Worker } from 'node:worker_threads';
import type { ReportSummary } from '../../src-shared/domain/statistics';
import { nodePort } from '../threads/node-port';
import { connect, type Remote } from '../threads/rpc';
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

export interface Reports {
  readonly remote: Remote<ReportsMethods>;
  close(): Promise<void>;
}

export interface ReportsOptions {
  readonly dataDir: string;
  /** Built `reports-thread.js`. */
  readonly threadFile: string | URL;
  /** Of every export under way, each thousand rows. */
  readonly onProgress: (exportId: number, progress: RowProgress) => void;
  /** The thread ended without being closed; every call from now on is rejected. */
  readonly onExit?: (error: Error) => void;
}

/** Starts the thread that makes figures and exports. The database must exist: storage is started first. */
export function startReports({ dataDir, threadFile, onProgress, onExit }: ReportsOptions): Reports {
  const worker = new Worker(threadFile, { workerData: { dataDir }, name: 'reports' });
  const connection = connect<ReportsMethods>(nodePort(worker));
  let closing = false;
  let cause: Error | null = null;
  worker.on('message', (message: ReportsProgress | { readonly kind: 'answer' }) => {
    if (message.kind === 'progress') {
      onProgress(message.exportId, { rows: message.rows, totalRows: message.totalRows });
    }
  });
  worker.on('error', (error) => {
    cause = error;
  });
  worker.on('exit', (code) => {
    const error = cause ?? new Error(`the reports thread ended with code ${code}`);
    connection.fail(error);
    if (!closing) onExit?.(error);
  });
  return {
    remote: connection.remote,
    async close() {
      closing = true;
      await worker.terminate();
    },
  };
}
