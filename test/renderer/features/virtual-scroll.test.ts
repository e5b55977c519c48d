import { describe, expect, it } from 'vitest';
import * as scroll from '../../../src-renderer/features/gallery/virtual-scroll';

const million = { contentHeight: 27_000_000, viewHeight: 900 };
const small = { contentHeight: 50_000, viewHeight: 900 };
const lastTop = million.contentHeight - million.viewHeight;

describe('scrolling through more than a scroll box holds', () => {
  it('is plain scrolling when everything fits', () => {
    expect(scroll.boxHeight(small)).toBe(50_000);
    expect(scroll.scrolled({ boxTop: 0, contentTop: 0 }, 31_234, small)).toEqual({
      boxTop: 31_234,
      contentTop: 31_234,
    });
  });

  it('stays within what browsers can show', () => {
    expect(scroll.boxHeight(million)).toBeLessThan(16_000_000);
  });

  it('moves pixel for pixel by the wheel and in proportion by the bar', () => {
    const middle = scroll.settled(13_000_000, million);
    expect(scroll.scrolled(middle, middle.boxTop + 120, million).contentTop).toBeCloseTo(13_000_120);
    const end = scroll.scrolled(middle, scroll.boxHeight(million) - million.viewHeight, million);
    expect(end.contentTop).toBe(lastTop);
    expect(scroll.scrolled(end, 0, million).contentTop).toBe(0);
  });

  it('reaches the first and the last row by the wheel alone', () => {
    let position = scroll.settled(3000, million);
    for (let step = 0; step < 60; step += 1) {
      position = scroll.scrolled(position, Math.max(0, position.boxTop - 120), million);
      if (scroll.atFalseEnd(position, million)) position = scroll.settled(position.contentTop, million);
    }
    expect(position).toEqual({ boxTop: 0, contentTop: 0 });
    const most = scroll.boxHeight(million) - million.viewHeight;
    position = scroll.settled(lastTop - 3000, million);
    for (let step = 0; step < 60; step += 1) {
      position = scroll.scrolled(position, Math.min(most, position.boxTop + 120), million);
      if (scroll.atFalseEnd(position, million)) position = scroll.settled(position.contentTop, million);
    }
    expect(position.contentTop).toBe(lastTop);
  });

  it('reveals a row by the least movement', () => {
    expect(scroll.revealing(1000, 400, 200, 900)).toBe(400);
    expect(scroll.revealing(1000, 1200, 200, 900)).toBe(1000);
    expect(scroll.revealing(1000, 1800, 200, 900)).toBe(1100);
  });
});
