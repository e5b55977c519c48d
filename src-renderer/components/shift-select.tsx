import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TimeRange } from '../../src-shared/domain/local-time';
import { shiftsBack } from '../../src-shared/domain/shift';
import { useFormats } from '../app/i18n/use-formats';
import { useWords } from '../app/i18n/use-words';
import { useStation } from '../app/state/station-store';
import { useNow } from './use-now';

export interface ShiftSelectProps {
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  readonly onChange: (range: TimeRange | null) => void;
  readonly className?: string | undefined;
}

/** A week of three shifts a day. */
const shiftsOffered = 21;

/** The shifts of the last days, each as the time it worked. */
export function ShiftSelect({ fromMs, toMs, onChange, className }: ShiftSelectProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const nowMs = useNow(60_000);
  const shifts = useStation((state) => state.settings?.shifts ?? []);
  const offered = shiftsBack(shifts, nowMs, shiftsOffered);
  const chosen = offered.find((worked) => worked.fromMs === fromMs && worked.toMs === toMs);
  return (
    <Select
      size="md"
      {...(className === undefined ? { w: 230 } : { className })}
      label={t('shifts.shift')}
      placeholder={t('app.all')}
      clearable
      value={chosen ? `${chosen.fromMs}` : null}
      data={offered.map((worked) => ({
        value: `${worked.fromMs}`,
        label: `${words.shift(worked.shift)}, ${formats.day(worked.fromMs)}`,
      }))}
      onChange={(value) => {
        const worked = offered.find((one) => `${one.fromMs}` === value);
        onChange(worked ? { fromMs: worked.fromMs, toMs: worked.toMs } : null);
      }}
    />
  );
}
