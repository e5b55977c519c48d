import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { TimeRange } from '../../../src-shared/domain/local-time';
import type { ControlChart } from '../../../src-shared/domain/report-figures';
import type { SampleUnit } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { GalleryLink } from './gallery-link';
import { sampleFilter, sampleKey } from './report-choice';
import classes from './reports.module.css';
import { useRuleWords } from './use-rule-words';
import { useSampleNames } from './use-sample-names';

export interface RuleListProps {
  readonly chart: ControlChart;
  readonly unit: SampleUnit;
  readonly filter: CaptureFilter;
  /** Of the centre line, when it comes from another period. */
  readonly reference: TimeRange | undefined;
  /** Newest breaks shown; the rest are counted. */
  readonly most?: number;
}

/** What the chart says: its centre line, the points that break a rule, and what it cannot say. */
export function RuleList({ chart, unit, filter, reference, most = 12 }: RuleListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useSampleNames(unit, chart.samples);
  const rules = useRuleWords();
  if (chart.centre === null) return null;
  const broken = chart.samples
    .map((sample, index) => ({ sample, breaks: chart.breaks[index] ?? [] }))
    .filter(({ breaks }) => breaks.length > 0);
  const shown = broken.slice(-most);
  const centre = formats.percent(chart.centre);
  const noSpread = chart.centre === 0 || chart.centre === 1;
  return (
    <div className={classes.rules}>
      <p>
        {reference === undefined
          ? t('reports.centreFromShown', { centre })
          : t('reports.centreFromReference', {
              centre,
              from: formats.minute(reference.fromMs),
              to: formats.minute(reference.toMs),
            })}{' '}
        {broken.length > 0 ? null : t(noSpread ? 'reports.noLimits' : 'reports.noBreaks')}
        {chart.roughPoints > 0 && !noSpread
          ? ` ${t('reports.roughPoints', { count: chart.roughPoints, number: formats.number(chart.roughPoints) })}`
          : null}
      </p>
      {shown.length === 0 ? null : (
        <ul>
          {shown.map(({ sample, breaks }) => (
            <li key={sampleKey(sample)}>
              <b aria-hidden="true">◆ {rules.short(breaks)}</b>{' '}
              <GalleryLink filter={sampleFilter(filter, sample)}>{names.long(sample)}</GalleryLink>
              {` – ${breaks.map(rules.long).join(', ')}`}
            </li>
          ))}
        </ul>
      )}
      {broken.length > shown.length ? (
        <p>{t('reports.moreBreaks', { number: formats.number(broken.length - shown.length) })}</p>
      ) : null}
    </div>
  );
}
