/** Measures of one score a photo: higher is more suspicious. Draws count half, or together, never by the order given. */

export interface ErrorRates {
  readonly threshold: number;
  /** Share of the defective below the threshold, 0-1. */
  readonly escapes: number;
  /** Share of the good at or above it, 0-1. */
  readonly falseRejects: number;
}

/** How often a defective photo scores higher than a good one; a draw counts half. 0-1, NaN when one side is empty. */
export function auroc(good: readonly number[], defective: readonly number[]): number {
  const sortedGood = Float64Array.from(good).sort();
  let higher = 0;
  for (const score of defective) {
    const below = countBelow(sortedGood, score);
    higher += below + (countBelow(sortedGood, score, true) - below) / 2;
  }
  return higher / (good.length * defective.length);
}

/**
 * Area under precision over recall, as steps: the sum over falling thresholds of precision x gained recall. Photos of
 * the same score are taken in together.
 */
export function averagePrecision(good: readonly number[], defective: readonly number[]): number {
  const sortedGood = Float64Array.from(good).sort();
  const falling = Float64Array.from(defective).sort().reverse();
  let sum = 0;
  for (let found = 0; found < falling.length; ) {
    const threshold = falling[found] as number;
    const before = found;
    while (found < falling.length && falling[found] === threshold) found++;
    const wrong = sortedGood.length - countBelow(sortedGood, threshold);
    sum += ((found - before) / falling.length) * (found / (found + wrong));
  }
  return falling.length === 0 ? Number.NaN : sum;
}

/** What a threshold makes of the scores: at or above it is rejected. */
export function errorRates(good: readonly number[], defective: readonly number[], threshold: number): ErrorRates {
  return {
    threshold,
    escapes: share(defective, (score) => score < threshold),
    falseRejects: share(good, (score) => score >= threshold),
  };
}

/** The threshold with the least sum of both rates, chosen knowing the truth: no self-set threshold can do better. */
export function bestErrorRates(good: readonly number[], defective: readonly number[]): ErrorRates {
  const candidates = [...new Set([...good, ...defective])].sort((a, b) => a - b);
  const all = [...candidates, Number.POSITIVE_INFINITY].map((threshold) => errorRates(good, defective, threshold));
  return all.reduce((best, rates) => (errorSum(rates) < errorSum(best) ? rates : best));
}

/** 95 % interval of a share seen `count` times of `total` (Wilson's score interval); 0-1. */
export function shareInterval(count: number, total: number): readonly [number, number] {
  if (total === 0) return [0, 1];
  const z = 1.959964;
  const seen = count / total;
  const centre = seen + z ** 2 / (2 * total);
  const reach = z * Math.sqrt((seen * (1 - seen)) / total + z ** 2 / (4 * total ** 2));
  const scale = 1 + z ** 2 / total;
  return [Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale)];
}

const errorSum = ({ escapes, falseRejects }: ErrorRates): number => escapes + falseRejects;

const share = (scores: readonly number[], chosen: (score: number) => boolean): number =>
  scores.filter(chosen).length / scores.length;

/** How many of the ascending `sorted` are below `limit`, or not above it when `orEqual`. */
function countBelow(sorted: Float64Array, limit: number, orEqual = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] as number;
    if (value < limit || (orEqual && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
