import { Button, Select, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../src-shared/domain/capture';
import type { TaskId } from '../../../src-shared/domain/ids';
import type { Inspection } from '../../../src-shared/domain/inspection';
import { ask } from '../../api/station';
import { showProblem, showWarning } from '../../app/notices';
import { useTask } from '../../app/state/task-store';
import { useModelList } from '../../app/state/use-lists';
import classes from './gallery.module.css';

export interface InspectAgainProps {
  readonly capture: Capture;
  /** Newest first. */
  readonly inspections: readonly Inspection[];
}

/** Has the capture judged by any installed model; first the one that judged it last, or else the product's active one. */
export function InspectAgain({ capture, inspections }: InspectAgainProps) {
  const { t } = useTranslation();
  const models = useModelList();
  const task = useTask((state) => state.task);
  const [chosen, setChosen] = useState<string | null>(null);
  const [started, setStarted] = useState<TaskId | null>(null);
  const ours = task !== null && task.id === started && task.kind === 'reinspect' ? task : null;
  const failed = ours?.state === 'done' && ours.failed > 0;
  useEffect(() => {
    if (failed) showWarning(t('gallery.inspectAgain'), t('gallery.notInspected'));
  }, [failed, t]);
  if (models.length === 0) return null;
  const first =
    models.find(({ activeFor }) => activeFor.includes(capture.product)) ??
    models.find(({ key }) => key === inspections[0]?.model) ??
    models[0];
  const model = models.find(({ key }) => `${key}` === chosen) ?? first;
  const start = async (): Promise<void> => {
    const answer = await ask('reinspect', { captures: [capture.id], model: model?.key ?? null });
    if (!answer.ok) showProblem(answer);
    else if (answer.value.state === 'started') setStarted(answer.value.task);
    else showWarning(t('replay.busyTitle'), t('models.teach.otherWork'));
  };
  return (
    <section>
      <Title order={3} size="h5">
        {t('gallery.inspectAgain')}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('gallery.inspectAgainHelp')}
      </Text>
      <div className={classes.again}>
        <Select
          aria-label={t('gallery.withModel')}
          allowDeselect={false}
          searchable={models.length > 8}
          value={model ? `${model.key}` : null}
          data={models.map(({ key, name, version }) => ({ value: `${key}`, label: `${name} ${version}` }))}
          onChange={setChosen}
          styles={{ input: { minHeight: 48 } }}
        />
        <Button
          px="sm"
          leftSection={<IconRefresh size={20} />}
          loading={ours?.state === 'running'}
          onClick={() => void start()}
        >
          {t('gallery.inspectAgain')}
        </Button>
      </div>
    </section>
  );
}
