/** What the backup's process can be asked; it ends with the one thing it was asked. */
import type { BackupFolderCheck, BackupProgress } from '../../src-shared/domain/backup';
import type { RpcPort } from '../threads/rpc';
import { checkBackupFolder } from './backup-folder';
import { type BackupOrder, type BackupOutcome, makeBackup } from './make-backup';
import { restAsLong } from './rest';

export interface BackupMethods {
  check(folder: string, dataDir: string): Promise<BackupFolderCheck>;
  run(order: BackupOrder): Promise<BackupOutcome>;
}

/** Of a run, several times a second. */
export interface BackupMessage {
  readonly kind: 'progress';
  readonly progress: BackupProgress;
}

const toldEveryMs = 250;

export function backupMethods(port: RpcPort): BackupMethods {
  let told: { readonly atMs: number; readonly step: BackupProgress['step'] } = { atMs: 0, step: 'preparing' };
  return {
    check: checkBackupFolder,
    run: (order) =>
      makeBackup(order, {
        rest: restAsLong(),
        onProgress(progress) {
          if (progress.step === told.step && Date.now() - told.atMs < toldEveryMs) return;
          told = { atMs: Date.now(), step: progress.step };
          port.postMessage({ kind: 'progress', progress } satisfies BackupMessage);
        },
      }),
  };
}
