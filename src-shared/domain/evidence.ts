/** What scores of known photos say about thresholds, and what their number cannot say. Pure: both sides use it. */
import { thresholdsOf } from './held-out-thresholds';
import type { CaptureId } from './ids';
import { type Thresholds, type Verdict, verdictOf } from './inspection';
import type { LineAgreement } from './product';

/** A share of counted photos with its 95 % Wilson interval; all 0-1. `share` is null when nothing was counted. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile of a two-sided 95 % interval. */
const z = 1.959_963_984_540_054;

/** E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927. */
export function wilson(count: number, of: number): Rate {
  if (of === 0) return { count, of, share: null, low: 0, high: 1 };
  const share = count / of;
  const centre = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return {
    count,
    of,
    share,
    // At the ends rounding would leave a hair.
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === of ? 1 : Math.min(1, centre + half),
  };
}

/** How many photos without a single error it takes until the interval ends at `share` (0-1, not 0). */
export const photosNeeded = (share: number): number => Math.ceil((z ** 2 * (1 - share)) / share);

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export function countVerdicts(scores: readonly number[], thresholds: Thresholds): VerdictCounts {
  const counts = { pass: 0, unsure: 0, fail: 0 };
  for (const score of scores) counts[verdictOf(score, thresholds)]++;
  return counts;
}

/** Scores of photos whose truth is known, each list ascending. */
export interface KnownScores {
  /** Good photos the model was taught with, each judged without its own features. */
  readonly heldOut: readonly number[];
  /** Captures the operator accepted and the model was not taught with. */
  readonly accepted: readonly number[];
  /** Captures the operator rejected. */
  readonly rejected: readonly number[];
}

export interface Confusion {
  readonly good: VerdictCounts;
  readonly defective: VerdictCounts;
  /** Good photos that fail. */
  readonly falseRejects: Rate;
  /** Defective photos that pass. */
  readonly escapes: Rate;
  /** Photos of both kinds that the operator must decide. */
  readonly unsure: Rate;
}

export function confusionOf(scores: KnownScores, thresholds: Thresholds): Confusion {
  const good = countVerdicts([...scores.heldOut, ...scores.accepted], thresholds);
  const defective = countVerdicts(scores.rejected, thresholds);
  const goodCount = good.pass + good.unsure + good.fail;
  const defectiveCount = defective.pass + defective.unsure + defective.fail;
  return {
    good,
    defective,
    falseRejects: wilson(good.fail, goodCount),
    escapes: wilson(defective.pass, defectiveCount),
    unsure: wilson(good.unsure + defective.unsure, goodCount + defectiveCount),
  };
}

/**
 * What the number of photos cannot support. `high`: the rate may be as large as this (0-1); `needed`: photos without
 * an error that would prove the wanted rate.
 */
export type EvidenceLimit =
  | { readonly code: 'no-good-photos' | 'no-defective-photos' }
  | {
      readonly code: 'false-rejects-unproven' | 'escapes-unproven';
      readonly photos: number;
      readonly wanted: number;
      readonly high: number;
      readonly needed: number;
    }
  /** Only held-out photos: taken at one time, they say nothing of how the line changes. */
  | { readonly code: 'held-out-only' };

/** Rates wanted unless the quality engineer says otherwise. */
export const wantedRates = { falseRejects: 0.01, escapes: 0.02 } as const;

export function evidenceLimits(
  scores: KnownScores,
  confusion: Confusion,
  wanted: { readonly falseRejects: number; readonly escapes: number } = wantedRates,
): readonly EvidenceLimit[] {
  const limits: EvidenceLimit[] = [];
  const check = (code: 'false-rejects-unproven' | 'escapes-unproven', rate: Rate, share: number): void => {
    if (rate.of > 0 && rate.high > share) {
      limits.push({ code, photos: rate.of, wanted: share, high: rate.high, needed: photosNeeded(share) });
    }
  };
  if (confusion.falseRejects.of === 0) limits.push({ code: 'no-good-photos' });
  check('false-rejects-unproven', confusion.falseRejects, wanted.falseRejects);
  if (confusion.escapes.of === 0) limits.push({ code: 'no-defective-photos' });
  check('escapes-unproven', confusion.escapes, wanted.escapes);
  if (scores.heldOut.length > 0 && scores.accepted.length === 0) limits.push({ code: 'held-out-only' });
  return limits;
}

/** Good scores that limits are taken from, and whether they are held-out ones. */
export interface LimitSource {
  readonly kind: 'held-out' | 'accepted';
  readonly photos: number;
}

/** Limits from fewer good photos are no better than a guess. */
const leastGoodPhotos = 5;

/** Held-out scores where there are any; a package that was brought has none, and accepted captures stand for them. */
export function limitSource({ heldOut, accepted }: KnownScores): LimitSource | null {
  const source: LimitSource =
    heldOut.length > 0 ? { kind: 'held-out', photos: heldOut.length } : { kind: 'accepted', photos: accepted.length };
  return source.photos < leastGoodPhotos ? null : source;
}

/** The limits a teaching would set for this rate of false rejects (0-1); null when too few good photos are known. */
export function suggestedThresholds(scores: KnownScores, falseRejectRate: number): Thresholds | null {
  const source = limitSource(scores);
  if (source === null) return null;
  return thresholdsOf(source.kind === 'held-out' ? scores.heldOut : scores.accepted, falseRejectRate);
}

/** A capture the operator decided and the model gave a score. */
export interface JudgedDecision {
  readonly capture: CaptureId;
  readonly decision: 'accept' | 'reject';
  readonly score: number;
}

export interface VerdictChange extends JudgedDecision {
  readonly before: Verdict;
  readonly after: Verdict;
}

/** Those whose verdict would be another one, in the order given. */
export const changedVerdicts = (
  decisions: readonly JudgedDecision[],
  standing: Thresholds,
  asked: Thresholds,
): readonly VerdictChange[] =>
  decisions
    .map((decided) => ({
      ...decided,
      before: verdictOf(decided.score, standing),
      after: verdictOf(decided.score, asked),
    }))
    .filter(({ before, after }) => before !== after);

export interface HistogramBin {
  /** Scores from `from` (included) to `to` (excluded; the last bin includes it). */
  readonly from: number;
  readonly to: number;
  readonly heldOut: number;
  readonly accepted: number;
  readonly rejected: number;
}

export interface ScoreRange {
  readonly low: number;
  readonly high: number;
}

/** From the lowest score to the highest; null without scores. */
export function rangeOf(scores: KnownScores): ScoreRange | null {
  const ends = [scores.heldOut, scores.accepted, scores.rejected].flatMap((list) => [
    ...list.slice(0, 1),
    ...list.slice(-1),
  ]);
  return ends.length === 0 ? null : { low: Math.min(...ends), high: Math.max(...ends) };
}

/** Bins of equal width over a range, usually that of all scores; what lies outside is counted in its end bins. */
export function histogramOf(scores: KnownScores, bins = 40, range = rangeOf(scores)): readonly HistogramBin[] {
  if (range === null) return [];
  const { low, high } = range;
  const width = (high - low || 1) / bins;
  const counts = { heldOut: zeros(bins), accepted: zeros(bins), rejected: zeros(bins) };
  for (const kind of ['heldOut', 'accepted', 'rejected'] as const) {
    for (const score of scores[kind]) {
      const at = Math.max(0, Math.min(bins - 1, Math.floor((score - low) / width)));
      counts[kind][at] = (counts[kind][at] ?? 0) + 1;
    }
  }
  return zeros(bins).map((_, at) => ({
    from: low + at * width,
    to: low + (at + 1) * width,
    heldOut: counts.heldOut[at] ?? 0,
    accepted: counts.accepted[at] ?? 0,
    rejected: counts.rejected[at] ?? 0,
  }));
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** Disagreements below this number are chance. */
const leastDisagreements = 5;
/** A line that disagrees less often than this needs no new model. */
const tolerableShare = 0.02;

/**
 * Teach again when operator and model disagree (false rejects and escapes) at least 5 times and so often that their
 * share is above 2 % with 97.5 % confidence (the lower end of the Wilson interval).
 */
export function teachingProposal({ decided, falseRejects, escapes }: LineAgreement): 'teach-again' | null {
  const disagreements = falseRejects + escapes;
  if (disagreements < leastDisagreements) return null;
  return wilson(disagreements, decided).low > tolerableShare ? 'teach-again' : null;
}
