import type { Verdict } from './inspection';

/** Counts over the captures received in a period. */
export interface ReportSummary {
  readonly captures: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly byVerdict: Readonly<Record<Verdict | 'none', number>>;
  /** Accepted over decided, 0-1; null when nothing was decided. */
  readonly yield: number | null;
  /** Most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** Model against operator, over decided captures with a verdict. */
  readonly agreement: {
    readonly failAccepted: number;
    readonly failRejected: number;
    readonly passAccepted: number;
    readonly passRejected: number;
    readonly unsureAccepted: number;
    readonly unsureRejected: number;
  };
  /** Captures per hour, oldest first; hours without any are left out. */
  readonly byHour: readonly { readonly hourMs: number; readonly captures: number; readonly rejected: number }[];
  readonly failedTransfers: number;
}
