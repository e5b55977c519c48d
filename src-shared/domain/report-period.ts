/** Periods of a report in the station's wall clock. Pure. */
import { midnight, monthStart, type TimeRange } from './local-time';

export const periods = ['today', 'yesterday', 'week', 'days30', 'month', 'last-month', 'custom'] as const;
export type Period = (typeof periods)[number];

export interface CustomRange {
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** Null for a custom period that is not complete or ends before it starts. Days include today. */
export function rangeOf(period: Period, nowMs: number, { fromMs, toMs }: CustomRange): TimeRange | null {
  const until = midnight(nowMs, 1);
  switch (period) {
    case 'today':
      return { fromMs: midnight(nowMs), toMs: until };
    case 'yesterday':
      return { fromMs: midnight(nowMs, -1), toMs: midnight(nowMs) };
    case 'week':
      return { fromMs: midnight(nowMs, -6), toMs: until };
    case 'days30':
      return { fromMs: midnight(nowMs, -29), toMs: until };
    case 'month':
      return { fromMs: monthStart(nowMs), toMs: until };
    case 'last-month':
      return { fromMs: monthStart(nowMs, -1), toMs: monthStart(nowMs) };
    case 'custom':
      return fromMs !== undefined && toMs !== undefined && fromMs < toMs ? { fromMs, toMs } : null;
  }
}
