import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats';
import { useTask } from '../state/task-store';
import { percentDone, taskPlace } from '../state/task-transitions';
import { StatusItem } from './status-item';

/** Long work that is under way, with its share done; leads back to it. Nothing while there is none. */
export function TaskItem() {
  const { t } = useTranslation();
  const formats = useFormats();
  const task = useTask((state) => state.task);
  if (task?.state !== 'running') return null;
  const percent = percentDone(task);
  return (
    <StatusItem
      icon={IconHourglass}
      name={t(`task.running.${task.kind}`)}
      value={percent === null ? t('task.begins') : formats.wholePercent(percent / 100)}
      href={`#${taskPlace(task)}`}
    />
  );
}
