import { useTranslation } from 'react-i18next';
import { allCaptures, type Sample, type SampleUnit } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';

export interface LotlessNoteProps {
  /** In the whole report. */
  readonly captures: number;
  readonly samples: readonly Sample[];
  readonly unit: SampleUnit;
}

/** Captures that belong to no lot are on no point of a chart by lot; silence about them would pass for completeness. */
export function LotlessNote({ captures, samples, unit }: LotlessNoteProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const lotless = captures - samples.reduce((sum, { tally }) => sum + allCaptures(tally), 0);
  if (unit !== 'lot' || lotless === 0) return null;
  return <p>{t('reports.lotless', { count: lotless, number: formats.number(lotless) })}</p>;
}
