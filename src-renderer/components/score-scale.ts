import type { Thresholds } from '../../src-shared/domain/inspection';

/** Positions on the score bar as shares 0-1 of its width. */
export interface ScoreScale {
  readonly score: number;
  readonly pass: number;
  readonly fail: number;
}

/**
 * A scale that shows both thresholds with room on either side and never loses the score: scores have no common range
 * (some models give 0-1, others a distance).
 */
export function scoreScale(score: number, { pass, fail }: Thresholds): ScoreScale {
  const span = Math.max(fail - pass, Math.abs(fail) / 2, Number.MIN_VALUE);
  const low = Math.min(pass - span, score - span / 10);
  const high = Math.max(fail + span, score + span / 10);
  const at = (value: number): number => (value - low) / (high - low);
  return { score: at(score), pass: at(pass), fail: at(fail) };
}
