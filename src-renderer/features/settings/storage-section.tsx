import { Loader, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StorageSpace } from '../../../src-shared/ipc/contract';
import { ask } from '../../api/station';
import { useFormats } from '../../app/i18n/use-formats';
import { useAsked } from '../../app/state/use-asked';
import { Facts } from '../../components/facts';
import { Notice } from '../../components/notice';
import type { RetentionForm } from './retention-draft';
import { Section } from './section';
import { change } from './settings-store';

/** While the screen is open; photos come and go. */
const askEveryMs = 4000;

/** Farther ahead nobody plans. */
const longDays = 730;

const follow = (again: () => void): (() => void) => {
  const timer = setInterval(again, askEveryMs);
  return () => clearInterval(timer);
};

export interface StorageSectionProps {
  readonly form: RetentionForm;
  readonly errorOf: (field: string) => string | null;
}

/** The room there is and how long it lasts, and the rules by which photos may be removed. */
export function StorageSection({ form, errorOf }: StorageSectionProps) {
  const { t } = useTranslation();
  const { asked } = useAsked('space', () => ask('photoSpace', undefined), follow);
  const field = (name: keyof RetentionForm) => ({
    size: 'md',
    label: t(`storage.${name}`),
    value: form[name],
    error: errorOf(name),
    inputMode: 'numeric' as const,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      change({ [name]: currentTarget.value }),
  });
  return (
    <Section title={t('storage.title')}>
      {asked.phase === 'loading' ? <Loader size="sm" /> : null}
      {asked.phase === 'failed' ? (
        <Notice tone="unsure" title={t('storage.unknown')}>
          <p>{t('storage.unknownHelp')}</p>
        </Notice>
      ) : null}
      {asked.phase === 'ready' ? <Space space={asked.value} /> : null}
      <Text size="sm" c="dimmed">
        {t('storage.rulesHelp')}
      </Text>
      <TextInput {...field('goodAfterDays')} description={t('storage.goodHelp')} />
      <TextInput {...field('otherAfterDays')} description={t('storage.otherHelp')} />
      <TextInput {...field('roomBelowGiB')} description={t('storage.roomHelp')} />
      <TextInput {...field('roomKeepDays')} description={t('storage.roomKeepHelp')} />
      <Text size="sm" c="dimmed">
        {t('storage.neverHelp')}
      </Text>
    </Section>
  );
}

function Space({ space }: { readonly space: StorageSpace }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { freeBytes, reserveBytes, photos, sizeBytes, removedPhotos, bytesPerDay, daysLeft, removal } = space;
  const left = (): string => {
    if (bytesPerDay === null) return t('storage.tooEarly');
    if (bytesPerDay <= 0) return t('storage.doesNotFill');
    if (daysLeft === null) return t('app.notYet');
    const rate = formats.bytes(bytesPerDay);
    if (daysLeft > longDays) return t('storage.long', { rate });
    return daysLeft < 2
      ? t('storage.soonFull', { rate })
      : t('storage.days', { days: formats.number(Math.floor(daysLeft)), rate });
  };
  return (
    <>
      <Facts
        facts={[
          { name: t('storage.free'), value: freeBytes === null ? t('app.notYet') : formats.bytes(freeBytes) },
          {
            name: t('storage.photos'),
            value: t('storage.about', { photos: formats.number(photos), size: formats.bytes(sizeBytes) }),
          },
          ...(removedPhotos === 0 ? [] : [{ name: t('storage.removed'), value: formats.number(removedPhotos) }]),
          { name: t('storage.left'), value: left() },
          { name: t('storage.reserve'), value: formats.bytes(reserveBytes) },
        ]}
      />
      {removal.state === 'running' && removal.photos > 0 ? (
        <Text component="output" fw={600}>
          {t('storage.running', { count: removal.photos, photos: formats.number(removal.photos) })}
        </Text>
      ) : null}
      {removal.state === 'failed' ? (
        <Notice tone="fail" title={t('storage.failed')}>
          <p>{t('storage.failedHelp')}</p>
          <small>{removal.problem}</small>
        </Notice>
      ) : null}
      {removal.roomShort ? (
        <Notice tone="unsure" title={t('storage.short')}>
          <p>{t('storage.shortHelp')}</p>
        </Notice>
      ) : null}
    </>
  );
}
