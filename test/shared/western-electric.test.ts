import { describe, expect, it } from 'vitest';
import { ruleBreaks } from '../../src-shared/domain/western-electric';

/** Breaks as `index rule side`, read off by eye from the distances. */
const marks = (distances: readonly (number | null)[]): string[] =>
  ruleBreaks(distances).flatMap((breaks, index) => breaks.map(({ rule, side }) => `${index} ${rule} ${side}`));
const mirrored = (distances: readonly (number | null)[]): (number | null)[] =>
  distances.map((distance) => (distance === null ? null : -distance));

describe.each([
  ['above', (distances: readonly (number | null)[]) => distances],
  ['below', mirrored],
] as const)('the zone rules %s the centre line', (side, turned) => {
  it('mark one point beyond three sigmas, and none on the limit itself', () => {
    expect(marks(turned([0.5, 3.01, -0.5, 0.1, 3]))).toEqual([`1 one-beyond-3 ${side}`]);
  });

  it('mark the second of two among three successive points beyond two sigmas', () => {
    expect(marks(turned([2.1, 0.2, 2.2]))).toEqual([`2 two-of-three-beyond-2 ${side}`]);
    expect(marks(turned([2.1, 2.2]))).toEqual([`1 two-of-three-beyond-2 ${side}`]);
    // A fourth point is too late, and one on the other side is no part of it.
    expect(marks(turned([2.1, 0.2, -0.2, 2.2]))).toEqual([]);
    expect(marks(turned([2.1, -2.2, 0.5]))).toEqual([]);
  });

  it('do not mark a quiet point after the pattern', () => {
    expect(marks(turned([2.1, 2.2, 0.3]))).toEqual([`1 two-of-three-beyond-2 ${side}`]);
  });

  it('mark the fourth of four among five beyond one sigma', () => {
    expect(marks(turned([1.1, 1.2, -0.5, 1.3, 1.4]))).toEqual([`4 four-of-five-beyond-1 ${side}`]);
    expect(marks(turned([1.1, 1.2, -0.5, 1.3, 0.9]))).toEqual([]);
    expect(marks(turned([1.1, 1.2, -0.5, 0.4, 1.3, 1.4]))).toEqual([]);
  });

  it('mark the eighth point in a row on one side, and the ninth', () => {
    const eight = [0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6];
    expect(marks(turned(eight))).toEqual([`7 eight-on-one-side ${side}`]);
    expect(marks(turned([...eight, 0.5]))).toEqual([`7 eight-on-one-side ${side}`, `8 eight-on-one-side ${side}`]);
    expect(marks(turned([...eight.slice(0, 7), -0.1, 0.6]))).toEqual([]);
    // On the centre line is on no side.
    expect(marks(turned([...eight.slice(0, 7), 0, 0.6]))).toEqual([]);
  });

  it('pass over what is no point', () => {
    expect(marks(turned([2.1, null, null, null, 2.2]))).toEqual([`4 two-of-three-beyond-2 ${side}`]);
  });

  it('name every rule that one point breaks', () => {
    expect(marks(turned([2.5, 3.5]))).toEqual([`1 one-beyond-3 ${side}`, `1 two-of-three-beyond-2 ${side}`]);
  });
});
