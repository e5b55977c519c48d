import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../../src-shared/domain/print-job';
import { type ParetoRow, reportFigures } from '../../../src-shared/domain/report-figures';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { AgreementRates } from './agreement-rates';
import { AgreementTable } from './agreement-table';
import { PChartDrawing } from './p-chart-drawing';
import { ParetoDrawing } from './pareto-drawing';
import { PrintFigures } from './print-figures';
import classes from './print-sheet.module.css';
import { scopeFilter } from './report-choice';
import { RuleList } from './rule-list';
import { ThroughputDrawing } from './throughput-drawing';

/** Inside the margins of A4, in CSS pixels. */
const sheetWidth = 703;
const columnWidth = 340;

/** A report on one sheet of A4, in black and white. */
export function PrintSheet({ job }: { readonly job: PrintJob }) {
  const { t } = useTranslation();
  const { request, summary, basis } = job;
  const figures = reportFigures(summary, basis);
  const filter = scopeFilter(request);
  return (
    <main className={classes.sheet}>
      <PrintHead job={job} />
      <PrintFigures summary={summary} figures={figures} />
      <section>
        <h2>{t('reports.pChart')}</h2>
        <PChartDrawing
          chart={figures.chart}
          unit={request.sampleUnit}
          filter={filter}
          height={190}
          width={sheetWidth}
        />
        <RuleList chart={figures.chart} unit={request.sampleUnit} filter={filter} most={4} />
      </section>
      <div className={classes.columns}>
        <section>
          <h2>{t('reports.reasons')}</h2>
          {figures.pareto.length === 0 ? (
            <p>{t('reports.noReasons')}</p>
          ) : (
            <>
              <ParetoDrawing rows={figures.pareto} filter={filter} height={150} width={columnWidth} most={8} numbered />
              <ReasonList rows={figures.pareto.slice(0, 8)} />
            </>
          )}
        </section>
        <section>
          <h2>{t('reports.agreement')}</h2>
          <AgreementTable tally={summary.tally} filter={filter} />
          <AgreementRates agreement={figures.agreement} />
        </section>
      </div>
      <section>
        <h2>
          {t(summary.throughput.unit === 'hour' ? 'reports.throughput' : 'reports.throughputByDay')}
          <small>{t('reports.print.hatched')}</small>
        </h2>
        {summary.throughput.bars.length === 0 ? (
          <p>{t('reports.noThroughput')}</p>
        ) : (
          <ThroughputDrawing throughput={summary.throughput} filter={filter} height={110} width={sheetWidth} />
        )}
      </section>
      <Signature />
      <PrintFoot job={job} />
    </main>
  );
}

function ReasonList({ rows }: { readonly rows: readonly ParetoRow[] }) {
  const formats = useFormats();
  const words = useWords();
  return (
    <ol className={classes.reasons}>
      {rows.map(({ reason, count, share, cumulated }) => (
        <li key={reason}>
          <span>{words.reason(reason)}</span>
          <span>{formats.number(count)}</span>
          <span>{formats.percent(share)}</span>
          <span>{formats.percent(cumulated)}</span>
        </li>
      ))}
    </ol>
  );
}

function PrintHead({ job: { request, basis, stationName, camera, product, lot } }: { readonly job: PrintJob }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const scope = [
    camera === null ? t('reports.allCameras') : `${words.camera(camera)} (${camera.address})`,
    product === null ? t('reports.allProducts') : product.name,
    ...(lot === null ? [] : [`${t('lots.lot')} ${lot.number}`]),
    t(`reports.bases.${basis}`),
  ];
  return (
    <header className={classes.head}>
      <div>
        <h1>{t('reports.print.title')}</h1>
        <p className={classes.station}>{stationName}</p>
      </div>
      <div>
        <p className={classes.period}>
          {t('reports.print.period', { from: formats.minute(request.fromMs), to: formats.minute(request.toMs) })}
        </p>
        <p>{scope.join(' · ')}</p>
      </div>
    </header>
  );
}

function Signature() {
  const { t } = useTranslation();
  return (
    <section className={classes.signature}>
      {(['name', 'date', 'signature', 'remarks'] as const).map((field) => (
        <div key={field}>{t(`reports.print.${field}`)}</div>
      ))}
    </section>
  );
}

function PrintFoot({ job: { madeAtMs, madeBy, version, timeZone } }: { readonly job: PrintJob }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const at = formats.dateTime(madeAtMs);
  return (
    <footer className={classes.foot}>
      <span>
        {madeBy === '' ? t('reports.print.madeByStation', { at }) : t('reports.print.madeBy', { at, who: madeBy })}
      </span>
      <span>{t('reports.print.zone', { zone: timeZone })}</span>
      <span>{`Vigie ${version}`}</span>
    </footer>
  );
}
