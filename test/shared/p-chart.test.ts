import { describe, expect, it } from 'vitest';
import { type PChart, pChart } from '../../src-shared/domain/p-chart';
import { ruleBreaks } from '../../src-shared/domain/western-electric';

const breaksOf = ({ points }: PChart): string[] =>
  ruleBreaks(points.map((point) => point?.z ?? null)).map((breaks) =>
    breaks.map(({ rule, side }) => `${rule} ${side}`).join(' '),
  );

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

  it('has no point where nothing was inspected, and none beside a centre line that is their own mean without spread', () => {
    const { centre, points } = pChart([
      { inspected: 0, defective: 0 },
      { inspected: 5, defective: 0 },
    ]);
    expect(centre).toBe(0);
    expect(points).toEqual([null, { share: 0, lower: 0, upper: 0, z: 0 }]);
    expect(pChart([{ inspected: 0, defective: 0 }])).toEqual({ centre: null, points: [null], roughPoints: 0 });
  });

  it('is left by any defective where the reference period had none, and by any good one where it had nothing else', () => {
    const samples = [0, 3, 0].map((defective) => ({ inspected: 100, defective }));
    const none = pChart(samples, { inspected: 5000, defective: 0 });
    expect(none.points.map((point) => point?.z)).toEqual([0, Number.POSITIVE_INFINITY, 0]);
    expect(breaksOf(none)).toEqual(['', 'one-beyond-3 above', '']);
    const all = pChart([{ inspected: 100, defective: 99 }], { inspected: 50, defective: 50 });
    expect(breaksOf(all)).toEqual(['one-beyond-3 below']);
  });

  it.each([
    // p = .2, n = 225: sigma = .4 / 15 = .02667; 63 of 225 = .28 = p + 3 sigmas. n = 100: sigma .04; 28 of 100 = p + 2.
    [225, 63, 3],
    [100, 28, 2],
    [225, 57, 2],
  ])(
    'takes %i with %i defective, exactly %i sigmas above, for a point on the limit',
    (inspected, defective, sigmas) => {
      const sample = { inspected, defective };
      const chart = pChart([sample, sample], { inspected: 100, defective: 20 });
      expect(chart.points[0]?.z).toBe(sigmas);
      expect(breaksOf(chart).join('')).not.toContain(`beyond-${sigmas}`);
    },
  );

  it('counts the points whose limits are rough', () => {
    // p = 0.02: 250 inspected expect five defectives, 249 fewer.
    const reference = { inspected: 100, defective: 2 };
    const samples = [250, 249, 0].map((inspected) => ({ inspected, defective: 0 }));
    expect(pChart(samples, reference).roughPoints).toBe(1);
  });
});
