import { describe, expect, it } from 'vitest';
import { cohensKappa } from '../../src-shared/domain/kappa';

describe("Cohen's kappa", () => {
  it('is the agreement beyond chance, with its large-sample interval', () => {
    // 50 cables, shares: .40 .10 / .20 .30; model .5 .5, operator .6 .4. Agreed .70, by chance .5 * .6 + .5 * .4 = .50,
    // kappa = .20 / .50 = .40. Variance after Fleiss, Cohen and Everitt, by hand:
    //   agreed:   .40 (1 - 1.1 * .6)^2 + .30 (1 - .9 * .6)^2 = .40 * .1156 + .30 * .2116 = .10972
    //   crossed:  .36 (.10 (.6 + .5)^2 + .20 (.4 + .5)^2) = .36 (.121 + .162) = .10188
    //   off:      (.40 - .50 * .60)^2 = .01
    //   (.10972 + .10188 - .01) / (50 * .25) = .016128, root .1269961, times 1.959964 = .2489078.
    const kappa = cohensKappa({ goodGood: 20, goodBad: 5, badGood: 10, badBad: 15 });
    expect(kappa).toMatchObject({ state: 'defined' });
    if (kappa.state !== 'defined') return;
    expect(kappa.value).toBeCloseTo(0.4, 12);
    expect(kappa.interval?.low).toBeCloseTo(0.151_092, 6);
    expect(kappa.interval?.high).toBeCloseTo(0.648_908, 6);
  });

  it('tells which judge said what', () => {
    // Shares .70 .02 / .12 .16; model .72 .28, operator .82 .18. Agreed .86; by chance .72 * .82 + .28 * .18 = .6408;
    // kappa = .2192 / .3592 = .610245; 1 - kappa = .389755.
    //   agreed:   .70 (1 - 1.54 * .389755)^2 + .16 (1 - .46 * .389755)^2 = .70 * .159802 + .16 * .673568 = .219632
    //   crossed:  .151909 (.02 (.82 + .28)^2 + .12 (.18 + .72)^2) = .151909 * .1214 = .018442
    //   off:      (.610245 - .6408 * .389755)^2 = .360490^2 = .129953
    //   (.219632 + .018442 - .129953) / (100 * .129025) = .0083799, root .0915417, times 1.959964 = .179418.
    const kappa = cohensKappa({ goodGood: 70, goodBad: 2, badGood: 12, badBad: 16 });
    if (kappa.state !== 'defined') throw new Error('it is defined');
    expect(kappa.value).toBeCloseTo(0.610_245, 6);
    expect(kappa.interval?.low).toBeCloseTo(0.430_827, 4);
    expect(kappa.interval?.high).toBeCloseTo(0.789_663, 4);
  });

  it('is nought where the answers agree as often as by chance, and below where less often', () => {
    expect(cohensKappa({ goodGood: 25, goodBad: 25, badGood: 25, badBad: 25 })).toMatchObject({ value: 0 });
    expect(cohensKappa({ goodGood: 0, goodBad: 5, badGood: 5, badBad: 0 })).toMatchObject({ value: -1 });
  });

  it('is one without an interval when all agree', () => {
    expect(cohensKappa({ goodGood: 9, goodBad: 0, badGood: 0, badBad: 1 })).toEqual({
      state: 'defined',
      value: 1,
      interval: null,
    });
  });

  it('is undefined without captures, and where both gave one and the same answer throughout', () => {
    expect(cohensKappa({ goodGood: 0, goodBad: 0, badGood: 0, badBad: 0 })).toEqual({
      state: 'undefined',
      why: 'nothing-counted',
    });
    for (const all of [{ goodGood: 7 }, { badBad: 7 }]) {
      expect(cohensKappa({ goodGood: 0, goodBad: 0, badGood: 0, badBad: 0, ...all })).toEqual({
        state: 'undefined',
        why: 'one-answer',
      });
    }
  });
});
