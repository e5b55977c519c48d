import type { Thresholds } from '../../../src-shared/domain/inspection';

/**
 * Limits from the scores of good photos that the memory was not made of, in standard deviations of those scores.
 * At or above `pass`: more suspicious than 19 of 20 good photos. At or above `fail`: by
 * three deviations, and clearly beyond `pass`.
 */
export function thresholdsOf(goodScores: readonly number[]): Thresholds {
  const sorted = [...goodScores].sort((a, b) => a - b);
  const pass = quantile(sorted, 0.95);
  return { pass, fail: Math.max(3, pass + 1) };
}

/** Linear between neighbours; `share` 0-1, `sorted` not empty. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
