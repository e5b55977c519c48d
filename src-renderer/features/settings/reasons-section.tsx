import { ActionIcon, Button, Kbd, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-shared/domain/settings';
import { RoleNote } from '../../app/sign-in/role-note';
import { Section } from './section';
import classes from './settings.module.css';
import { movedReason, newReasonCode } from './settings-draft';
import { change } from './settings-store';

const reasonsAtMost = 9;

export interface ReasonsSectionProps {
  readonly reasons: Settings['reasons'];
  readonly errorOf: (field: string) => string | null;
}

export function ReasonsSection({ reasons, errorOf }: ReasonsSectionProps) {
  const { t, i18n } = useTranslation();
  const builtIn = (code: string): string =>
    i18n.exists(`reason.${code}`) ? t(`reason.${code}` as 'reason.other') : code;
  const edit = (index: number, part: Partial<Settings['reasons'][number]>): void =>
    change({ reasons: reasons.map((reason, place) => (place === index ? { ...reason, ...part } : reason)) });
  return (
    <Section title={t('settings.reasons')}>
      <Text size="sm" c="dimmed">
        {t('settings.reasonsHelp')}
      </Text>
      <RoleNote needs="quality" />
      <ol className={classes.reasons}>
        {reasons.map((reason, index) => {
          const key = index + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the key that is pressed
            <li key={index} className={classes.reason}>
              <Kbd>{key}</Kbd>
              <TextInput
                size="md"
                aria-label={t('settings.reasonLabel', { key })}
                placeholder={builtIn(reason.code)}
                value={reason.label}
                error={errorOf(`label${index}`)}
                onChange={({ currentTarget }) => edit(index, { label: currentTarget.value })}
              />
              <TextInput
                size="md"
                className="mono"
                aria-label={t('settings.reasonCode', { key })}
                value={reason.code}
                error={errorOf(`code${index}`)}
                onChange={({ currentTarget }) => edit(index, { code: currentTarget.value })}
              />
              <ActionIcon
                aria-label={t('settings.moveUp', { key })}
                size={42}
                disabled={index === 0}
                onClick={() => change({ reasons: movedReason(reasons, index, -1) })}
              >
                <IconArrowUp size={18} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('settings.moveDown', { key })}
                size={42}
                disabled={index === reasons.length - 1}
                onClick={() => change({ reasons: movedReason(reasons, index, 1) })}
              >
                <IconArrowDown size={18} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('settings.remove', { key })}
                size={42}
                disabled={reasons.length === 1}
                onClick={() => change({ reasons: reasons.filter((_, place) => place !== index) })}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <Button
        leftSection={<IconPlus size={18} />}
        disabled={reasons.length >= reasonsAtMost}
        onClick={() => change({ reasons: [...reasons, { code: newReasonCode(reasons), label: '' }] })}
      >
        {t('settings.addReason')}
      </Button>
    </Section>
  );
}
