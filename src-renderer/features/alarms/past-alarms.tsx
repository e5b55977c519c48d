import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../src-shared/domain/alarm';
import { useFormats } from '../../app/i18n/use-formats';
import classes from './alarms.module.css';
import { PriorityMark } from './priority-mark';
import { useAlarmWords } from './use-alarm-words';

/** What is over: what it was, from when to when, and who knew of it. */
export function PastAlarms({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const wordsOf = useAlarmWords();
  return (
    <Table className={`${classes.table} numeric`} aria-label={t('alarms.history')} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={130}>{t('alarms.priority')}</Table.Th>
          <Table.Th>{t('alarms.title')}</Table.Th>
          <Table.Th w={190}>{t('alarms.raised')}</Table.Th>
          <Table.Th w={250}>{t('alarms.over')}</Table.Th>
          <Table.Th w={250}>{t('alarms.acknowledgement')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {alarms.map((alarm) => (
          <Table.Tr key={alarm.id}>
            <Table.Td>
              <PriorityMark priority={alarm.priority} />
            </Table.Td>
            <Table.Td>{wordsOf(alarm).title}</Table.Td>
            <Table.Td>{formats.dateTime(alarm.raisedAtMs)}</Table.Td>
            <Table.Td>
              {formats.dateTime(alarm.clearedAtMs ?? 0)}
              {alarm.end === 'folded' ? (
                <Text size="sm" c="dimmed">
                  {t('alarms.folded')}
                </Text>
              ) : null}
            </Table.Td>
            <Table.Td>
              {alarm.acknowledgedAtMs === null
                ? t('alarms.notAcknowledged')
                : t('alarms.acknowledgedBy', {
                    who: alarm.acknowledgedBy,
                    when: formats.shortTime(alarm.acknowledgedAtMs),
                  })}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
