import { Button, Progress } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AnalysisTask } from '../../src-shared/domain/analysis-task';
import { useFormats } from '../app/i18n/use-formats';
import { cancelTask } from '../app/state/task-store';
import { percentDone } from '../app/state/task-transitions';
import classes from './task-progress.module.css';

/** How far the work under way is, how long it still takes, and the way to leave off. */
export function TaskProgress({ task }: { readonly task: AnalysisTask }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { done, total, remainingMs } = task;
  const percent = percentDone(task);
  const step =
    total === 0 ? t('task.begins') : t('task.step', { n: formats.number(done), total: formats.number(total) });
  const left = remainingMs === null || done >= total ? null : formats.roughTime(remainingMs);
  return (
    <div className={classes.task}>
      <Progress.Root size={18} radius="sm">
        <Progress.Section value={percent ?? 0} aria-label={t(`task.running.${task.kind}`)} color="var(--v-accent)" />
      </Progress.Root>
      <div className={classes.line}>
        <span className="numeric">
          {percent === 100 ? t('task.finishing') : step}
          {left === null ? '' : ` · ${t('task.left', { time: left })}`}
        </span>
        <Button leftSection={<IconPlayerStop size={20} aria-hidden="true" />} onClick={() => void cancelTask(task.id)}>
          {t('task.cancel')}
        </Button>
      </div>
    </div>
  );
}
