import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { allCaptures, ofStanding, type ReportSummary } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { ChartTable } from '../../components/charts/chart-table';
import { GalleryLink } from './gallery-link';
import classes from './reports.module.css';
import { ThroughputDrawing } from './throughput-drawing';
import { useSampleNames } from './use-sample-names';

export interface ThroughputPanelProps {
  readonly throughput: ReportSummary['throughput'];
  readonly filter: CaptureFilter;
}

export function ThroughputPanel({ throughput, filter }: ThroughputPanelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { unit, bars } = throughput;
  const names = useSampleNames(unit, bars);
  return (
    <section className={classes.wide}>
      <h2>{t(unit === 'hour' ? 'reports.throughput' : 'reports.throughputByDay')}</h2>
      {bars.length === 0 ? (
        <p>{t('reports.noThroughput')}</p>
      ) : (
        <>
          <ThroughputDrawing throughput={throughput} filter={filter} height={190} />
          <div className={classes.legend}>
            <span className={classes.keyAll} /> {t('reports.captures')}
            <span className={classes.keyRejected} /> {t('reports.rejected')}
          </div>
          <ChartTable
            label={t('reports.asTable')}
            columns={[t(`reports.samples.${unit}`), t('reports.captures'), t('reports.rejected')]}
            rows={bars.map((bar) => {
              const range = { ...filter, fromMs: bar.fromMs, toMs: bar.toMs };
              return {
                key: bar.fromMs,
                cells: [
                  names.long(bar),
                  <GalleryLink key="all" filter={range}>
                    {formats.number(allCaptures(bar.tally))}
                  </GalleryLink>,
                  <GalleryLink key="rejected" filter={{ ...range, decision: 'reject' }}>
                    {formats.number(ofStanding(bar.tally, 'reject'))}
                  </GalleryLink>,
                ],
              };
            })}
          />
        </>
      )}
    </section>
  );
}
