import { Button, Group, Text } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/station';
import { useFormats } from '../../app/i18n/use-formats';
import { useMay } from '../../app/sign-in/role-note';
import { useAsked } from '../../app/state/use-asked';
import { Facts } from '../../components/facts';
import { Notice } from '../../components/notice';
import { chooseBackupFolder } from './backup-store';
import { useBackupProblem } from './use-backup-problem';

export interface BackupFolderProps {
  /** Empty: none is chosen. */
  readonly folder: string;
  readonly onChoose: (folder: string) => void;
}

/** Where the backup goes, and what speaks against that folder before anything is written to it. */
export function BackupFolder({ folder, onChoose }: BackupFolderProps) {
  const { t } = useTranslation();
  const mayLook = useMay('administrator');
  return (
    <>
      <Facts
        facts={[
          {
            name: t('backup.folder'),
            value: folder === '' ? t('backup.noFolder') : <span className="mono">{folder}</span>,
          },
        ]}
      />
      {folder !== '' && mayLook ? <Looked folder={folder} /> : null}
      <Group gap="sm">
        <Button
          leftSection={<IconFolder size={20} aria-hidden="true" />}
          onClick={() => void chooseBackupFolder().then((chosen) => chosen !== null && onChoose(chosen))}
        >
          {t('backup.choose')}
        </Button>
      </Group>
    </>
  );
}

const never = (): (() => void) => () => undefined;

function Looked({ folder }: { readonly folder: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemWords = useBackupProblem();
  const { asked } = useAsked(folder, () => ask('checkBackupFolder', { folder }), never);
  if (asked.phase === 'failed') return null;
  if (asked.phase === 'loading') {
    return (
      <Text size="sm" c="dimmed">
        {t('backup.looking')}
      </Text>
    );
  }
  const { failure, sameDisk, freeBytes } = asked.value;
  if (failure !== null) return <Notice tone="fail" title={problemWords(failure)} alert />;
  return (
    <>
      {sameDisk ? (
        <Notice tone="unsure" title={t('backup.sameDisk')}>
          <div>{t('backup.sameDiskHelp')}</div>
        </Notice>
      ) : null}
      {freeBytes === null ? null : (
        <Text size="sm" c="dimmed">
          {t('backup.free', { free: formats.bytes(freeBytes) })}
        </Text>
      )}
    </>
  );
}
