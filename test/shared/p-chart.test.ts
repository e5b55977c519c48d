import { describe, expect, it } from 'vitest';
import { pChart } from '../../src-shared/domain/p-chart';

describe('the p-chart', () => {
  it('has a centre line of all samples together and limits for the size of each', () => {
    // 50 of 500 are defective: p = 0.1, and sigma = 0.3 / sqrt(n):
    // n = 100: 0.03, limits 0.01 and 0.19; n = 225: 0.02, limits 0.04 and 0.16; n = 175: 0.022678.
    const { centre, points } = pChart([
      { inspected: 100, defective: 16 },
      { inspected: 225, defective: 18 },
      { inspected: 175, defective: 16 },
    ]);
    expect(centre).toBeCloseTo(0.1, 12);
    expect(points[0]?.lower).toBeCloseTo(0.01, 12);
    expect(points[0]?.upper).toBeCloseTo(0.19, 12);
    // 0.16 lies 0.06 above: two sigmas; 0.08 lies 0.02 below: one.
    expect(points[0]?.z).toBeCloseTo(2, 12);
    expect(points[1]?.lower).toBeCloseTo(0.04, 12);
    expect(points[1]?.upper).toBeCloseTo(0.16, 12);
    expect(points[1]?.z).toBeCloseTo(-1, 12);
    // 16 / 175 = 0.0914286, 0.0085714 below; / 0.0226779 = -0.377964.
    expect(points[2]?.z).toBeCloseTo(-0.377_964, 6);
  });

  it('takes its centre line from a reference period when there is one', () => {
    // p = 0.2, n = 64: sigma = 0.4 / 8 = 0.05; limits 0.05 and 0.35; 0.375 is 3.5 sigmas above.
    const { centre, points } = pChart([{ inspected: 64, defective: 24 }], { inspected: 1000, defective: 200 });
    expect(centre).toBe(0.2);
    expect(points[0]?.lower).toBeCloseTo(0.05, 12);
    expect(points[0]?.upper).toBeCloseTo(0.35, 12);
    expect(points[0]?.z).toBeCloseTo(3.5, 12);
  });

  it('cuts the limits to what a share can be', () => {
    // p = 0.1, n = 9: sigma = 0.1, 3 sigma reach from -0.2 to 0.4.
    expect(pChart([{ inspected: 9, defective: 0 }], { inspected: 10, defective: 1 }).points[0]).toMatchObject({
      lower: 0,
    });
    expect(pChart([{ inspected: 9, defective: 9 }], { inspected: 10, defective: 9 }).points[0]).toMatchObject({
      upper: 1,
    });
  });

  it('has no point where nothing was inspected, and no distance where the centre line leaves no spread', () => {
    const { centre, points } = pChart([
      { inspected: 0, defective: 0 },
      { inspected: 5, defective: 0 },
    ]);
    expect(centre).toBe(0);
    expect(points).toEqual([null, { share: 0, lower: 0, upper: 0, z: null }]);
    expect(pChart([{ inspected: 0, defective: 0 }])).toEqual({ centre: null, points: [null], roughPoints: 0 });
  });

  it('counts the points whose limits are rough', () => {
    // p = 0.02: 250 inspected expect five defectives, 249 fewer.
    const reference = { inspected: 100, defective: 2 };
    const samples = [250, 249, 0].map((inspected) => ({ inspected, defective: 0 }));
    expect(pChart(samples, reference).roughPoints).toBe(1);
  });
});
