/**
 * The figures of a report, counted when they are asked for: one walk over the period in the covering index, an hour or
 * a day of the station's clock at a time. No sums are kept beside the rows, so none can differ from them.
 */
import { hourStart, nextHour, parts, type TimeRange } from '../../src-shared/domain/local-time';
import {
  type ReportRequest,
  type ReportScope,
  type ReportSummary,
  type Sample,
  type SampleUnit,
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

/** `goOn` is asked between the parts of a long count; when it says no, the count ends and null is the answer. */
export function reportSummary(
  reader: Reader,
  request: ReportRequest,
  goOn: () => boolean = () => true,
): ReportSummary | null {
  return reader.db.transaction((): ReportSummary | null => {
    const filled = filledRange(reader, request);
    const unit: SampleUnit = filled.toMs - filled.fromMs > hoursShown * hourMs ? 'day' : 'hour';
    const finest = unit === 'day' && request.sampleUnit === 'day' ? 'day' : 'hour';
    const counted: Sample[] = [];
    for (const part of parts(filled, finest)) {
      if (!goOn()) return null;
      counted.push({ ...part, tally: tallyOf(reader, { ...request, ...part }) });
    }
    const reference = request.reference ? tallyOf(reader, { ...request, ...request.reference }) : null;
    return {
      tally: sumTallies(counted.map(({ tally }) => tally)),
      reasons: reasons(reader, request),
      samples: gathered(counted, parts(filled, request.sampleUnit)),
      throughput: { unit, bars: gathered(counted, parts(filled, unit)) },
      reference,
      failedTransfers: failedTransfers(reader, request),
    };
  })();
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
  const row = (): Record<Standing, number> => ({ accept: 0, reject: 0, none: 0 });
  const tally = { pass: row(), unsure: row(), fail: row(), none: row() };
  const groups = reader.all<Group>(
    `SELECT c.verdict, c.decision, count(*) AS count FROM capture c INDEXED BY ${filterIndex(scope)}
     WHERE ${sql} GROUP BY c.verdict, c.decision`,
    ...params,
  );
  for (const { verdict, decision, count } of groups) tally[verdict ?? 'none'][decision ?? 'none'] = count;
  return tally;
}

/** The finest counts summed into coarser parts that hold them whole. */
function gathered(counted: readonly Sample[], wanted: readonly TimeRange[]): Sample[] {
  let next = 0;
  return wanted.map(({ fromMs, toMs }) => {
    const tallies: Tally[] = [];
    for (let one = counted[next]; one !== undefined && one.toMs <= toMs; one = counted[next]) {
      tallies.push(one.tally);
      next += 1;
    }
    return { fromMs, toMs, tally: sumTallies(tallies) };
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
