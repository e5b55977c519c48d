import { Button, NumberInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { ask } from '../../../api/station';
import { showProblem, showWarning } from '../../../app/notices';
import { RoleNote } from '../../../app/sign-in/role-note';
import { useTask } from '../../../app/state/task-store';
import { taskOf } from '../../../app/state/task-transitions';
import { TaskProgress } from '../../../components/task-progress';
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
  const tasks = useTask();
  const [recent, setRecent] = useState(usualRecent);
  const replay = taskOf(tasks, 'replay', product.key);
  if (replay?.state === 'running') return <TaskProgress task={replay} />;
  const busy = tasks.task?.state === 'running';
  const start = async (): Promise<void> => {
    const answer = await ask('replayModel', { product: product.key, model: candidate.key, recent });
    if (!answer.ok) showProblem(answer, answer.code === 'refused' ? t('replay.nothingKnown') : undefined);
    else if (answer.value.state === 'busy') showWarning(t('replay.busyTitle'), t('models.teach.otherWork'));
  };
  return (
    <>
      {replay?.state === 'failed' ? <p role="alert">{t('replay.failed', { problem: replay.problem })}</p> : null}
      {replay?.state === 'cancelled' ? <output>{t('replay.cancelled')}</output> : null}
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
          w={330}
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
        <RoleNote needs="quality" />
        {busy ? <span className={classes.dim}>{t('models.teach.otherWork')}</span> : null}
      </div>
    </>
  );
}
