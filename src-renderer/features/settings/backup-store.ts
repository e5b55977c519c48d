import { create } from 'zustand';
import type { BackupStatus } from '../../../src-shared/domain/backup';
import { ask, listen } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showDone, showProblem, showWarning } from '../../app/notices';
import { following } from '../../app/state/use-asked';

export const useBackupStatus = create<{ readonly status: BackupStatus | null }>(() => ({ status: null }));

/** Follows how the backups go; returns the way to stop. */
export function followBackup(): () => void {
  const load = (): void => {
    void ask('backupStatus', undefined).then((answer) => {
      if (answer.ok) useBackupStatus.setState({ status: answer.value });
    });
  };
  load();
  return following(
    listen('backupChanged', (status) => useBackupStatus.setState({ status })),
    listen('settingsChanged', load),
  );
}

export async function startBackup(): Promise<void> {
  const answer = await ask('startBackup', undefined);
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'busy') showWarning(i18n.t('backup.busy'), '');
}

export async function cancelBackup(): Promise<void> {
  const answer = await ask('cancelBackup', undefined);
  if (answer.ok) showDone(i18n.t('backup.cancelled'));
  else showProblem(answer);
}

/** Null when the dialog was closed. */
export async function chooseBackupFolder(): Promise<string | null> {
  const answer = await ask('chooseBackupFolder', undefined);
  if (answer.ok) return answer.value;
  showProblem(answer);
  return null;
}
