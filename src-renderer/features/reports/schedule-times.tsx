import { ActionIcon, Button, Group } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mostTimesADay, type ReportSchedule } from '../../../src-shared/domain/report-schedule';
import { minutesOfDay, timeOfDayText } from '../../components/time-of-day';
import classes from './reports.module.css';

export interface ScheduleTimesProps {
  readonly times: ReportSchedule['times'];
  readonly disabled: boolean;
  readonly onChange: (times: number[]) => void;
}

/** Times of the day, 24 hours, as many as there are shifts. */
export function ScheduleTimes({ times, disabled, onChange }: ScheduleTimesProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.times}>
      <legend>{t('reports.schedule.times')}</legend>
      <Group gap="sm">
        {times.map((minutes, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two times may be equal while they are typed
          <Group key={index} gap={4} wrap="nowrap">
            <TimePicker
              size="md"
              className={classes.time}
              aria-label={t('reports.schedule.time', { number: index + 1 })}
              hoursInputLabel={t('reports.schedule.hours')}
              minutesInputLabel={t('reports.schedule.minutes')}
              disabled={disabled}
              value={timeOfDayText(minutes)}
              onChange={(text) => {
                const typed = minutesOfDay(text);
                if (typed !== null) onChange(times.with(index, typed));
              }}
            />
            {times.length > 1 ? (
              <ActionIcon
                disabled={disabled}
                aria-label={t('reports.schedule.removeTime', { time: timeOfDayText(minutes) })}
                onClick={() => onChange(times.toSpliced(index, 1))}
              >
                <IconX size={18} />
              </ActionIcon>
            ) : null}
          </Group>
        ))}
        {times.length < mostTimesADay ? (
          <Button
            leftSection={<IconPlus size={18} />}
            disabled={disabled}
            onClick={() => onChange([...times, ((times.at(-1) ?? 0) + 8 * 60) % (24 * 60)])}
          >
            {t('reports.schedule.addTime')}
          </Button>
        ) : null}
      </Group>
    </fieldset>
  );
}
