import { Button, CloseButton, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkProgress } from '../../../src-shared/domain/bulk-decision';
import { KeyButton } from '../../components/key-button';
import { useKeys } from '../../components/use-keys';
import { useKeyLabel, useKeyMap } from '../../keyboard/use-key-map';
import { useFormats } from '../i18n/use-formats';
import { withRole } from '../sign-in/sign-in-store';
import classes from './bulk-notice.module.css';
import { cancelBulk, cancelExport, connectBulk, putBulkAway, undoBulk, useBulk } from './bulk-store';

export interface BulkNoticeProps {
  /** On the list of captures; elsewhere the key for undo means what is done there. */
  readonly withKey: boolean;
}

/** How far a bulk decision is, what became of it, and the way back; on every screen, until it is put away. */
export function BulkNotice({ withKey }: BulkNoticeProps) {
  const { t } = useTranslation();
  const { progress, exporting } = useBulk();
  useEffect(connectBulk, []);
  return (
    <>
      {exporting === null ? null : (
        <Running
          what={t('selection.exporting')}
          done={exporting.rows}
          total={exporting.totalRows}
          onCancel={() => void cancelExport()}
        />
      )}
      {progress === null ? null : progress.state === 'running' ? (
        <Running
          what={progress.undoes === null ? t(`bulk.running.${progress.kind}`) : t('bulk.running.undo')}
          done={progress.done + progress.left}
          total={progress.total}
          onCancel={() => void cancelBulk()}
        />
      ) : (
        <Ended progress={progress} withKey={withKey} />
      )}
    </>
  );
}

interface RunningProps {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel: () => void;
}

function Running({ what, done, total, onCancel }: RunningProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section className={classes.bulk} aria-label={what}>
      <Text fw={600}>{what}</Text>
      <Progress value={total === 0 ? 0 : (done / total) * 100} flex={1} size="lg" aria-label={what} />
      <Text className="numeric">{t('bulk.of', { n: formats.number(done), total: formats.number(total) })}</Text>
      <Button onClick={onCancel}>{t('app.cancel')}</Button>
    </section>
  );
}

function Ended({ progress, withKey }: BulkNoticeProps & { readonly progress: BulkProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sending = useBulk((state) => state.sending);
  const { kind, undoes, done, left, state, problem } = progress;
  const undoable = undoes === null && done > 0;
  const undo = (): void => withRole('operator', () => void undoBulk());
  const keys = useKeyMap();
  const labelOf = useKeyLabel();
  useKeys(undoable && withKey ? { [keys.undo]: undo } : {});
  const n = { count: done, n: formats.number(done) };
  const what = undoes === null ? t(`bulk.done.${kind}`, n) : t('bulk.done.undo', n);
  const kept = { count: left, n: formats.number(left) };
  return (
    <section className={classes.bulk} aria-live="polite" aria-label={t('bulk.title')}>
      {state === 'done' ? (
        <IconCheck size={20} aria-hidden="true" />
      ) : (
        <IconAlertTriangle size={20} aria-hidden="true" />
      )}
      <div className={classes.text}>
        <Text fw={600}>{`${state === 'cancelled' ? `${t('bulk.cancelled')} ` : ''}${what}`}</Text>
        {state === 'failed' ? <Text size="sm">{t('bulk.failed', { problem: problem ?? '' })}</Text> : null}
        {left > 0 ? (
          <Text size="sm">{undoes === null ? t(`bulk.left.${kind}`, kept) : t('bulk.left.undo', kept)}</Text>
        ) : null}
      </div>
      {undoable ? (
        <KeyButton
          label={t('review.undo')}
          keyLabel={withKey ? labelOf('undo') : undefined}
          icon={<IconArrowBackUp size={20} />}
          onPress={undo}
          disabled={sending}
        />
      ) : null}
      <CloseButton size={48} aria-label={t('bulk.putAway')} onClick={putBulkAway} />
    </section>
  );
}
