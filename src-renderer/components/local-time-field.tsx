import { DateTimePicker } from '@mantine/dates';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalField, toLocalField } from './local-time';

export interface LocalTimeFieldProps {
  readonly label: string;
  /** Undefined while nothing is chosen. */
  readonly valueMs: number | undefined;
  readonly onChange: (ms: number | undefined) => void;
}

/** Day and time of the workstation's clock, in the chosen language: the browser's own field follows the system's. */
export function LocalTimeField({ label, valueMs, onChange }: LocalTimeFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <DateTimePicker
      label={label}
      size="md"
      w={200}
      clearable
      placeholder={t('dateField.placeholder')}
      value={toLocalField(valueMs)}
      onChange={(text) => onChange(fromLocalField(text))}
      valueFormat="DD/MM/YYYY HH:mm"
      highlightToday
      clearButtonProps={{ 'aria-label': t('dateField.clear') }}
      submitButtonProps={{ 'aria-label': t('dateField.done') }}
      timePickerProps={{ hoursInputLabel: t('dateField.hours'), minutesInputLabel: t('dateField.minutes') }}
      ariaLabels={{
        previousMonth: t('dateField.previousMonth'),
        nextMonth: t('dateField.nextMonth'),
        previousYear: t('dateField.previousYear'),
        nextYear: t('dateField.nextYear'),
        previousDecade: t('dateField.previousDecade'),
        nextDecade: t('dateField.nextDecade'),
      }}
      hideOutsideDates
      // The dropdown is named by the field.
      id={id}
      popoverProps={{ id }}
    />
  );
}
