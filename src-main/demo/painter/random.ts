/** Seeded random numbers: the same parts give the same sequence, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** Gaussian with mean 0 and the given deviation, cut at 2.5 deviations: no absurd outliers in a scene. */
  normal(deviation: number): number;
  pick<T>(items: readonly T[]): T;
  /** -1 or 1. */
  sign(): number;
}

function hash(parts: readonly (number | string)[]): number {
  let state = 0x811c9dc5;
  for (const character of parts.join('/')) {
    state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** Parts name the stream ('pose', 'noise', ...), so that one stream's use never shifts another's numbers. */
export function seededRandom(...parts: readonly (number | string)[]): Random {
  let state = hash(parts);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    normal: (deviation) => {
      const value = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return deviation * Math.max(-2.5, Math.min(2.5, value));
    },
    pick: <T>(items: readonly T[]): T => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) {
        throw new Error('pick needs at least one item');
      }
      return item;
    },
    sign: () => (next() < 0.5 ? -1 : 1),
  };
}
