import { expect, it } from 'vitest';
import { takeTurn } from '../../../src-renderer/features/gallery/thumbnail-turns';

it('asks for a few at a time, in order, and never for one that has left', async () => {
  const started: number[] = [];
  const ends = Array.from({ length: 20 }, (_, n) => takeTurn(() => started.push(n)));
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (let n = 8; n < 19; n++) ends[n]?.();
  expect(started).toHaveLength(8);
  ends[0]?.();
  // Ended twice, as an image that loads and is then taken away.
  ends[0]?.();
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 19]);
  for (const end of ends) end();
  const again = takeTurn(() => started.push(20));
  await Promise.resolve();
  expect(started.at(-1)).toBe(20);
  again();
});
