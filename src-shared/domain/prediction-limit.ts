/**
 * The limit that one more value stays below with probability 1 - `rate`, given a sample of `count` values of the same
 * distribution: this many of the sample's deviations above its mean. For normally distributed values (skewness 0) that is
 * Student's t; the fewer values, the farther out: 4.1 for 5 values and 2.4 for 60, at a rate of 1 %. A distribution that
 * leans to the right moves it farther out (Wilson and Hilferty's approximation of the gamma distribution, 1931).
 */
export function predictionLimit(count: number, rate: number, skewness = 0): number {
  const normal = studentQuantile(count - 1, 1 - rate) * Math.sqrt(1 + 1 / count);
  if (skewness < 1e-3) return normal;
  const part = skewness / 6;
  return ((1 + part * normal - part ** 2) ** 3 - 1) / (3 * part);
}

/** Scores are the highest of many values, which lean to the right; few of them do not show how far. */
const expectedSkewness = 0.6;
/** The expectation counts as much as so many values. */
const expectationWeight = 20;
const highestSkewness = 2.2;

/** Skewness to reckon with: the sample's, corrected for its size, drawn to what is expected the more the smaller it is. */
export function reckonedSkewness(values: readonly number[]): number {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const moment = (power: number): number => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / count;
  const variance = moment(2);
  if (count < 3 || variance === 0) return expectedSkewness;
  const seen = ((moment(3) / variance ** 1.5) * Math.sqrt(count * (count - 1))) / (count - 2);
  const drawn = (count * seen + expectationWeight * expectedSkewness) / (count + expectationWeight);
  return Math.min(highestSkewness, Math.max(0, drawn));
}

/** What a station may claim: with no false reject among `count` good photos, the true rate is below this, 19 times of 20. */
export const provenRate = (count: number): number => 1 - 0.05 ** (1 / count);

/** Series in 1 / degrees (Abramowitz and Stegun 26.7.5); within 1 % from 4 degrees on, for shares up to 0.99. */
export function studentQuantile(degrees: number, share: number): number {
  const z = normalQuantile(share);
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

/** By halving the interval on the distribution function; `share` between 0 and 1. */
function normalQuantile(share: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Abramowitz and Stegun 26.2.17, off by at most 7.5e-8. */
function normalShareBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z < 0 ? tail : 1 - tail;
}
