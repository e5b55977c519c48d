/** The threads that hold the data: one that writes, one that reads for the screens, one that makes figures. */
import type { BulkProgress } from '../../src-shared/domain/bulk-decision';
import type { Capture } from '../../src-shared/domain/capture';
import type { RecordsUpdate } from '../../src-shared/domain/records-update';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { StorageStatus } from '../../src-shared/domain/station-status';
import type { Log } from '../log/log';
import { type RecordsReader, startReader } from '../records/reader-client';
import type { RowProgress } from '../reports/export-csv';
import { type Reports, startReports } from '../reports/reports-client';
import { type Storage, startStorage } from '../storage/storage-client';
import { folderProblem, type StartProblem } from './start-problem';

export interface DataRooms {
  readonly storage: Storage;
  readonly reader: RecordsReader;
  readonly reports: Reports;
  close(): Promise<void>;
}

export interface DataListeners {
  /** Before anything is open: the records are brought up to date; null when they are. */
  onUpdate(update: RecordsUpdate | null): void;
  onStorageStatus(status: StorageStatus): void;
  onStored(captures: readonly Capture[]): void;
  onDecided(captures: readonly Capture[]): void;
  onRemoved(captures: readonly Capture[]): void;
  onBulkProgress(progress: BulkProgress): void;
  onExportProgress(exportId: number, progress: RowProgress): void;
  /** Without this thread no photo can be kept. */
  onFatal(message: string): void;
}

/** Fails when the folder cannot be used. */
export async function openDataRooms(
  dataDir: string,
  built: (entry: string) => string,
  log: Log,
  listeners: DataListeners,
): Promise<Result<DataRooms, StartProblem>> {
  let storage: Storage;
  try {
    storage = await startStorage({
      dataDir,
      threadFile: built('storage-thread'),
      onUpdate: (update) => {
        if (update) log.info(`updating the records, step ${update.step} of ${update.of}`);
        listeners.onUpdate(update);
      },
      onStatus: listeners.onStorageStatus,
      onStored: listeners.onStored,
      onDecided: listeners.onDecided,
      onRemoved: listeners.onRemoved,
      onRemovalFailed: (message) => log.error(`photos could not be removed: ${message}`),
      onBulkProgress: listeners.onBulkProgress,
      onCheckFailed: (message) => log.error(`the check of all files ended: ${message}`),
      onExit: (error) => {
        log.error('the storage thread ended', error);
        listeners.onFatal(`the storage thread ended: ${error.message}`);
      },
    });
  } catch (error) {
    return failed({ code: folderProblem(error), text: (error as Error).message });
  }
  listeners.onStorageStatus(await storage.remote.status());
  const restarted = (name: string) => (error: Error) =>
    log.error(`the ${name} thread ended; it is started again`, error);
  const reader = startReader({ dataDir, threadFile: built('reader-thread'), onEnd: restarted('reader') });
  const reports = startReports({
    dataDir,
    threadFile: built('reports-thread'),
    onProgress: listeners.onExportProgress,
    onEnd: restarted('reports'),
  });
  return ok({
    storage,
    reader,
    reports,
    async close() {
      await Promise.all([reports.close(), reader.close()]);
      await storage.close();
    },
  });
}
