import { SegmentedControl, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expected } from '../../../src-shared/domain/replay';
import type { CaptureDetail } from '../../../src-shared/ipc/contract';
import { ask } from '../../api/station';
import { showProblem } from '../../app/notices';

const choices = ['none', 'accept', 'reject'] as const;
type Choice = (typeof choices)[number];

/** Whether the capture is an example that new models of its product are tried on, and of what. */
export function CaptureExample({ detail: { capture, label } }: { readonly detail: CaptureDetail }) {
  const { t } = useTranslation();
  /** What was chosen here since it was loaded. */
  const [chosen, setChosen] = useState<Choice | null>(null);
  const choose = async (choice: Choice): Promise<void> => {
    setChosen(choice);
    const expected: Expected | null = choice === 'none' ? null : choice;
    const answer = await ask('labelCaptures', { captures: [capture.id], expected });
    if (answer.ok) return;
    setChosen(null);
    showProblem(answer);
  };
  return (
    <section>
      <Title order={3} size="h5">
        {t('gallery.label')}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('gallery.labelHelp')}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={t('gallery.label')}
        value={chosen ?? label ?? 'none'}
        onChange={(choice) => void choose(choice)}
        data={choices.map((value) => ({ value, label: t(`gallery.labels.${value}`) }))}
        styles={{ label: { minHeight: 42, display: 'flex', alignItems: 'center', justifyContent: 'center' } }}
      />
    </section>
  );
}
