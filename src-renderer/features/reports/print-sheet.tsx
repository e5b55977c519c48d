import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../../src-shared/domain/print-job';
import { reportFigures } from '../../../src-shared/domain/report-figures';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { AgreementRates } from './agreement-rates';
import { AgreementTable } from './agreement-table';
import { LotlessNote } from './lotless-note';
import { PChartDrawing } from './p-chart-drawing';
import { ParetoDrawing } from './pareto-drawing';
import { PrintFigures } from './print-figures';
import { PrintReasons } from './print-reasons';
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
      <div className={classes.body} data-fits>
        <PrintFigures summary={summary} figures={figures} />
        <section>
          <h2>{t('reports.pChart')}</h2>
          <PChartDrawing
            chart={figures.chart}
            unit={request.sampleUnit}
            filter={filter}
            height={180}
            width={sheetWidth}
          />
          <LotlessNote captures={figures.captures} samples={figures.chart.samples} unit={request.sampleUnit} />
          <RuleList
            chart={figures.chart}
            unit={request.sampleUnit}
            filter={filter}
            reference={request.reference}
            most={4}
          />
        </section>
        <div className={classes.columns}>
          <section>
            <h2>{t('reports.reasons')}</h2>
            {figures.pareto.length === 0 ? (
              <p>{t('reports.noReasons')}</p>
            ) : (
              <>
                <ParetoDrawing
                  rows={figures.pareto}
                  filter={filter}
                  height={130}
                  width={columnWidth}
                  most={8}
                  numbered
                />
                <PrintReasons rows={figures.pareto} most={8} />
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
            <ThroughputDrawing throughput={summary.throughput} filter={filter} height={100} width={sheetWidth} />
          )}
        </section>
      </div>
      <Signature />
      <PrintFoot job={job} />
    </main>
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
      <span>{t('reports.print.page')}</span>
    </footer>
  );
}
