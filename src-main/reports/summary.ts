import type { CameraKey } from '../../src-shared/domain/ids';
import { type Verdict, verdicts } from '../../src-shared/domain/inspection';
import type { ReportSummary } from '../../src-shared/domain/statistics';
import { type Condition, filterCondition } from '../records/capture-filter';
import type { Reader } from '../records/handles';

export interface SummaryRequest {
  readonly fromMs: number;
  /** Excluded. */
  readonly toMs: number;
  readonly camera?: CameraKey | undefined;
}

type Standing = 'accept' | 'reject' | null;
interface Group {
  readonly verdict: Verdict | null;
  readonly decision: Standing;
  readonly count: number;
}

/** Counts over the captures received in a period, all from one state of the database. */
export function reportSummary(reader: Reader, request: SummaryRequest): ReportSummary {
  const condition = filterCondition(request);
  return reader.db.transaction((): ReportSummary => {
    const groups = reader.all<Group>(
      `SELECT c.verdict, c.decision, count(*) AS count FROM capture c INDEXED BY capture_gallery
       WHERE ${condition.sql} GROUP BY c.verdict, c.decision`,
      ...condition.params,
    );
    return {
      ...figures(groups),
      reasons: reasons(reader, condition),
      byHour: byHour(reader, condition),
      failedTransfers: failedTransfers(reader, request),
    };
  })();
}

function figures(groups: readonly Group[]): Omit<ReportSummary, 'reasons' | 'byHour' | 'failedTransfers'> {
  const sum = (wanted: (group: Group) => boolean): number =>
    groups.filter(wanted).reduce((total, { count }) => total + count, 0);
  const both = (verdict: Verdict, decision: Standing): number =>
    sum((group) => group.verdict === verdict && group.decision === decision);

  const accepted = sum(({ decision }) => decision === 'accept');
  const rejected = sum(({ decision }) => decision === 'reject');
  const byVerdict = { none: sum(({ verdict }) => verdict === null) } as Record<Verdict | 'none', number>;
  for (const verdict of verdicts) byVerdict[verdict] = sum((group) => group.verdict === verdict);
  return {
    captures: sum(() => true),
    accepted,
    rejected,
    undecided: sum(({ decision }) => decision === null),
    byVerdict,
    yield: accepted + rejected > 0 ? accepted / (accepted + rejected) : null,
    agreement: {
      failAccepted: both('fail', 'accept'),
      failRejected: both('fail', 'reject'),
      passAccepted: both('pass', 'accept'),
      passRejected: both('pass', 'reject'),
      unsureAccepted: both('unsure', 'accept'),
      unsureRejected: both('unsure', 'reject'),
    },
  };
}

function reasons(reader: Reader, { sql, params }: Condition): ReportSummary['reasons'] {
  return reader.all<{ reason: string; count: number }>(
    `SELECT ifnull(c.reason, '') AS reason, count(*) AS count FROM capture c INDEXED BY capture_decided
     WHERE c.decision = 'reject' AND ${sql} GROUP BY 1 ORDER BY count DESC, reason`,
    ...params,
  );
}

function byHour(reader: Reader, { sql, params }: Condition): ReportSummary['byHour'] {
  return reader.all<{ hourMs: number; captures: number; rejected: number }>(
    `SELECT c.received_at_ms / 3600000 * 3600000 AS hourMs, count(*) AS captures,
       count(*) FILTER (WHERE c.decision = 'reject') AS rejected
     FROM capture c INDEXED BY capture_gallery WHERE ${sql} GROUP BY hourMs ORDER BY hourMs`,
    ...params,
  );
}

function failedTransfers(reader: Reader, { fromMs, toMs, camera }: SummaryRequest): number {
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
