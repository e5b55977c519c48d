import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  bestErrorRates,
  errorRates,
  shareInterval,
} from '../../../scripts/evaluate/image-metrics';
import { connectedRegions, type MaskedMap, pixelMetrics } from '../../../scripts/evaluate/pixel-metrics';
import { quantile } from '../../../scripts/evaluate/statistics';
import { seededRandom } from '../../../src-shared/seeded-random';

/** Few different values, so that there are many draws. */
const drawnScores = (seed: number, count: number, shift: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Math.floor(12 * random()) + shift);
};

describe('the measures of scores', () => {
  it('give the AUROC worked by hand, draws counted half', () => {
    // Pairs: 3 > 1, 3 > 2, 3 = 3, 2 > 1, 2 = 2, 2 < 3: 3 + 2 halves of 6.
    expect(auroc([1, 2, 3], [3, 2])).toBeCloseTo(4 / 6, 12);
    expect(auroc([1, 1], [1])).toBe(0.5);
    expect(auroc([5], [4])).toBe(0);
  });

  it('give the average precision worked by hand', () => {
    // Falling: 4 bad (1/1), 3 good, 2 bad (2/3), 1 bad and good together (3/5).
    expect(averagePrecision([3, 1], [4, 2, 1])).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 12);
  });

  it('give the AUROC and average precision of plain counting, on many draws', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const good = drawnScores(seed, 17, 0);
      const bad = drawnScores(seed + 100, 11, 3);
      const pairs = bad.flatMap((b): number[] => good.map((g) => (b > g ? 1 : b === g ? 0.5 : 0)));
      expect(auroc(good, bad)).toBeCloseTo(pairs.reduce((a, b) => a + b) / pairs.length, 12);
      let [area, recallBefore] = [0, 0];
      for (const threshold of [...new Set([...good, ...bad])].sort((a, b) => b - a)) {
        const found = bad.filter((score) => score >= threshold).length;
        const wrong = good.filter((score) => score >= threshold).length;
        area += (found / bad.length - recallBefore) * (found / (found + wrong));
        recallBefore = found / bad.length;
      }
      expect(averagePrecision(good, bad)).toBeCloseTo(area, 12);
    }
  });

  it('count a score at the threshold as rejected', () => {
    expect(errorRates([1, 2, 3, 4], [2, 4, 6, 8, 10], 4)).toEqual({ threshold: 4, escapes: 0.2, falseRejects: 0.25 });
  });

  it('find the threshold with the least sum of both errors, also when that is to reject nothing', () => {
    expect(bestErrorRates([1, 2, 3, 7], [4, 5, 6])).toEqual({ threshold: 4, escapes: 0, falseRejects: 0.25 });
    expect(bestErrorRates([5, 6], [1])).toMatchObject({ escapes: 0, falseRejects: 1, threshold: 1 });
  });

  it('give the Wilson interval of published examples', () => {
    // 0 of 20 and 10 of 100: Brown, Cai, DasGupta's formula by hand.
    expect(shareInterval(0, 20)[0]).toBe(0);
    expect(shareInterval(0, 20)[1]).toBeCloseTo(0.1611, 4);
    const [low, high] = shareInterval(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });

  it('take quantiles between neighbours', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([0, 10], 0.95)).toBe(9.5);
  });
});

/** By definition: every threshold in turn, everything counted anew. */
function naivePixelMetrics(maps: readonly MaskedMap[]): { pixelAuroc: number; aupro: number } {
  const good = maps.flatMap(({ heat, mask }) => [...heat].filter((_, at) => mask[at] === 0));
  const bad = maps.flatMap(({ heat, mask }) => [...heat].filter((_, at) => mask[at] === 1));
  const regions = maps.flatMap((map) => connectedRegions(map).map((pixels) => pixels.map((at) => map.heat[at] ?? 0)));
  const points: [number, number][] = [[0, 0]];
  for (const threshold of [...new Set([...good, ...bad])].sort((a, b) => b - a)) {
    const found = regions.map((heats) => heats.filter((heat) => heat >= threshold).length / heats.length);
    points.push([
      good.filter((heat) => heat >= threshold).length / good.length,
      found.reduce((a, b) => a + b) / found.length,
    ]);
  }
  let area = 0;
  for (let at = 1; at < points.length; at++) {
    const [x0, y0] = points[at - 1] ?? [0, 0];
    const [x1, y1] = points[at] ?? [0, 0];
    if (x0 >= 0.3 || x1 === x0) continue;
    const end = Math.min(x1, 0.3);
    area += (end - x0) * (y0 + (((y1 - y0) / (x1 - x0)) * (end - x0)) / 2);
  }
  return { pixelAuroc: auroc(good, bad), aupro: area / 0.3 };
}

describe('the measures of heat maps', () => {
  it('join pixels that touch, also at a corner only, to one region', () => {
    const mask = Uint8Array.from([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
    const regions = connectedRegions({ width: 4, height: 3, mask });
    expect(regions.map((region) => region.length)).toEqual([2, 1]);
    const corner = connectedRegions({ width: 2, height: 2, mask: Uint8Array.from([1, 0, 0, 1]) });
    expect(corner).toHaveLength(1);
  });

  it('are 1 when every defective pixel is hotter than every good one', () => {
    const map = { width: 2, height: 2, heat: Float32Array.from([9, 1, 2, 8]), mask: Uint8Array.from([1, 0, 0, 1]) };
    const { pixelAuroc, aupro } = pixelMetrics([map]);
    expect(pixelAuroc).toBe(1);
    expect(aupro).toBeCloseTo(1, 12);
  });

  it('count a small region as much as a large one', () => {
    // One region of 3 pixels all found first, one of 1 pixel never found before the good: half of the regions.
    const heat = Float32Array.from([9, 9, 9, 5, 5, 5, 5, 1]);
    const mask = Uint8Array.from([1, 1, 1, 0, 0, 0, 0, 1]);
    const { pixelAuroc, aupro } = pixelMetrics([{ width: 8, height: 1, heat, mask }]);
    expect(pixelAuroc).toBeCloseTo(0.75, 12);
    expect(aupro).toBeCloseTo(0.5, 12);
  });

  it('agree with counting anew at every threshold, draws included', () => {
    const random = seededRandom(8);
    for (let round = 0; round < 20; round++) {
      const maps = Array.from({ length: 3 }, () => {
        const mask = Uint8Array.from({ length: 60 }, () => (random() < 0.3 ? 1 : 0));
        const heat = Float32Array.from(mask, (value) => Math.floor(8 * random()) + 3 * value);
        return { width: 10, height: 6, heat, mask };
      });
      const [fast, naive] = [pixelMetrics(maps), naivePixelMetrics(maps)];
      expect(fast.pixelAuroc).toBeCloseTo(naive.pixelAuroc, 10);
      expect(fast.aupro).toBeCloseTo(naive.aupro, 10);
    }
  });

  it('are no numbers without a defective pixel', () => {
    const map = { width: 2, height: 1, heat: Float32Array.from([1, 2]), mask: Uint8Array.from([0, 0]) };
    expect(pixelMetrics([map])).toEqual({ pixelAuroc: Number.NaN, aupro: Number.NaN });
  });
});
