import { useTranslation } from 'react-i18next';
import type { BackupFailure } from '../../../src-shared/domain/backup';
import { useFormats } from '../../app/i18n/use-formats';

/** What to do about a backup that cannot be made. */
export function useBackupProblem(): (failure: BackupFailure) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ problem, neededBytes, freeBytes }) =>
    t(`backup.problems.${problem}`, {
      needed: formats.bytes(neededBytes ?? 0),
      free: formats.bytes(freeBytes ?? 0),
    });
}
