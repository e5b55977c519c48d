import type { Thresholds } from './inspection';
import { predictionLimit, reckonedSkewness } from './prediction-limit';

/** Of good photos, this many times as many may be unsure as may fail. */
const unsureFactor = 5;

/**
 * Limits from the scores of good photos that the memory was not made of. `fail`: the next good photo reaches it with
 * probability `falseRejectRate`; `pass`: five times as often. Few scores move both up, and so do scores that lean to
 * the right. Scores that are all the same have no deviation; 1 then stands for it.
 */
export function thresholdsOf(goodScores: readonly number[], falseRejectRate: number): Thresholds {
  const count = goodScores.length;
  const mean = goodScores.reduce((sum, score) => sum + score, 0) / count;
  const variance = goodScores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, count - 1);
  const deviation = Math.sqrt(variance) || 1;
  const skewness = reckonedSkewness(goodScores);
  const limit = (rate: number): number => mean + deviation * predictionLimit(Math.max(2, count), rate, skewness);
  return { pass: limit(Math.min(0.5, unsureFactor * falseRejectRate)), fail: limit(falseRejectRate) };
}
