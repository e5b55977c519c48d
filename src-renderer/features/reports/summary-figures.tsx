import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ReportFigures } from '../../../src-shared/domain/report-figures';
import { ofVerdict, type ReportSummary, verdictsAndNone, type YieldBasis } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { VerdictMark } from '../../components/verdict-mark';
import { GalleryLink } from './gallery-link';
import { OutcomeLinks } from './outcome-links';
import classes from './reports.module.css';

export interface SummaryFiguresProps {
  readonly summary: ReportSummary;
  readonly figures: ReportFigures;
  readonly basis: YieldBasis;
  readonly filter: CaptureFilter;
}

export function SummaryFigures({ summary, figures, basis, filter }: SummaryFiguresProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { yield: rate, outcome } = figures;
  const { tally } = summary;
  const counted = [
    { name: t('reports.captures'), count: figures.captures, part: {} },
    { name: t('reports.accepted'), count: figures.accepted, part: { decision: 'accept' } },
    { name: t('reports.rejected'), count: figures.rejected, part: { decision: 'reject' } },
    { name: t('reports.undecided'), count: figures.undecided, part: { decision: 'none' } },
  ] as const;
  return (
    <>
      <section className={classes.figures} aria-label={t('reports.figures')}>
        <Figure name={t('reports.yield')} value={rate.share === null ? '–' : formats.percent(rate.share)}>
          {rate.share === null
            ? t('reports.nothingJudged')
            : t('reports.interval', { low: formats.percent(rate.low), high: formats.percent(rate.high) })}
        </Figure>
        {counted.map(({ name, count, part }) => (
          <Figure
            key={name}
            name={name}
            value={<GalleryLink filter={{ ...filter, ...part }}>{formats.number(count)}</GalleryLink>}
          />
        ))}
        <Figure
          name={t('reports.failedTransfers')}
          value={
            summary.failedTransfers === null ? (
              '–'
            ) : (
              <a className={classes.link} href="#/cameras">
                {formats.number(summary.failedTransfers)}
              </a>
            )
          }
        >
          {summary.failedTransfers === null ? t('reports.failedTransfersNoProduct') : null}
        </Figure>
      </section>
      <section className={classes.panel}>
        <h2>{t('reports.outcome')}</h2>
        <p className={classes.help}>{t(`reports.bases.${basis}Help`)}</p>
        <dl className={classes.outcome}>
          <dt>{t('reports.good')}</dt>
          <dd>
            <OutcomeLinks side="good" tally={tally} basis={basis} filter={filter} />
          </dd>
          <dt>{t('reports.bad')}</dt>
          <dd>
            <OutcomeLinks side="bad" tally={tally} basis={basis} filter={filter} />
          </dd>
          <dt>{t('reports.open')}</dt>
          <dd>
            {basis === 'decisions' ? (
              <GalleryLink filter={{ ...filter, decision: 'none' }}>{formats.number(outcome.open)}</GalleryLink>
            ) : (
              <OpenLinks unsure={tally.unsure.none} unjudged={tally.none.none} filter={filter} />
            )}
          </dd>
        </dl>
      </section>
      <section className={classes.panel}>
        <h2>{t('reports.verdicts')}</h2>
        <div className={classes.verdicts}>
          {verdictsAndNone.map((verdict) => (
            <div key={verdict}>
              <VerdictMark verdict={verdict === 'none' ? null : verdict} />
              <GalleryLink filter={{ ...filter, verdict }}>{formats.number(ofVerdict(tally, verdict))}</GalleryLink>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}

interface OpenLinksProps {
  readonly unsure: number;
  readonly unjudged: number;
  readonly filter: CaptureFilter;
}

/** Undecided, and no clear verdict stands for a decision. */
function OpenLinks({ unsure, unjudged, filter }: OpenLinksProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <GalleryLink filter={{ ...filter, decision: 'none', verdict: 'unsure' }}>{formats.number(unsure)}</GalleryLink>
      {unjudged === 0 ? null : (
        <>
          {' + '}
          <GalleryLink filter={{ ...filter, decision: 'none', verdict: 'none' }}>
            {t('reports.withoutVerdict', { number: formats.number(unjudged) })}
          </GalleryLink>
        </>
      )}
    </>
  );
}

function Figure({
  name,
  value,
  children,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.figure}>
      <span className={classes.figureName}>{name}</span>
      <span className={classes.figureValue}>{value}</span>
      {children ? <small>{children}</small> : null}
    </div>
  );
}
