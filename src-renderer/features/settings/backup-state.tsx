import { Button, Group, Progress, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupProgress, BackupRun, BackupSettings, FailedBackup } from '../../../src-shared/domain/backup';
import { useFormats } from '../../app/i18n/use-formats';
import { useStation } from '../../app/state/station-store';
import { Facts } from '../../components/facts';
import { Notice } from '../../components/notice';
import { cancelBackup, followBackup, startBackup, useBackupStatus } from './backup-store';
import classes from './settings.module.css';
import { useBackupProblem } from './use-backup-problem';

/** When the next backup is due, how far the one under way is, how the last ones went. `wanted`: as it stands in the form. */
export function BackupState({ wanted }: { readonly wanted: BackupSettings }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { status } = useBackupStatus();
  const saved = useStation((state) => state.settings?.backup);
  useEffect(followBackup, []);
  if (status === null || saved === undefined) return null;
  const { nextMs, running, last, failed, retryMs } = status;
  const hint =
    JSON.stringify(saved) !== JSON.stringify(wanted)
      ? t('backup.saveFirst')
      : saved.folder === ''
        ? t('backup.chooseFirst')
        : '';
  return (
    <>
      <Facts
        facts={[
          { name: t('backup.next'), value: nextMs === null ? t('backup.off') : formats.minute(nextMs) },
          { name: t('backup.last'), value: last === null ? t('backup.never') : <LastBackup run={last} /> },
        ]}
      />
      {failed === null || running !== null ? null : <Failed failed={failed} retryMs={retryMs} />}
      {running === null ? (
        <Group gap="sm">
          <Button disabled={hint !== ''} onClick={() => void startBackup()}>
            {t('backup.now')}
          </Button>
          <Text size="sm" c="dimmed" flex={1}>
            {hint}
          </Text>
        </Group>
      ) : (
        <Running progress={running} />
      )}
    </>
  );
}

function LastBackup({ run }: { readonly run: BackupRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { durationMs, finishedMs, photosMissing } = run;
  const duration = durationMs < 120_000 ? formats.duration(durationMs) : formats.roughTime(durationMs);
  return (
    <>
      {t('backup.lastDone', { at: formats.minute(finishedMs), duration })}
      <div>{t('backup.lastDatabase', { size: formats.bytes(run.databaseBytes) })}</div>
      <div>
        {run.withPhotos
          ? t('backup.lastPhotos', { n: formats.number(run.photosCopied), size: formats.bytes(run.photoBytes) })
          : t('backup.lastNoPhotos')}
      </div>
      {photosMissing === 0 ? null : <div>{t('backup.lastMissing', { n: formats.number(photosMissing) })}</div>}
      <div className="mono">{run.folder}</div>
    </>
  );
}

function Failed({ failed, retryMs }: { readonly failed: FailedBackup; readonly retryMs: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemWords = useBackupProblem();
  return (
    <Notice tone="fail" title={t('backup.failed', { at: formats.minute(failed.atMs) })} alert>
      <div>{problemWords(failed)}</div>
      {retryMs === null ? null : <div>{t('backup.retry', { at: formats.minute(retryMs) })}</div>}
      <small className={classes.logText}>{failed.detail}</small>
    </Notice>
  );
}

function Running({ progress }: { readonly progress: BackupProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { step, done, total, bytes } = progress;
  const share = total === 0 ? 0 : done / total;
  return (
    <div>
      <Progress.Root size={18} radius="sm">
        <Progress.Section value={100 * share} aria-label={t('backup.running')} color="var(--v-accent)" />
      </Progress.Root>
      <Group gap="sm" justify="space-between" mt="xs">
        <Text component="output" className="numeric" flex={1}>
          {t(`backup.steps.${step}`, {
            percent: formats.wholePercent(share),
            n: formats.number(done),
            total: formats.number(total),
            size: formats.bytes(bytes),
          })}
        </Text>
        <Button leftSection={<IconPlayerStop size={20} aria-hidden="true" />} onClick={() => void cancelBackup()}>
          {t('backup.cancel')}
        </Button>
      </Group>
    </div>
  );
}
