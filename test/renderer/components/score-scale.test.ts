import { describe, expect, it } from 'vitest';
import { scoreScale } from '../../../src-renderer/components/score-scale';

describe('the score bar', () => {
  it.each([
    [0.4, { pass: 0.5, fail: 0.8 }],
    [-12, { pass: 2.2, fail: 3.4 }],
    [250, { pass: 2.2, fail: 3.4 }],
    [0, { pass: 0, fail: 0 }],
  ])('keeps score %s and its thresholds in order and in sight', (score, thresholds) => {
    const scale = scoreScale(score, thresholds);
    for (const share of [scale.score, scale.pass, scale.fail]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(scale.pass).toBeLessThanOrEqual(scale.fail);
    expect(Math.sign(scale.score - scale.fail)).toBe(Math.sign(score - thresholds.fail));
  });
});
