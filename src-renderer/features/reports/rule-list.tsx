import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ControlChart } from '../../../src-shared/domain/report-figures';
import type { SampleUnit } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { GalleryLink } from './gallery-link';
import { sampleFilter } from './report-choice';
import classes from './reports.module.css';
import { useRuleWords } from './use-rule-words';
import { useSampleNames } from './use-sample-names';

export interface RuleListProps {
  readonly chart: ControlChart;
  readonly unit: SampleUnit;
  readonly filter: CaptureFilter;
  /** Newest breaks shown; the rest are counted. */
  readonly most?: number;
}

/** What the chart says: its centre line, the points that break a rule, and what it cannot say. */
export function RuleList({ chart, unit, filter, most = 12 }: RuleListProps) {
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
        {t(chart.fromReference ? 'reports.centreFromReference' : 'reports.centreFromShown', { centre })}{' '}
        {noSpread ? t('reports.noLimits') : broken.length === 0 ? t('reports.noBreaks') : null}
        {chart.roughPoints > 0 && !noSpread
          ? ` ${t('reports.roughPoints', { count: chart.roughPoints, number: formats.number(chart.roughPoints) })}`
          : null}
      </p>
      {shown.length === 0 ? null : (
        <ul>
          {shown.map(({ sample, breaks }) => (
            <li key={sample.fromMs}>
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
