/** Periods of a report, in the workstation's wall clock. Pure. `toMs` is excluded. */
export const periods = ['today', 'yesterday', 'week', 'month', 'custom'] as const;
export type Period = (typeof periods)[number];

export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Midnight `days` after the day of `nowMs`; counted in days, so that a change of the clock does not shift it. */
export function midnight(nowMs: number, days: number): number {
  const date = new Date(nowMs);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

export interface CustomRange {
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** Null for a custom period that is not complete or ends before it starts. Days include today. */
export function rangeOf(period: Period, nowMs: number, custom: CustomRange): TimeRange | null {
  const until = midnight(nowMs, 1);
  switch (period) {
    case 'today':
      return { fromMs: midnight(nowMs, 0), toMs: until };
    case 'yesterday':
      return { fromMs: midnight(nowMs, -1), toMs: midnight(nowMs, 0) };
    case 'week':
      return { fromMs: midnight(nowMs, -6), toMs: until };
    case 'month':
      return { fromMs: midnight(nowMs, -29), toMs: until };
    case 'custom': {
      const { fromMs, toMs } = custom;
      return fromMs !== undefined && toMs !== undefined && fromMs < toMs ? { fromMs, toMs } : null;
    }
  }
}
