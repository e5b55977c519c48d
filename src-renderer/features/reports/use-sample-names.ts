import { useTranslation } from 'react-i18next';
import { isRepeatedHour } from '../../../src-shared/domain/local-time';
import type { Sample, SampleUnit } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { middleCut } from '../../components/charts/middle-cut';

export interface SampleNames {
  /** Under the chart. */
  short(sample: Sample): string;
  /** In tables and sentences. */
  long(sample: Sample): string;
}

/** How a sample is called: by its lot, shift, week or day, or by its hour with the day where there are several. */
export function useSampleNames(unit: SampleUnit, samples: readonly Sample[]): SampleNames {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const numberOf = ({ lot }: Sample): string => lot?.number ?? '';
  if (unit === 'lot') {
    return {
      short: (sample) => middleCut(numberOf(sample), lotCharacters),
      long: (sample) => `${t('lots.lot')} ${numberOf(sample)}`,
    };
  }
  if (unit === 'shift') {
    const shiftOf = ({ shift }: Sample): string => (shift === undefined ? '' : words.shift(shift));
    return {
      short: (sample) => `${formats.shortDay(sample.fromMs)} ${middleCut(shiftOf(sample), shiftCharacters)}`.trim(),
      long: (sample) => `${formats.day(sample.fromMs)} ${shiftOf(sample)}`.trim(),
    };
  }
  if (unit === 'week') {
    return {
      short: ({ fromMs }) => formats.shortDay(fromMs),
      long: ({ fromMs, toMs }) => t('reports.days', { from: formats.day(fromMs), to: formats.day(toMs - 1) }),
    };
  }
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

/** Of a name under the chart. */
const lotCharacters = 13;
const shiftCharacters = 10;

/** Room for a name under the chart, in CSS pixels. */
export const nameWidth: Readonly<Record<SampleUnit, number>> = { hour: 104, shift: 118, day: 58, week: 58, lot: 90 };

/** The hour that comes twice when the clock goes back is told apart by its distance from UTC. */
function zoneMark(ms: number, language: string): string {
  if (!isRepeatedHour(ms)) return '';
  const named = new Intl.DateTimeFormat(language, { timeZoneName: 'shortOffset' }).formatToParts(ms);
  return ` ${named.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`;
}
