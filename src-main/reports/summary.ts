/**
 * The figures of a report, counted when they are asked for: one walk over the period in the covering index, an hour or
 * a day of the station's clock at a time, cut where a shift ends. No sums are kept beside the rows, so none can differ
 * from them.
 */
import { lotId } from '../../src-shared/domain/ids';
import { cutAt, hourStart, nextHour, parts, type TimeRange } from '../../src-shared/domain/local-time';
import { type Shift, shiftAt } from '../../src-shared/domain/shift';
import {
  allCaptures,
  type ReportRequest,
  type ReportScope,
  type ReportSummary,
  type Sample,
  type Standing,
  sumTallies,
  type Tally,
  type VerdictOrNone,
} from '../../src-shared/domain/statistics';
import { filterCondition, filterIndex } from '../records/capture-filter';
import type { Reader } from '../records/handles';

/** Throughput of longer periods is by the day: more bars than this many hours cannot be told apart. */
const hoursShown = 9 * 24 + 1;
const hourMs = 3_600_000;

export interface SummaryOptions {
  /** Asked between the parts of a long count; when it says no, the count ends and null is the answer. */
  readonly goOn?: () => boolean;
  /** Of the station, for samples by shift. */
  readonly shifts?: readonly Shift[];
}

export function reportSummary(
  reader: Reader,
  request: ReportRequest,
  { goOn = () => true, shifts = [] }: SummaryOptions = {},
): ReportSummary | null {
  return reader.db.transaction((): ReportSummary | null => {
    const filled = filledRange(reader, request);
    const unit = filled.toMs - filled.fromMs > hoursShown * hourMs ? 'day' : 'hour';
    const bars = parts(filled, unit);
    const wanted = sampleParts(filled, request, shifts);
    const counted: Sample[] = [];
    for (const part of overlaid(bars, wanted)) {
      if (!goOn()) return null;
      counted.push({ ...part, tally: tallyOf(reader, { ...request, ...part }) });
    }
    const reference = request.reference ? tallyOf(reader, { ...request, ...request.reference }) : null;
    const byLot = request.sampleUnit === 'lot' ? lotSamples(reader, request) : null;
    return {
      tally: sumTallies(counted.map(({ tally }) => tally)),
      reasons: reasons(reader, request),
      samples: byLot ?? withoutEmptyEnds(gathered(counted, wanted)),
      throughput: { unit, bars: gathered(counted, bars) },
      reference,
      failedTransfers: failedTransfers(reader, request),
    };
  })();
}

/** The parts of `filled` that are samples, each with its shift where samples are shifts. */
function sampleParts(
  filled: TimeRange,
  { sampleUnit }: ReportRequest,
  shifts: readonly Shift[],
): readonly Omit<Sample, 'tally'>[] {
  if (sampleUnit === 'lot') return [filled];
  if (sampleUnit !== 'shift') return parts(filled, sampleUnit);
  const worked = cutAt(filled, (ms) => shiftAt(shifts, ms)?.toMs ?? filled.toMs);
  return worked.map((part) => {
    const shift = shiftAt(shifts, part.fromMs)?.shift;
    return shift === undefined ? part : { ...part, shift: { code: shift.code, label: shift.label } };
  });
}

/** The parts that both cut one range into. */
function overlaid(one: readonly TimeRange[], other: readonly TimeRange[]): TimeRange[] {
  const ends = [...new Set([...one, ...other].map(({ toMs }) => toMs))].sort((a, b) => a - b);
  const from = one[0]?.fromMs ?? 0;
  return ends.map((toMs, index) => ({ fromMs: ends[index - 1] ?? from, toMs }));
}

/** The hour of the first capture may reach into a shift before it. */
function withoutEmptyEnds(samples: readonly Sample[]): readonly Sample[] {
  const filled = ({ tally }: Sample): boolean => allCaptures(tally) > 0;
  return samples.slice(Math.max(0, samples.findIndex(filled)), samples.findLastIndex(filled) + 1);
}

interface LotGroup extends Group {
  readonly lot: number;
  readonly number: string;
  readonly firstMs: number;
  readonly lastMs: number;
}

function lotSamples(reader: Reader, scope: ReportScope): readonly Sample[] {
  const { sql, params } = filterCondition(scope);
  const groups = reader.all<LotGroup>(
    `SELECT c.lot, l.number, c.verdict, c.decision, count(*) AS count,
       min(c.received_at_ms) AS firstMs, max(c.received_at_ms) AS lastMs
     FROM capture c INDEXED BY capture_lot JOIN lot l ON l.id = c.lot
     WHERE c.lot IS NOT NULL AND ${sql} GROUP BY c.lot, c.verdict, c.decision`,
    ...params,
  );
  const lots = new Map<number, LotGroup[]>();
  for (const group of groups) lots.set(group.lot, [...(lots.get(group.lot) ?? []), group]);
  return [...lots]
    .map(([lot, members]) => ({
      fromMs: Math.min(...members.map(({ firstMs }) => firstMs)),
      toMs: Math.max(...members.map(({ lastMs }) => lastMs)) + 1,
      tally: tallied(members),
      lot: { id: lotId(lot), number: members[0]?.number ?? '' },
    }))
    .sort((a, b) => a.fromMs - b.fromMs || a.lot.id - b.lot.id);
}

/** From the hour of the first capture to that of the last: an empty margin says nothing. */
function filledRange(reader: Reader, scope: ReportScope): TimeRange {
  const { sql, params } = filterCondition(scope);
  const end = (order: 'ASC' | 'DESC'): number | undefined =>
    reader.get<{ atMs: number }>(
      `SELECT c.received_at_ms AS atMs FROM capture c INDEXED BY ${filterIndex(scope)} WHERE ${sql}
       ORDER BY c.received_at_ms ${order} LIMIT 1`,
      ...params,
    )?.atMs;
  const [first, last] = [end('ASC'), end('DESC')];
  if (first === undefined || last === undefined) return { fromMs: scope.fromMs, toMs: scope.fromMs };
  return { fromMs: Math.max(scope.fromMs, hourStart(first)), toMs: Math.min(scope.toMs, nextHour(last)) };
}

interface Group {
  readonly verdict: Exclude<VerdictOrNone, 'none'> | null;
  readonly decision: Exclude<Standing, 'none'> | null;
  readonly count: number;
}

function tallyOf(reader: Reader, scope: ReportScope): Tally {
  const { sql, params } = filterCondition(scope);
  return tallied(
    reader.all<Group>(
      `SELECT c.verdict, c.decision, count(*) AS count FROM capture c INDEXED BY ${filterIndex(scope)}
       WHERE ${sql} GROUP BY c.verdict, c.decision`,
      ...params,
    ),
  );
}

function tallied(groups: readonly Group[]): Tally {
  const row = (): Record<Standing, number> => ({ accept: 0, reject: 0, none: 0 });
  const tally = { pass: row(), unsure: row(), fail: row(), none: row() };
  for (const { verdict, decision, count } of groups) tally[verdict ?? 'none'][decision ?? 'none'] = count;
  return tally;
}

/** The finest counts summed into coarser parts that hold them whole. */
function gathered(counted: readonly Sample[], wanted: readonly Omit<Sample, 'tally'>[]): Sample[] {
  let next = 0;
  return wanted.map((part) => {
    const tallies: Tally[] = [];
    for (let one = counted[next]; one !== undefined && one.toMs <= part.toMs; one = counted[next]) {
      tallies.push(one.tally);
      next += 1;
    }
    return { ...part, tally: sumTallies(tallies) };
  });
}

function reasons(reader: Reader, scope: ReportScope): ReportSummary['reasons'] {
  const { sql, params } = filterCondition(scope);
  return reader.all<{ reason: string; count: number }>(
    `SELECT ifnull(c.reason, '') AS reason, count(*) AS count FROM capture c INDEXED BY ${filterIndex({ ...scope, decision: 'reject' })}
     WHERE c.decision = 'reject' AND ${sql} GROUP BY 1 ORDER BY count DESC, reason`,
    ...params,
  );
}

function failedTransfers(reader: Reader, { fromMs, toMs, camera, product, lot }: ReportScope): number | null {
  if (product !== undefined || lot !== undefined) return null;
  const ofCamera = camera === undefined ? '' : 'AND camera = ?';
  return (
    reader.get<{ count: number }>(
      `SELECT count(*) AS count FROM failed_transfer WHERE at_ms >= ? AND at_ms < ? ${ofCamera}`,
      fromMs,
      toMs,
      ...(camera === undefined ? [] : [camera]),
    )?.count ?? 0
  );
}
