import { useTranslation } from 'react-i18next';
import type { ReportFigures } from '../../../src-shared/domain/report-figures';
import type { ReportSummary } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import classes from './print-sheet.module.css';

export interface PrintFiguresProps {
  readonly summary: ReportSummary;
  readonly figures: ReportFigures;
}

/** The figures of a report in one line of boxes. */
export function PrintFigures({ summary, figures }: PrintFiguresProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { yield: rate, outcome } = figures;
  const counts = [
    { name: t('reports.captures'), count: figures.captures },
    { name: t('reports.good'), count: outcome.good },
    { name: t('reports.bad'), count: outcome.bad },
    { name: t('reports.open'), count: outcome.open },
    { name: t('reports.accepted'), count: figures.accepted },
    { name: t('reports.rejected'), count: figures.rejected },
    { name: t('reports.failedTransfers'), count: summary.failedTransfers },
  ];
  return (
    <dl className={classes.figures}>
      <div className={classes.yield}>
        <dt>{t('reports.yield')}</dt>
        <dd>{rate.share === null ? '–' : formats.percent(rate.share)}</dd>
        <dd className={classes.small}>
          {rate.share === null
            ? t('reports.nothingJudged')
            : t('reports.interval', { low: formats.percent(rate.low), high: formats.percent(rate.high) })}
        </dd>
      </div>
      {counts.map(({ name, count }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count === null ? '–' : formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
