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
