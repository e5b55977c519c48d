/**
 * Shewhart's chart of the share of defectives, with control limits for each sample's own size (D. C. Montgomery,
 * "Introduction to Statistical Quality Control", control charts for attributes). Pure.
 */

export interface PSample {
  readonly inspected: number;
  readonly defective: number;
}

export interface PPoint {
  /** Defective of inspected, 0-1. */
  readonly share: number;
  /** Centre line -+ 3 sigma, cut to 0-1. */
  readonly lower: number;
  readonly upper: number;
  /**
   * Distance from the centre line in this sample's own sigmas, rounded so that a point on a limit is not beyond it by a
   * hair. A centre line of 0 or 1 leaves no spread: what is not on it is infinitely far away.
   */
  readonly z: number;
}

export interface PChart {
  /** 0-1; null when nothing was inspected. */
  readonly centre: number | null;
  /** One a sample, null for a sample without anything inspected: it is no point. */
  readonly points: readonly (PPoint | null)[];
  /** Points that expect fewer than five defectives or fewer than five good ones: there the limits are rough. */
  readonly roughPoints: number;
}

const sigmas = 3;
const leastExpected = 5;
/** Of the distances; they are wrong in the sixteenth digit. */
const hair = 1e-9;

/** The centre line is the mean of the samples, or that of `reference` when one is given. */
export function pChart(samples: readonly PSample[], reference: PSample | null = null): PChart {
  const whole = reference ?? sumOf(samples);
  if (whole.inspected === 0) return { centre: null, points: samples.map(() => null), roughPoints: 0 };
  const centre = whole.defective / whole.inspected;
  const points = samples.map((sample) => pointOf(sample, centre));
  const rarer = Math.min(centre, 1 - centre);
  const roughPoints = samples.filter(({ inspected }) => inspected > 0 && inspected * rarer < leastExpected).length;
  return { centre, points, roughPoints };
}

function pointOf({ inspected, defective }: PSample, centre: number): PPoint | null {
  if (inspected === 0) return null;
  const share = defective / inspected;
  const sigma = Math.sqrt((centre * (1 - centre)) / inspected);
  return {
    share,
    lower: Math.max(0, centre - sigmas * sigma),
    upper: Math.min(1, centre + sigmas * sigma),
    z: share === centre ? 0 : Math.round((share - centre) / sigma / hair) * hair,
  };
}

const sumOf = (samples: readonly PSample[]): PSample => ({
  inspected: samples.reduce((sum, { inspected }) => sum + inspected, 0),
  defective: samples.reduce((sum, { defective }) => sum + defective, 0),
});
