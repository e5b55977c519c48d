import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from './section';
import { change } from './settings-store';

export interface AlarmsSectionProps {
  /** As typed. */
  readonly silentAfterMinutes: string;
  readonly error: string | null;
}

export function AlarmsSection({ silentAfterMinutes, error }: AlarmsSectionProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.alarms')}>
      <TextInput
        size="md"
        label={t('settings.silentAfter')}
        description={t('settings.silentAfterHelp')}
        value={silentAfterMinutes}
        error={error}
        inputMode="numeric"
        onChange={({ currentTarget }) => change({ silentAfterMinutes: currentTarget.value })}
      />
    </Section>
  );
}
