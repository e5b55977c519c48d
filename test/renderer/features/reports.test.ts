import { describe, expect, it } from 'vitest';
import { middleCut } from '../../../src-renderer/components/charts/middle-cut';
import { plotOf, roundTop, slotCentre, yOf } from '../../../src-renderer/components/charts/scale';
import { twoLines } from '../../../src-renderer/components/charts/two-lines';
import { firstChoice, requestOf } from '../../../src-renderer/features/reports/report-choice';
import { agreementOf, pareto, reportFigures } from '../../../src-shared/domain/report-figures';
import { emptyTally, type ReportSummary, type Sample, type Tally } from '../../../src-shared/domain/statistics';
import { inTimeZone } from '../../support/time-zone';

inTimeZone('Europe/Paris');

const tally = (over: Partial<Tally>): Tally => ({ ...emptyTally, ...over });

describe('the request of a choice', () => {
  const now = Date.UTC(2026, 9, 26, 12);

  it('samples short periods by the hour, long ones by the day, and never long ones by the hour', () => {
    expect(requestOf(firstChoice, now)?.sampleUnit).toBe('hour');
    expect(requestOf({ ...firstChoice, period: 'week' }, now)?.sampleUnit).toBe('day');
    // Its week has the day of 25 hours.
    expect(requestOf({ ...firstChoice, period: 'week', sampleUnit: 'hour' }, now)?.sampleUnit).toBe('hour');
    expect(requestOf({ ...firstChoice, period: 'days30', sampleUnit: 'hour' }, now)?.sampleUnit).toBe('day');
    expect(requestOf({ ...firstChoice, period: 'days30', sampleUnit: 'shift' }, now)?.sampleUnit).toBe('shift');
    const year = { fromMs: now - 365 * 86_400_000, toMs: now };
    const yearBy = (sampleUnit: 'shift' | 'week' | 'lot') =>
      requestOf({ ...firstChoice, period: 'custom', custom: year, sampleUnit }, now)?.sampleUnit;
    expect([yearBy('shift'), yearBy('week'), yearBy('lot')]).toEqual(['day', 'week', 'lot']);
  });

  it('is none while a period is not complete or ends before it starts', () => {
    expect(requestOf({ ...firstChoice, period: 'custom', custom: { fromMs: 5 } }, now)).toBeNull();
    expect(requestOf({ ...firstChoice, period: 'custom', custom: { fromMs: 5, toMs: 5 } }, now)).toBeNull();
    expect(requestOf({ ...firstChoice, reference: { toMs: 9 } }, now)).toBeNull();
    expect(requestOf({ ...firstChoice, reference: { fromMs: 1, toMs: 9 } }, now)?.reference).toEqual({
      fromMs: 1,
      toMs: 9,
    });
  });
});

describe('the figures', () => {
  const samples: Sample[] = [
    {
      fromMs: 0,
      toMs: 1,
      tally: tally({ pass: { accept: 0, reject: 0, none: 90 }, fail: { accept: 2, reject: 8, none: 0 } }),
    },
    { fromMs: 1, toMs: 2, tally: tally({ unsure: { accept: 0, reject: 0, none: 5 } }) },
    {
      fromMs: 2,
      toMs: 3,
      tally: tally({ pass: { accept: 0, reject: 0, none: 60 }, fail: { accept: 0, reject: 10, none: 30 } }),
    },
  ];
  const summary: ReportSummary = {
    tally: tally({
      pass: { accept: 0, reject: 0, none: 150 },
      unsure: { accept: 0, reject: 0, none: 5 },
      fail: { accept: 2, reject: 18, none: 30 },
    }),
    reasons: [],
    samples,
    throughput: { unit: 'hour', bars: samples },
    reference: null,
    failedTransfers: 0,
  };

  it('count the decision, else the clear verdict', () => {
    // Good: 150 passed and 2 accepted; bad: 18 rejected and 30 failed; open: the 5 unsure. 152 / 200 = 76 %.
    const { outcome, yield: rate, chart } = reportFigures(summary, 'outcome');
    expect(outcome).toEqual({ good: 152, bad: 48, open: 5 });
    expect(rate.share).toBe(0.76);
    expect(chart.centre).toBe(0.24);
    expect(chart.points.map((point) => point?.share)).toEqual([0.08, undefined, 0.4]);
    // n = 100: sigma = sqrt(.24 * .76) / 10 = .042708; .08 is 3.746 below, .40 as far above.
    expect(chart.breaks).toEqual([
      [{ rule: 'one-beyond-3', side: 'below' }],
      [],
      [{ rule: 'one-beyond-3', side: 'above' }],
    ]);
  });

  it('count decisions alone when asked to', () => {
    const { outcome, yield: rate } = reportFigures(summary, 'decisions');
    expect(outcome).toEqual({ good: 2, bad: 18, open: 185 });
    expect(rate.share).toBe(0.1);
  });

  it('draw the centre line from a reference period', () => {
    const reference = tally({ pass: { accept: 90, reject: 10, none: 0 } });
    const { chart } = reportFigures({ ...summary, reference }, 'outcome');
    expect([chart.centre, chart.fromReference]).toEqual([0.1, true]);
  });

  it('cumulate the reasons to the whole', () => {
    expect(
      pareto([
        { reason: 'crushed', count: 3 },
        { reason: 'other', count: 1 },
      ]),
    ).toEqual([
      { reason: 'crushed', count: 3, share: 0.75, cumulated: 0.75 },
      { reason: 'other', count: 1, share: 0.25, cumulated: 1 },
    ]);
  });

  it('take false rejects of the accepted, escapes of the rejected, and leave out unsure', () => {
    const agreement = agreementOf(
      tally({
        pass: { accept: 36, reject: 1, none: 7 },
        unsure: { accept: 9, reject: 9, none: 9 },
        fail: { accept: 4, reject: 19, none: 3 },
      }),
    );
    expect(agreement.falseRejects).toMatchObject({ count: 4, of: 40, share: 0.1 });
    expect(agreement.escapes).toMatchObject({ count: 1, of: 20, share: 0.05 });
    expect(agreement.agreed).toMatchObject({ count: 55, of: 60 });
    expect(agreement.passesUnseen).toBe(false);
  });

  it('say when no passed capture was decided', () => {
    expect(agreementOf(tally({ fail: { accept: 1, reject: 9, none: 0 } })).passesUnseen).toBe(true);
    expect(agreementOf(emptyTally).passesUnseen).toBe(false);
  });
});

describe('the charts', () => {
  it('have a round scale that no value exceeds', () => {
    expect([0, 1, 3, 7, 10, 163, 2001, 0.031].map((most) => roundTop(most))).toEqual([1, 1, 4, 8, 10, 200, 4000, 0.04]);
    expect([0, 1, 5, 9, 17, 163].map((most) => roundTop(most, true))).toEqual([4, 4, 8, 12, 20, 200]);
  });

  it('put values and slots where they belong', () => {
    const plot = plotOf(120, 60, { left: 10, right: 10, top: 5, bottom: 5 });
    expect([yOf(plot, 0, 4), yOf(plot, 4, 4), yOf(plot, 1, 4)]).toEqual([55, 5, 42.5]);
    expect([slotCentre(plot, 4, 0), slotCentre(plot, 4, 3)]).toEqual([22.5, 97.5]);
  });

  it('break names between words, and shorten what has no room', () => {
    expect(twoLines('crushed', 10)).toEqual(['crushed', '']);
    expect(twoLines('insulation damaged', 12)).toEqual(['insulation', 'damaged']);
    expect(twoLines('foreign particle on the sleeve', 10)).toEqual(['foreign', 'particle …']);
  });
});

it('cuts long names in the middle', () => {
  expect(middleCut('24W17-0123', 13)).toBe('24W17-0123');
  expect(middleCut('2026-W47-000123-A', 13)).toBe('2026-W…0123-A');
  expect(middleCut('abc', 2)).toHaveLength(2);
});
