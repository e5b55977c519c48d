import { Checkbox, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupSettings } from '../../../src-shared/domain/backup';
import { TimeOfDayField } from '../../components/time-of-day-field';
import { BackupFolder } from './backup-folder';
import { BackupState } from './backup-state';
import { Section } from './section';
import { change } from './settings-store';

/** A number that was set otherwise stays among them. */
const keepChoices = (set: number): readonly number[] =>
  [...new Set([0, 1, 3, 7, 14, 30, 60, set])].sort((a, b) => a - b);

export interface BackupSectionProps {
  readonly backup: BackupSettings;
  readonly error: string | null;
}

/** Where, when and what is backed up, and how the last one went. */
export function BackupSection({ backup, error }: BackupSectionProps) {
  const { t } = useTranslation();
  const changeBackup = (part: Partial<BackupSettings>): void => change({ backup: { ...backup, ...part } });
  return (
    <Section title={t('backup.title')}>
      <p style={{ margin: 0 }}>{t('backup.help')}</p>
      <BackupFolder folder={backup.folder} onChoose={(folder) => changeBackup({ folder })} />
      <Switch
        size="md"
        label={t('backup.on')}
        error={error}
        checked={backup.on}
        onChange={({ currentTarget }) => changeBackup({ on: currentTarget.checked })}
      />
      {backup.on ? (
        <TimeOfDayField
          label={t('backup.at')}
          description={t('backup.atHelp')}
          minutes={backup.atMinute}
          onChange={(atMinute) => changeBackup({ atMinute })}
        />
      ) : null}
      <Checkbox
        size="md"
        label={t('backup.withPhotos')}
        description={t('backup.withPhotosHelp')}
        checked={backup.withPhotos}
        onChange={({ currentTarget }) => changeBackup({ withPhotos: currentTarget.checked })}
      />
      <Select
        size="md"
        label={t('backup.keep')}
        description={t('backup.keepHelp')}
        allowDeselect={false}
        value={`${backup.keepDatabases}`}
        data={keepChoices(backup.keepDatabases).map((count) => `${count}`)}
        onChange={(count) => count !== null && changeBackup({ keepDatabases: Number(count) })}
      />
      <BackupState wanted={backup} />
    </Section>
  );
}
