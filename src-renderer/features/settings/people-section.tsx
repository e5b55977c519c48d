import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reviewOrders, reviewPolicies } from '../../../src-shared/domain/capture';
import { settingsSchema } from '../../../src-shared/domain/settings';
import { Section } from './section';
import type { SettingsForm } from './settings-draft';
import { change } from './settings-store';

const themes = ['light', 'dark', 'system'] as const;

/** In minutes; 0: never. One that was set otherwise stays among them. */
const idleChoices = (set: number | null): readonly number[] =>
  [...new Set([0, 2, 5, 10, 15, 30, 60, set ?? 0])].sort((a, b) => a - b);

export interface PeopleSectionProps {
  readonly form: SettingsForm;
}

/** Who decides, what they are asked, and how it looks. */
export function PeopleSection({ form }: PeopleSectionProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Section title={t('operators.title')}>
        <Select
          size="md"
          label={t('operators.idle')}
          description={t('operators.idleHelp')}
          allowDeselect={false}
          value={`${form.signOutAfterMinutes ?? 0}`}
          data={idleChoices(form.signOutAfterMinutes).map((minutes) => ({
            value: `${minutes}`,
            label: minutes === 0 ? t('operators.idleNever') : t('operators.idleMinutes', { n: minutes }),
          }))}
          onChange={(minutes) => change({ signOutAfterMinutes: Number(minutes) || null })}
        />
      </Section>
      <Section title={t('settings.review')}>
        <Radio.Group label={t('settings.policy')} value={form.policy} onChange={(policy) => change({ policy })}>
          <Stack gap="sm" my="xs">
            {reviewPolicies.map((policy) => (
              <Radio key={policy} value={policy} label={t(`settings.policies.${policy}`)} size="md" />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          size="md"
          label={t('settings.order')}
          allowDeselect={false}
          value={form.order}
          data={reviewOrders.map((value) => ({ value, label: t(`review.ordersLong.${value}`) }))}
          onChange={(order) => order !== null && change({ order })}
        />
      </Section>
      <Section title={t('settings.appearance')}>
        <TextInput
          size="md"
          label={t('settings.stationName')}
          description={t('settings.stationNameHelp')}
          maxLength={settingsSchema.shape.stationName.maxLength ?? undefined}
          value={form.stationName}
          onChange={({ currentTarget }) => change({ stationName: currentTarget.value })}
        />
        <Select
          size="md"
          label={t('settings.language')}
          allowDeselect={false}
          value={form.language}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
          onChange={(language) => language !== null && change({ language })}
        />
        <Select
          size="md"
          label={t('settings.theme')}
          allowDeselect={false}
          value={form.theme}
          data={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={(theme) => theme !== null && change({ theme })}
        />
      </Section>
    </div>
  );
}
