import type { BackupFolderCheck } from '../../src-shared/domain/backup';
import type { BackupDesk } from '../backup/backup-desk';
import type { SettingsStore } from '../settings/settings-store';
import { actingName } from './acting';
import { chooseFolder } from './choose-folder';
import type { Handlers } from './handle';

export type BackupHandlers = Pick<
  Handlers,
  'backupStatus' | 'startBackup' | 'cancelBackup' | 'chooseBackupFolder' | 'checkBackupFolder'
>;

export function backupHandlers(
  desk: BackupDesk,
  settings: SettingsStore,
  check: (folder: string) => Promise<BackupFolderCheck>,
): BackupHandlers {
  return {
    backupStatus: () => desk.status(),
    startBackup: async () => ({ state: await desk.start(actingName()) }),

    cancelBackup() {
      desk.cancel(actingName());
      return null;
    },

    chooseBackupFolder: () => chooseFolder('backupFolder', settings),

    checkBackupFolder: ({ folder }) => check(folder),
  };
}
