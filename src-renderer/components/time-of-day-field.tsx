import { TimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { minutesOfDay, timeOfDayText } from './time-of-day';

export interface TimeOfDayFieldProps {
  readonly label: string;
  readonly description?: string;
  /** After midnight, 0 to 1439. */
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}

/** A time of the station's clock, 24 hours. */
export function TimeOfDayField({ label, description, minutes, onChange }: TimeOfDayFieldProps) {
  const { t } = useTranslation();
  return (
    <TimePicker
      size="md"
      styles={{ input: { width: 110 } }}
      label={label}
      description={description}
      hoursInputLabel={t('dateField.hours')}
      minutesInputLabel={t('dateField.minutes')}
      value={timeOfDayText(minutes)}
      onChange={(text) => {
        const typed = minutesOfDay(text);
        if (typed !== null) onChange(typed);
      }}
    />
  );
}
