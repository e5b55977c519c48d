import { describe, expect, it } from 'vitest';
import { fitted, maxScale, panBy, pinched, showRegion, zoomTo } from '../../../src-renderer/components/viewport';

const photo = { width: 1600, height: 1200 };
const frame = { width: 800, height: 800 };

describe('a photo in its frame', () => {
  it('fits and is centred at first', () => {
    expect(fitted(photo, frame)).toEqual({ mode: 'fit', scale: 0.5, x: 0, y: 100 });
  });

  it('keeps the point under the pointer when zoomed', () => {
    const at = { x: 300, y: 350 };
    const before = fitted(photo, frame);
    const after = zoomTo(before, 2, at, photo, frame);
    expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - before.x) / before.scale);
    expect((at.y - after.y) / after.scale).toBeCloseTo((at.y - before.y) / before.scale);
  });

  it('fits again when zoomed out as far as it goes, and stops at the largest scale', () => {
    const near = zoomTo(fitted(photo, frame), 100, { x: 0, y: 0 }, photo, frame);
    expect(near.scale).toBe(maxScale);
    expect(zoomTo(near, 0.1, { x: 0, y: 0 }, photo, frame).mode).toBe('fit');
  });

  it('keeps under two fingers what lay under them', () => {
    const before = zoomTo(fitted(photo, frame), 1, { x: 400, y: 400 }, photo, frame);
    const [from, to] = [
      [
        { x: 300, y: 400 },
        { x: 500, y: 400 },
      ],
      [
        { x: 250, y: 420 },
        { x: 650, y: 420 },
      ],
    ] as const;
    const after = pinched(before, from, to, photo, frame);
    expect(after.scale).toBeCloseTo(2);
    for (const index of [0, 1] as const) {
      expect((to[index].x - after.x) / after.scale).toBeCloseTo((from[index].x - before.x) / before.scale);
      expect((to[index].y - after.y) / after.scale).toBeCloseTo((from[index].y - before.y) / before.scale);
    }
    expect(pinched(before, to, [from[0], { x: 310, y: 400 }], photo, frame).mode).toBe('fit');
  });

  it('never leaves a gap at an edge when moved', () => {
    const near = zoomTo(fitted(photo, frame), 1, { x: 400, y: 400 }, photo, frame);
    expect(panBy(near, 9999, 9999, photo, frame)).toMatchObject({ x: 0, y: 0 });
    expect(panBy(near, -9999, -9999, photo, frame)).toMatchObject({ x: -800, y: -400 });
  });

  it('brings a suspicious region to the middle', () => {
    const view = showRegion({ x: 750, y: 550, width: 100, height: 100 }, photo, frame);
    expect(view.x + 800 * view.scale).toBeCloseTo(400);
    expect(view.y + 600 * view.scale).toBeCloseTo(400);
  });
});
