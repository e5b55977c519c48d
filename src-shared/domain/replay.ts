import { countVerdicts, type VerdictCounts } from './evidence';
import type { CaptureId, ModelKey, ProductKey, ReplayId } from './ids';
import { type Thresholds, type Verdict, verdictOf } from './inspection';

/** What the operator says of a labelled capture. */
export type Expected = 'accept' | 'reject';

/** Scores of one photo of a replay; null when the photo could not be judged, or there was no current model. */
export interface ReplayedPhoto {
  readonly capture: CaptureId;
  readonly expected: Expected;
  /** It was among the photos the candidate was taught with: its good score proves nothing. */
  readonly taught: boolean;
  readonly score: number | null;
  readonly currentScore: number | null;
}

/** A candidate's run over the labelled and the recently decided captures of a product. */
export interface Replay {
  readonly id: ReplayId;
  readonly product: ProductKey;
  readonly candidate: ModelKey;
  readonly candidateThresholds: Thresholds;
  /** Active when the replay was made; null when none was. */
  readonly current: ModelKey | null;
  readonly currentThresholds: Thresholds | null;
  readonly operator: string;
  readonly atMs: number;
  readonly photos: readonly ReplayedPhoto[];
}

export interface ReplayCounts {
  readonly accepted: VerdictCounts;
  readonly rejected: VerdictCounts;
}

/** Actual against expected, photo by photo. */
export interface ReplayLine extends ReplayedPhoto {
  readonly verdict: Verdict | null;
  readonly currentVerdict: Verdict | null;
  /** Against the current model: nearer to what is expected, farther from it, or as before. */
  readonly change: 'better' | 'worse' | 'same';
}

export interface ReplayComparison {
  readonly candidate: ReplayCounts;
  readonly current: ReplayCounts | null;
  /** Photos without a score of the candidate; among `unsure` in its counts. */
  readonly unjudged: number;
  /** Whether the candidate did worse; see `didWorse`. */
  readonly worse: boolean;
}

export const readReplay = (replay: Replay): readonly ReplayLine[] =>
  replay.photos.map((photo) => {
    const verdict = verdictOfScore(photo.score, replay.candidateThresholds);
    const currentVerdict = replay.currentThresholds && verdictOfScore(photo.currentScore, replay.currentThresholds);
    return { ...photo, verdict, currentVerdict, change: changeOf(photo.expected, verdict, currentVerdict) };
  });

/** Photos that were taught with are left out: they would flatter the candidate. */
export function compareReplay(replay: Replay): ReplayComparison {
  const counted = replay.photos.filter(({ taught }) => !taught);
  const candidate = countsOf(counted, ({ score }) => score, replay.candidateThresholds);
  const current =
    replay.current === null || replay.currentThresholds === null
      ? null
      : countsOf(counted, ({ currentScore }) => currentScore, replay.currentThresholds);
  const unjudged = counted.filter(({ score }) => score === null).length;
  return { candidate, current, unjudged, worse: current !== null && didWorse(candidate, current) };
}

/**
 * More rejected captures pass, or more accepted ones fail; or both are as before and more are unsure. A photo that
 * cannot be judged counts as unsure.
 */
export function didWorse(candidate: ReplayCounts, current: ReplayCounts): boolean {
  const escapes = candidate.rejected.pass - current.rejected.pass;
  const falseRejects = candidate.accepted.fail - current.accepted.fail;
  if (escapes > 0 || falseRejects > 0) return true;
  const unsure = ({ accepted, rejected }: ReplayCounts): number => accepted.unsure + rejected.unsure;
  return escapes === 0 && falseRejects === 0 && unsure(candidate) > unsure(current);
}

function countsOf(
  photos: readonly ReplayedPhoto[],
  scoreOf: (photo: ReplayedPhoto) => number | null,
  thresholds: Thresholds,
): ReplayCounts {
  const count = (expected: Expected): VerdictCounts => {
    const scores = photos.filter((photo) => photo.expected === expected).map(scoreOf);
    const judged = countVerdicts(
      scores.filter((score) => score !== null),
      thresholds,
    );
    return { ...judged, unsure: judged.unsure + scores.filter((score) => score === null).length };
  };
  return { accepted: count('accept'), rejected: count('reject') };
}

const verdictOfScore = (score: number | null, thresholds: Thresholds): Verdict | null =>
  score === null ? null : verdictOf(score, thresholds);

const severity = { pass: 0, unsure: 1, fail: 2 } as const;

function changeOf(expected: Expected, verdict: Verdict | null, current: Verdict | null): ReplayLine['change'] {
  if (current === null) return 'same';
  const distance = (given: Verdict | null): number => {
    const level = severity[given ?? 'unsure'];
    return expected === 'accept' ? level : severity.fail - level;
  };
  const moved = distance(verdict) - distance(current);
  if (moved === 0) return 'same';
  return moved < 0 ? 'better' : 'worse';
}
