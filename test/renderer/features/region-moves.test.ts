import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cornerMoved,
  corners,
  leastSide,
  regionBetween,
  regionKeyed,
  regionMoved,
  sameRegion,
  startingRegion,
} from '../../../src-renderer/features/models/region/region-moves';
import { requestSchemas } from '../../../src-shared/ipc/contract';

const region = { x: 0.2, y: 0.3, width: 0.4, height: 0.5 };
const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

describe('a region', () => {
  it('is drawn in any direction', () => {
    const drawn = { x: 0.1, y: 0.2, width: 0.5, height: 0.6 };
    expect(regionBetween({ x: 0.1, y: 0.2 }, { x: 0.6, y: 0.8 })).toEqual(drawn);
    expect(regionBetween({ x: 0.6, y: 0.8 }, { x: 0.1, y: 0.2 })).toEqual(drawn);
  });

  it('moves as a whole and stops at the edges', () => {
    expect(regionMoved(region, { x: 0.1, y: -0.1 })).toEqual({ ...region, x: 0.3, y: 0.2 });
    expect(regionMoved(region, { x: 9, y: -9 })).toEqual({ ...region, x: 0.6, y: 0 });
  });

  it('is sized at a corner while the opposite one stays', () => {
    expect(cornerMoved(region, 'nw', { x: 0.1, y: 0.1 })).toEqual({ x: 0.1, y: 0.1, width: 0.5, height: 0.7 });
    expect(cornerMoved(region, 'se', { x: 0, y: 0 })).toEqual({ ...region, width: leastSide, height: leastSide });
    expect(cornerMoved(region, 'ne', { x: 5, y: 0.4 })).toEqual({ x: 0.2, y: 0.4, width: 0.8, height: 0.4 });
  });

  it('follows the arrows, with Shift in its size', () => {
    expect(regionKeyed(region, key('ArrowLeft'))).toEqual({ ...region, x: 0.19 });
    expect(regionKeyed(region, key('ArrowDown', true))).toEqual({ ...region, height: 0.51 });
    expect(regionKeyed(region, key('Enter'))).toBeNull();
  });

  it('is always one that the station takes', () => {
    const place = fc.record({
      x: fc.double({ min: -2, max: 3, noNaN: true }),
      y: fc.double({ min: -2, max: 3, noNaN: true }),
    });
    const taken = requestSchemas.changeProduct;
    fc.assert(
      fc.property(place, place, place, fc.constantFrom(...corners), (from, to, then, corner) => {
        const drawn = regionBetween(from, to);
        for (const made of [drawn, cornerMoved(drawn, corner, then), regionMoved(drawn, then)]) {
          expect(taken.safeParse({ product: 1, region: made }).success).toBe(true);
        }
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('is compared by its numbers', () => {
    expect(sameRegion(region, { ...region })).toBe(true);
    expect(sameRegion(region, startingRegion)).toBe(false);
    expect(sameRegion(null, region)).toBe(false);
    expect(sameRegion(null, null)).toBe(true);
  });
});
