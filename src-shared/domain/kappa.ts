/** Agreement of two judges beyond chance: J. Cohen, "A coefficient of agreement for nominal scales", 1960. Pure. */

/** Counts by what the model said (first word) and the operator decided (second). */
export interface TwoByTwo {
  readonly goodGood: number;
  readonly goodBad: number;
  readonly badGood: number;
  readonly badBad: number;
}

export type Kappa =
  | {
      readonly state: 'defined';
      /** -1 to 1; 0 is what chance alone would give. */
      readonly value: number;
      /** 95 % interval; null when all agree: agreement without exception leaves no spread to estimate it from. */
      readonly interval: { readonly low: number; readonly high: number } | null;
    }
  /** `one-answer`: both always gave the same single answer, so that chance alone already agrees wholly. */
  | { readonly state: 'undefined'; readonly why: 'nothing-counted' | 'one-answer' };

/** Standard normal quantile of a two-sided 95 % interval. */
const quantile = 1.959_963_984_540_054;

/**
 * Its interval is that of the large-sample variance of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard
 * errors of kappa and weighted kappa", 1969 (the variance for kappa other than 0), cut to -1 and 1.
 */
export function cohensKappa({ goodGood, goodBad, badGood, badBad }: TwoByTwo): Kappa {
  const count = goodGood + goodBad + badGood + badBad;
  if (count === 0) return { state: 'undefined', why: 'nothing-counted' };
  // In whole numbers as long as possible: rounding must not turn certain chance agreement into a division by a hair.
  const model = [goodGood + goodBad, badGood + badBad] as const;
  const operator = [goodGood + badGood, goodBad + badBad] as const;
  const byChance = model[0] * operator[0] + model[1] * operator[1];
  if (byChance === count ** 2) return { state: 'undefined', why: 'one-answer' };
  const chance = byChance / count ** 2;
  const value = ((goodGood + badBad) / count - chance) / (1 - chance);
  if (goodBad + badGood === 0) return { state: 'defined', value: 1, interval: null };

  const cells = [
    { share: goodGood / count, agree: true, margins: model[0] + operator[0] },
    // Off the diagonal the margins cross: the operator's of the model's answer, and the other way round.
    { share: goodBad / count, agree: false, margins: operator[0] + model[1] },
    { share: badGood / count, agree: false, margins: operator[1] + model[0] },
    { share: badBad / count, agree: true, margins: model[1] + operator[1] },
  ];
  const spread = cells.reduce((sum, { share, agree, margins }) => {
    const weighted = (margins / count) * (1 - value);
    return sum + share * (agree ? (1 - weighted) ** 2 : weighted ** 2);
  }, 0);
  const variance = (spread - (value - chance * (1 - value)) ** 2) / (count * (1 - chance) ** 2);
  const half = quantile * Math.sqrt(Math.max(0, variance));
  return {
    state: 'defined',
    value,
    interval: { low: Math.max(-1, value - half), high: Math.min(1, value + half) },
  };
}
