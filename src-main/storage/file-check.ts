import { join } from 'node:path';
import { dataFolder } from '../../src-shared/domain/data-folder';
import { capturedFolders, filesInFolder, hasCaptureOf } from '../records/captures';
import type { Reader } from '../records/handles';
import { photoRemovedOf } from '../records/photo-removals';
import { dayFolders, type SweepResult, sweepFolders } from '../vault/sweep';

/** Compares image files with their rows; see `vault/sweep.ts`. */
export interface FileCheck {
  sweep(folders: Iterable<string>): Promise<SweepResult>;
  /** Every folder there is on disk or among the rows. Only one runs at a time. */
  sweepAll(): Promise<SweepResult>;
  /** Ends a sweep after the folder it is at. */
  stop(): Promise<void>;
}

export function createFileCheck(reader: Reader, dataDir: string, isInWork: (file: string) => boolean): FileCheck {
  const dirs = { images: join(dataDir, dataFolder.images), quarantine: join(dataDir, dataFolder.quarantine) };
  let stopping = false;
  let running: Promise<SweepResult> | null = null;

  function* untilStopped(folders: Iterable<string>): Generator<string> {
    for (const folder of folders) {
      if (stopping) return;
      yield folder;
    }
  }

  const sweep = (folders: Iterable<string>): Promise<SweepResult> =>
    sweepFolders(dirs, untilStopped(folders), {
      filesInFolder: (folder, after, limit) => filesInFolder(reader, folder, after, limit),
      hasRow: (file) => hasCaptureOf(reader, file),
      isRemoved: (file) => photoRemovedOf(reader, file),
      isInWork,
    });

  const everyFolder = async (): Promise<Set<string>> =>
    new Set([...(await dayFolders(dirs.images)), ...capturedFolders(reader)]);

  return {
    sweep,
    sweepAll() {
      running ??= everyFolder()
        .then(sweep)
        .finally(() => {
          running = null;
        });
      return running;
    },
    async stop() {
      stopping = true;
      await running?.catch(() => undefined);
    },
  };
}
