/** The figures of a report as rows of one table: what is printed, for programs and spreadsheets. */
import type { Rate } from '../../src-shared/domain/evidence';
import { type ReportFigures, reportFigures } from '../../src-shared/domain/report-figures';
import {
  allCaptures,
  ofStanding,
  ofVerdict,
  type ReportRequest,
  type ReportScope,
  type ReportSummary,
  verdictsAndNone,
  type YieldBasis,
} from '../../src-shared/domain/statistics';
import type { CsvRow } from './csv-contents';
import type { CellKind } from './csv-format';

// Programs read this header: names and order are kept, new columns go to the end.
export const figureColumns = [
  { name: 'section', kind: 'text' },
  { name: 'item', kind: 'text' },
  { name: 'from', kind: 'time' },
  { name: 'to', kind: 'time' },
  { name: 'count', kind: 'number' },
  { name: 'of', kind: 'number' },
  { name: 'value', kind: 'number' },
  { name: 'low', kind: 'number' },
  { name: 'high', kind: 'number' },
  { name: 'cumulated', kind: 'number' },
  { name: 'note', kind: 'text' },
] as const satisfies readonly { readonly name: string; readonly kind: CellKind }[];

type Cells = Partial<Record<(typeof figureColumns)[number]['name'], string | number | null>>;

/** What the report is about, in words. */
export interface FigureTitles {
  readonly station: string;
  readonly camera: string | null;
  readonly product: string | null;
  readonly lot: string | null;
}

export interface FigureSource {
  readonly scope: ReportScope & Pick<ReportRequest, 'reference'>;
  readonly basis: YieldBasis;
  readonly summary: ReportSummary;
  readonly titles: FigureTitles;
}

/** Shares are 0-1; `low` and `high` are the 95 % interval, in the rows of the p-chart its control limits. */
export function figureRows(source: FigureSource): readonly CsvRow[] {
  const figures = reportFigures(source.summary, source.basis);
  const rows = [
    ...headRows(source),
    ...countRows(source, figures),
    ...chartRows(source, figures),
    ...throughputRows(source),
  ];
  return rows.map((cells) => figureColumns.map(({ name }) => cells[name] ?? null));
}

function headRows({ scope, basis, titles }: FigureSource): Cells[] {
  return [
    { section: 'report', item: 'period', from: scope.fromMs, to: scope.toMs },
    { section: 'report', item: 'station', note: titles.station },
    ...(titles.camera === null ? [] : [{ section: 'report', item: 'camera', note: titles.camera }]),
    ...(titles.product === null ? [] : [{ section: 'report', item: 'product', note: titles.product }]),
    ...(titles.lot === null ? [] : [{ section: 'report', item: 'lot', note: titles.lot }]),
    { section: 'report', item: 'basis', note: basis },
  ];
}

const rateCells = ({ count, of, share, low, high }: Rate): Cells => ({
  count,
  of,
  ...(share === null ? {} : { value: share, low, high }),
});

function countRows({ summary }: FigureSource, figures: ReportFigures): Cells[] {
  const { agreement, outcome, pareto } = figures;
  const { kappa } = agreement;
  const count = (item: string, number: number | null): Cells => ({ section: 'count', item, count: number });
  return [
    count('captures', figures.captures),
    count('accepted', figures.accepted),
    count('rejected', figures.rejected),
    count('undecided', figures.undecided),
    count('good', outcome.good),
    count('bad', outcome.bad),
    count('open', outcome.open),
    count('failed-transfers', summary.failedTransfers),
    ...verdictsAndNone.map(
      (verdict): Cells => ({
        section: 'verdict',
        item: verdict,
        count: ofVerdict(summary.tally, verdict),
        of: figures.captures,
      }),
    ),
    { section: 'yield', item: 'yield', ...rateCells(figures.yield) },
    ...pareto.map(
      ({ reason, count: rejections, share, cumulated }): Cells => ({
        section: 'reason',
        item: reason,
        count: rejections,
        of: figures.rejected,
        value: share,
        cumulated,
      }),
    ),
    { section: 'agreement', item: 'false-rejects', ...rateCells(agreement.falseRejects) },
    { section: 'agreement', item: 'escapes', ...rateCells(agreement.escapes) },
    { section: 'agreement', item: 'agreed', ...rateCells(agreement.agreed) },
    {
      section: 'agreement',
      item: 'kappa',
      ...(kappa.state === 'defined'
        ? { value: kappa.value, low: kappa.interval?.low ?? null, high: kappa.interval?.high ?? null }
        : { note: kappa.why }),
    },
  ];
}

function chartRows({ scope: { reference } }: FigureSource, { chart }: ReportFigures): Cells[] {
  const centre: Cells = {
    section: 'p-chart',
    item: 'centre',
    ...(reference && { from: reference.fromMs, to: reference.toMs }),
    value: chart.centre,
    note: chart.fromReference ? 'reference period' : 'period shown',
  };
  const points = chart.samples.map(({ fromMs, toMs, shift, lot }, index): Cells => {
    const point = chart.points[index];
    const { good = 0, bad = 0 } = chart.outcomes[index] ?? {};
    return {
      section: 'p-chart',
      item: shift ? `shift ${shift.code}` : lot ? `lot ${lot.number}` : 'sample',
      from: fromMs,
      to: toMs,
      count: bad,
      of: good + bad,
      ...(point ? { value: point.share, low: point.lower, high: point.upper } : {}),
      note: (chart.breaks[index] ?? []).map(({ rule, side }) => `${rule} ${side}`).join('; ') || null,
    };
  });
  return [centre, ...points];
}

const throughputRows = ({ summary: { throughput } }: FigureSource): Cells[] =>
  throughput.bars.map(
    ({ fromMs, toMs, tally }): Cells => ({
      section: 'throughput',
      item: throughput.unit,
      from: fromMs,
      to: toMs,
      count: allCaptures(tally),
      note: `rejected ${ofStanding(tally, 'reject')}`,
    }),
  );
