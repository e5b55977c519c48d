import { Group, Select, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/use-formats';
import type { CameraChoice } from './camera-list';
import { type CameraState, cameraStates } from './camera-state';

export interface CameraSearchProps {
  readonly choice: CameraChoice;
  readonly states: readonly CameraState[];
  readonly shown: number;
  readonly onChoose: (part: Partial<CameraChoice>) => void;
}

/** Finds one camera among many. */
export function CameraSearch({ choice, states, shown, onChoose }: CameraSearchProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Group gap="md" mb="md" align="flex-end">
      <TextInput
        size="md"
        w={300}
        label={t('cameras.search')}
        placeholder={t('cameras.searchHint')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        value={choice.text}
        maxLength={80}
        onChange={({ currentTarget }) => onChoose({ text: currentTarget.value })}
      />
      <Select
        size="md"
        w={200}
        label={t('cameras.stateFilter')}
        placeholder={t('app.all')}
        clearable
        value={choice.state}
        data={cameraStates.map((value) => ({
          value,
          label: t('cameras.stateCount', {
            state: t(`cameras.states.${value}`),
            n: formats.number(states.filter((state) => state === value).length),
          }),
        }))}
        onChange={(state) => onChoose({ state })}
      />
      <Text component="output" pb={12}>
        {t('cameras.shown', { n: formats.number(shown), total: formats.number(states.length) })}
      </Text>
    </Group>
  );
}
