import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditKinds } from '../../../src-shared/domain/audit';
import { LocalTimeField } from '../../components/local-time-field';
import { narrow, useLog } from './log-store';

const typingMs = 250;

export function LogFilters() {
  const { t } = useTranslation();
  const filter = useLog((state) => state.filter);
  const operators = useLog((state) => state.operators);
  const [text, setText] = useState(filter.text ?? '');
  const search = useDebouncedCallback((typed: string) => narrow({ text: typed.trim() || undefined }), typingMs);
  return (
    <Group gap="md" mb="md" align="flex-end">
      <TextInput
        size="md"
        w={280}
        label={t('log.search')}
        placeholder={t('log.searchHint')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        value={text}
        maxLength={200}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          search(currentTarget.value);
        }}
      />
      <Select
        size="md"
        w={180}
        label={t('log.kind')}
        placeholder={t('app.all')}
        clearable
        value={filter.kind ?? null}
        data={auditKinds.map((value) => ({ value, label: t(`log.kinds.${value}`) }))}
        onChange={(kind) => narrow({ kind: kind ?? undefined })}
      />
      <Select
        size="md"
        w={220}
        label={t('log.operator')}
        placeholder={t('app.all')}
        clearable
        searchable
        value={filter.operator ?? null}
        data={[...operators]}
        onChange={(operator) => narrow({ operator: operator ?? undefined })}
      />
      <LocalTimeField label={t('log.from')} valueMs={filter.fromMs} onChange={(fromMs) => narrow({ fromMs })} />
      <LocalTimeField label={t('log.to')} valueMs={filter.toMs} onChange={(toMs) => narrow({ toMs })} />
    </Group>
  );
}
