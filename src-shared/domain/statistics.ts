import type { CameraKey, LotId, ProductKey } from './ids';
import { type Verdict, verdicts } from './inspection';
import type { TimeRange } from './local-time';
import type { Shift } from './shift';

export const standings = ['accept', 'reject', 'none'] as const;
/** The decision that stands. */
export type Standing = (typeof standings)[number];
export type VerdictOrNone = Verdict | 'none';
export const verdictsAndNone: readonly VerdictOrNone[] = [...verdicts, 'none'];

/** Captures by newest verdict and standing decision: what every figure of a report is made from. */
export type Tally = Readonly<Record<VerdictOrNone, Readonly<Record<Standing, number>>>>;

/**
 * What counts as good and bad. `outcome`: the operator's decision or, where there is none, a clear verdict of the model.
 * `decisions`: only what operators decided, which says little of a line where they see only what the model doubts.
 */
export const yieldBases = ['outcome', 'decisions'] as const;
export type YieldBasis = (typeof yieldBases)[number];

export const sampleUnits = ['hour', 'shift', 'day', 'week', 'lot'] as const;
/** What one point of the p-chart is. */
export type SampleUnit = (typeof sampleUnits)[number];

/** Which captures a report is about: those received from `fromMs` to `toMs` (excluded) that every member given lets through. */
export interface ReportScope extends TimeRange {
  readonly camera?: CameraKey | undefined;
  readonly product?: ProductKey | undefined;
  readonly lot?: LotId | undefined;
}

export interface ReportRequest extends ReportScope {
  /** Samples of the p-chart. */
  readonly sampleUnit: SampleUnit;
  /** Its centre line comes from these captures instead of those shown. */
  readonly reference?: TimeRange | undefined;
}

export interface Sample extends TimeRange {
  readonly tally: Tally;
  /** The one that worked then, of samples by shift. */
  readonly shift?: Pick<Shift, 'code' | 'label'>;
  /** Of samples by lot, whose times are those of its first and last capture: lots of several products overlap. */
  readonly lot?: { readonly id: LotId; readonly number: string };
}

/** Counts over the captures of a report, all from one state of the database. */
export interface ReportSummary {
  readonly tally: Tally;
  /** Of rejections, most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /**
   * Parts of the station's clock, without a gap from the first with captures to the last; or lots in the order of their
   * first captures, which leave out what belongs to none.
   */
  readonly samples: readonly Sample[];
  readonly throughput: { readonly unit: 'hour' | 'day'; readonly bars: readonly Sample[] };
  readonly reference: Tally | null;
  /** Null when a product is asked for: a photo that never came has none. */
  readonly failedTransfers: number | null;
}

const zeros = { accept: 0, reject: 0, none: 0 };
export const emptyTally: Tally = { pass: zeros, unsure: zeros, fail: zeros, none: zeros };

export function sumTallies(tallies: readonly Tally[]): Tally {
  const sum = (verdict: VerdictOrNone, standing: Standing): number =>
    tallies.reduce((total, tally) => total + tally[verdict][standing], 0);
  const row = (verdict: VerdictOrNone): Tally[VerdictOrNone] => ({
    accept: sum(verdict, 'accept'),
    reject: sum(verdict, 'reject'),
    none: sum(verdict, 'none'),
  });
  return { pass: row('pass'), unsure: row('unsure'), fail: row('fail'), none: row('none') };
}

export const ofStanding = (tally: Tally, standing: Standing): number =>
  verdictsAndNone.reduce((sum, verdict) => sum + tally[verdict][standing], 0);

export const ofVerdict = (tally: Tally, verdict: VerdictOrNone): number =>
  standings.reduce((sum, standing) => sum + tally[verdict][standing], 0);

export const allCaptures = (tally: Tally): number =>
  standings.reduce((sum, standing) => sum + ofStanding(tally, standing), 0);

export interface Outcome {
  readonly good: number;
  readonly bad: number;
  /** Neither yet. */
  readonly open: number;
}

export function outcomeOf(tally: Tally, basis: YieldBasis): Outcome {
  const byModel = basis === 'outcome' ? { good: tally.pass.none, bad: tally.fail.none } : { good: 0, bad: 0 };
  const good = ofStanding(tally, 'accept') + byModel.good;
  const bad = ofStanding(tally, 'reject') + byModel.bad;
  return { good, bad, open: allCaptures(tally) - good - bad };
}
