/** Numbers from 0 (included) to 1 (excluded), the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` different whole numbers below `limit`, in random order; all of them when there are no more. */
export function sampleIndexes(limit: number, count: number, random: () => number): Uint32Array {
  const indexes = Uint32Array.from({ length: limit }, (_, index) => index);
  const taken = Math.min(count, limit);
  for (let index = 0; index < taken; index++) {
    const other = index + Math.floor(random() * (limit - index));
    [indexes[index], indexes[other]] = [indexes[other] ?? 0, indexes[index] ?? 0];
  }
  return indexes.slice(0, taken);
}
