import { Button, Table, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../src-shared/domain/alarm';
import { useFormats } from '../../app/i18n/use-formats';
import { acknowledgeAlarm } from '../../app/state/alarm-store';
import classes from './alarms.module.css';
import { PriorityMark } from './priority-mark';
import { useAlarmWords } from './use-alarm-words';

/** What stands, the most urgent first: what is wrong, what to do, and the button that says that somebody does it. */
export function StandingAlarms({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { t } = useTranslation();
  return (
    <Table className={classes.table} aria-label={t('alarms.standing')} verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={130}>{t('alarms.priority')}</Table.Th>
          <Table.Th>{t('alarms.what')}</Table.Th>
          <Table.Th w={190}>{t('alarms.raised')}</Table.Th>
          <Table.Th w={250}>{t('alarms.acknowledgement')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {alarms.map((alarm) => (
          <StandingAlarm key={alarm.id} alarm={alarm} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function StandingAlarm({ alarm }: { readonly alarm: Alarm }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { title, action, place } = useAlarmWords()(alarm);
  return (
    <Table.Tr className={classes.standing} data-priority={alarm.priority} data-fresh={alarm.acknowledgedAtMs === null}>
      <Table.Td>
        <PriorityMark priority={alarm.priority} />
      </Table.Td>
      <Table.Td>
        <div className={classes.title}>{title}</div>
        <div>
          {action}{' '}
          {place === null ? null : (
            <a href={place.href} className={classes.link}>
              {place.label}
            </a>
          )}
        </div>
        {alarm.subject.detail === null ? null : (
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {alarm.subject.detail}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="numeric">{formats.shortTime(alarm.raisedAtMs)}</Table.Td>
      <Table.Td>
        {alarm.acknowledgedAtMs === null ? (
          <Button
            leftSection={<IconCheck size={20} aria-hidden="true" />}
            aria-label={t('alarms.acknowledgeThis', { alarm: title })}
            onClick={() => void acknowledgeAlarm(alarm.id)}
          >
            {t('alarms.acknowledge')}
          </Button>
        ) : (
          t('alarms.acknowledgedBy', { who: alarm.acknowledgedBy, when: formats.shortTime(alarm.acknowledgedAtMs) })
        )}
      </Table.Td>
    </Table.Tr>
  );
}
