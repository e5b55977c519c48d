import { Button, NumberInput, Progress } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { ask } from '../../../api/station';
import { useFormats } from '../../../app/i18n/use-formats';
import { showProblem, showWarning } from '../../../app/notices';
import { useTask } from '../../../app/state/use-task';
import classes from './replay.module.css';

const usualRecent = 100;

export interface ReplayStartProps {
  readonly product: Product;
  readonly candidate: Model;
  /** Whether it was replayed before. */
  readonly repeated: boolean;
}

/** Starts a replay; while it runs, how far it is and the way to stop it. */
export function ReplayStart({ product, candidate, repeated }: ReplayStartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const task = useTask();
  const [recent, setRecent] = useState(usualRecent);
  const busy = task?.state === 'running';
  const replaying = busy && task.kind === 'replay';
  const start = async (): Promise<void> => {
    const answer = await ask('replayModel', { product: product.key, model: candidate.key, recent });
    if (!answer.ok) showProblem(answer, answer.code === 'refused' ? t('replay.nothingKnown') : undefined);
    else if (answer.value.state === 'busy') showWarning(t('replay.busyTitle'), t('replay.busy'));
  };
  const share = replaying && task.total > 0 ? task.done / task.total : 0;
  return (
    <section className={classes.panel}>
      <h3>{t('replay.title', { model: `${candidate.name} ${candidate.version}` })}</h3>
      <p>{t('replay.help')}</p>
      {task?.kind === 'replay' && task.product === product.key && task.state === 'failed' ? (
        <p role="alert">{t('replay.failed', { problem: task.problem })}</p>
      ) : null}
      {replaying ? (
        <div className={classes.running}>
          <Progress value={share * 100} size="xl" aria-label={t('replay.progress')} className={classes.bar} />
          <span className="numeric" aria-live="off">
            {task.total === 0
              ? t('replay.preparing')
              : t('replay.done', { done: formats.number(task.done), total: formats.number(task.total) })}
            {task.remainingMs === null ? '' : ` · ${t('replay.remaining', { time: formats.duration(task.remainingMs) })}`}
          </span>
          <Button
            leftSection={<IconPlayerStop size={20} />}
            onClick={() => void ask('cancelTask', { task: task.id })}
          >
            {t('app.cancel')}
          </Button>
        </div>
      ) : (
        <div className={classes.start}>
          <NumberInput
            label={t('replay.recent')}
            value={recent}
            onChange={(value) => {
              if (typeof value === 'number') setRecent(Math.round(value));
            }}
            min={0}
            max={500}
            step={50}
            clampBehavior="blur"
            allowDecimal={false}
            size="md"
            w={280}
            styles={{ input: { minHeight: 48 } }}
          />
          <Button
            variant={repeated ? 'default' : 'filled'}
            leftSection={<IconPlayerPlay size={20} />}
            disabled={busy}
            onClick={() => void start()}
          >
            {t(repeated ? 'replay.again' : 'replay.start')}
          </Button>
          {busy ? <span className={classes.dim}>{t('replay.busy')}</span> : null}
        </div>
      )}
    </section>
  );
}
