import type { ReportSummary } from '../../../src-shared/domain/statistics';

/** Share of decided captures with a clear verdict on which model and operator agree, 0-1; null without any. */
export function agreementRate(agreement: ReportSummary['agreement']): number | null {
  const { failAccepted, failRejected, passAccepted, passRejected } = agreement;
  const all = failAccepted + failRejected + passAccepted + passRejected;
  return all === 0 ? null : (passAccepted + failRejected) / all;
}

export interface ParetoRow {
  readonly reason: string;
  readonly count: number;
  /** 0-1 of all rejections. */
  readonly share: number;
  /** 0-1, this and all more frequent ones. */
  readonly cumulated: number;
}

export function pareto(reasons: ReportSummary['reasons']): readonly ParetoRow[] {
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  return reasons.map(({ reason, count }) => {
    sum += count;
    return { reason, count, share: count / all, cumulated: sum / all };
  });
}
