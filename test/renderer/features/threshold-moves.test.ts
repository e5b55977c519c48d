import { describe, expect, it } from 'vitest';
import {
  axisTicks,
  limitKeyed,
  limitMoved,
  scoreAxis,
  shareOnAxis,
} from '../../../src-renderer/features/models/evidence/threshold-moves';

const scores = { heldOut: [-1.5, 0, 1.5], accepted: [0.5], rejected: [2, 6, 80] };
const limits = { pass: 1.7, fail: 2.4 };
const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

describe('the axis of scores', () => {
  it('shows all good scores and limits, and is not stretched by one very high score', () => {
    const axis = scoreAxis(scores, [limits]);
    expect(axis.low).toBeLessThan(-1.5);
    expect(axis.high).toBeGreaterThan(2.4);
    expect(axis.high).toBeLessThan(8);
    expect(axis).toMatchObject({ step: 0.01, decimals: 2 });
    expect(shareOnAxis(80, axis)).toBe(1);
  });

  it('fits models whose scores are probabilities, large distances, alike or unknown', () => {
    expect(scoreAxis({ heldOut: [], accepted: [0.01], rejected: [0.99] }, [{ pass: 0.4, fail: 0.6 }])).toMatchObject({
      step: 0.001,
      decimals: 3,
    });
    const wide = scoreAxis({ heldOut: [100], accepted: [], rejected: [900] }, [{ pass: 400, fail: 500 }]);
    expect(wide).toMatchObject({ step: 1, decimals: 2 });
    for (const fail of [0, 3]) {
      const alike = scoreAxis({ heldOut: [fail], accepted: [], rejected: [] }, [{ pass: fail, fail }]);
      expect(alike.high).toBeGreaterThan(alike.low);
    }
    expect(scoreAxis({ heldOut: [], accepted: [], rejected: [] }, [limits]).high).toBeGreaterThan(2.4);
  });

  it('has round numbers beside it', () => {
    expect(axisTicks({ low: -1.6, high: 5.2 }, 7)).toEqual([-1, 0, 1, 2, 3, 4, 5]);
    expect(axisTicks({ low: 0, high: 1 }, 5)).toHaveLength(6);
  });
});

describe('a limit', () => {
  const axis = scoreAxis(scores, [limits]);

  it('moves in whole steps and stops at the other one and at the ends', () => {
    expect(limitMoved(limits, 'pass', 1.23456, axis)).toEqual({ pass: 1.23, fail: 2.4 });
    expect(limitMoved(limits, 'pass', 9, axis)).toEqual({ pass: 2.4, fail: 2.4 });
    expect(limitMoved(limits, 'fail', 0, axis)).toEqual({ pass: 1.7, fail: 1.7 });
    expect(limitMoved(limits, 'fail', 999, axis).fail).toBe(axis.high);
    const ofMap = scoreAxis(scores, [limits], true);
    expect(limitMoved({ pass: -1, fail: 2 }, 'fail', -1, ofMap)).toEqual({ pass: -1, fail: 0.01 });
  });

  it('follows the keys of a slider', () => {
    expect(limitKeyed(limits, 'fail', key('ArrowRight'), axis)?.fail).toBe(2.41);
    expect(limitKeyed(limits, 'fail', key('ArrowDown', true), axis)?.fail).toBe(2.3);
    expect(limitKeyed(limits, 'pass', key('PageDown'), axis)?.pass).toBe(1.6);
    expect(limitKeyed(limits, 'pass', key('End'), axis)?.pass).toBe(2.4);
    expect(limitKeyed(limits, 'pass', key('Home'), axis)?.pass).toBeCloseTo(axis.low, 1);
    expect(limitKeyed(limits, 'pass', key('Tab'), axis)).toBeNull();
  });
});
