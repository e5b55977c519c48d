import { useTranslation } from 'react-i18next';
import { isRepeatedHour } from '../../../src-shared/domain/local-time';
import type { Sample, SampleUnit } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';

export interface SampleNames {
  /** Under the chart. */
  short(sample: Sample): string;
  /** In tables and sentences. */
  long(sample: Sample): string;
}

/** How a sample is called: by its day, or by its hour with the day where there are several. */
export function useSampleNames(unit: SampleUnit, samples: readonly Sample[]): SampleNames {
  const { i18n } = useTranslation();
  const formats = useFormats();
  if (unit === 'day')
    return { short: ({ fromMs }) => formats.shortDay(fromMs), long: ({ fromMs }) => formats.day(fromMs) };
  const [first, last] = [samples[0], samples.at(-1)];
  const oneDay = first !== undefined && last !== undefined && formats.day(first.fromMs) === formats.day(last.fromMs);
  const hour = (fromMs: number): string => `${formats.hour(fromMs)}${zoneMark(fromMs, i18n.language)}`;
  return {
    short: ({ fromMs }) => (oneDay ? hour(fromMs) : formats.dayHour(fromMs)),
    long: ({ fromMs }) => `${formats.day(fromMs)} ${hour(fromMs)}`,
  };
}

/** The hour that comes twice when the clock goes back is told apart by its distance from UTC. */
function zoneMark(ms: number, language: string): string {
  if (!isRepeatedHour(ms)) return '';
  const named = new Intl.DateTimeFormat(language, { timeZoneName: 'shortOffset' }).formatToParts(ms);
  return ` ${named.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`;
}
