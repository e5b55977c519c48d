import { dialog } from 'electron';
import type { BackupFolderCheck } from '../../src-shared/domain/backup';
import { systemTexts } from '../../src-shared/system-texts';
import type { BackupDesk } from '../backup/backup-desk';
import type { SettingsStore } from '../settings/settings-store';
import { actingName } from './acting';
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

    async chooseBackupFolder() {
      const texts = systemTexts(settings.current.language).dialog;
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: texts.backupFolder,
        buttonLabel: texts.choose,
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },

    checkBackupFolder: ({ folder }) => check(folder),
  };
}
