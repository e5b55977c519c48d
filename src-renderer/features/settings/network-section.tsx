import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from './section';
import type { SettingsForm } from './settings-draft';
import { change } from './settings-store';

export interface NetworkSectionProps {
  readonly form: SettingsForm;
  readonly errorOf: (field: string) => string | null;
}

export function NetworkSection({ form, errorOf }: NetworkSectionProps) {
  const { t } = useTranslation();
  const field = (name: 'host' | 'port' | 'replyLimitBytes' | 'memoryLimitMiB') =>
    ({
      size: 'md',
      value: form[name],
      error: errorOf(name),
      inputMode: name === 'host' ? 'text' : 'numeric',
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change({ [name]: currentTarget.value }),
    }) as const;
  return (
    <Section title={t('settings.network')}>
      <TextInput {...field('host')} label={t('settings.host')} description={t('settings.hostHelp')} />
      <TextInput {...field('port')} label={t('settings.port')} />
      <Textarea
        size="md"
        label={t('settings.admitted')}
        description={t('settings.admittedHelp')}
        value={form.networks}
        error={errorOf('networks')}
        autosize
        minRows={3}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onChange={({ currentTarget }) => change({ networks: currentTarget.value })}
      />
      <TextInput
        {...field('replyLimitBytes')}
        label={t('settings.replyLimit')}
        description={t('settings.replyLimitHelp')}
      />
      <TextInput
        {...field('memoryLimitMiB')}
        label={t('settings.memoryLimit')}
        description={t('settings.memoryLimitHelp')}
      />
    </Section>
  );
}
