import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ReportSummary } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { VerdictMark } from '../../components/verdict-mark';
import { GalleryLink } from './gallery-link';
import classes from './reports.module.css';

export interface SummaryFiguresProps {
  readonly summary: ReportSummary;
  readonly filter: CaptureFilter;
}

export function SummaryFigures({ summary, filter }: SummaryFiguresProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const counted = [
    { name: t('reports.captures'), count: summary.captures, part: {} },
    { name: t('reports.accepted'), count: summary.accepted, part: { decision: 'accept' } },
    { name: t('reports.rejected'), count: summary.rejected, part: { decision: 'reject' } },
    { name: t('reports.undecided'), count: summary.undecided, part: { decision: 'none' } },
  ] as const;
  return (
    <>
      <section className={classes.figures}>
        <div className={classes.figure}>
          <span className={classes.figureName}>{t('reports.yield')}</span>
          <span className={classes.figureValue}>{summary.yield === null ? '–' : formats.percent(summary.yield)}</span>
          <small>{t('reports.yieldHelp')}</small>
        </div>
        {counted.map(({ name, count, part }) => (
          <div key={name} className={classes.figure}>
            <span className={classes.figureName}>{name}</span>
            <span className={classes.figureValue}>
              <GalleryLink filter={{ ...filter, ...part }}>{formats.number(count)}</GalleryLink>
            </span>
          </div>
        ))}
        <div className={classes.figure}>
          <span className={classes.figureName}>{t('reports.failedTransfers')}</span>
          <span className={classes.figureValue}>
            <a className={classes.link} href="#/cameras">
              {formats.number(summary.failedTransfers)}
            </a>
          </span>
        </div>
      </section>
      <section className={classes.panel}>
        <h2>{t('reports.verdicts')}</h2>
        <div className={classes.verdicts}>
          {(['pass', 'unsure', 'fail', 'none'] as const).map((verdict) => (
            <div key={verdict}>
              <VerdictMark verdict={verdict === 'none' ? null : verdict} />
              <GalleryLink filter={{ ...filter, verdict }}>{formats.number(summary.byVerdict[verdict])}</GalleryLink>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
