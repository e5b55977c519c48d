import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementRate, pareto } from '../../../src-renderer/features/reports/figures';
import { midnight, rangeOf } from '../../../src-renderer/features/reports/report-period';
import { roundTop, throughputOf } from '../../../src-renderer/features/reports/throughput';

const hourMs = 3_600_000;
const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Paris';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('the periods of a report', () => {
  it('begin and end at midnight of the workstation, also when the clock changes', () => {
    const dayOfChange = Date.UTC(2026, 9, 25, 12);
    const today = rangeOf('today', dayOfChange, {});
    expect(today).toEqual({ fromMs: Date.UTC(2026, 9, 24, 22), toMs: Date.UTC(2026, 9, 25, 23) });
    expect(rangeOf('yesterday', dayOfChange, {})?.toMs).toBe(today?.fromMs);
  });

  it('count today among the seven and thirty days', () => {
    const now = Date.UTC(2026, 10, 22, 12);
    expect(rangeOf('week', now, {})).toEqual({ fromMs: midnight(now, -6), toMs: midnight(now, 1) });
    expect(rangeOf('month', now, {})?.fromMs).toBe(midnight(now, -29));
  });

  it('are refused when a custom one is not complete or ends before it starts', () => {
    expect(rangeOf('custom', 0, { fromMs: 5 })).toBeNull();
    expect(rangeOf('custom', 0, { fromMs: 5, toMs: 5 })).toBeNull();
    expect(rangeOf('custom', 0, { fromMs: 5, toMs: 6 })).toEqual({ fromMs: 5, toMs: 6 });
  });
});

describe('throughput', () => {
  it('shows an hour without captures as one', () => {
    const { unit, bars } = throughputOf([
      { hourMs: 10 * hourMs, captures: 4, rejected: 1 },
      { hourMs: 12 * hourMs, captures: 6, rejected: 0 },
    ]);
    expect(unit).toBe('hour');
    expect(bars.map(({ captures }) => captures)).toEqual([4, 0, 6]);
  });

  it('sums long periods by the day without losing a capture', () => {
    const first = Date.UTC(2026, 9, 20, 6);
    const byHour = Array.from({ length: 240 }, (_, hour) => ({
      hourMs: first + hour * hourMs,
      captures: 2,
      rejected: 1,
    }));
    const { unit, bars } = throughputOf(byHour);
    expect(unit).toBe('day');
    expect(bars.reduce((sum, { captures }) => sum + captures, 0)).toBe(480);
    expect(bars.map(({ toMs, fromMs }) => (toMs - fromMs) / hourMs)).toContain(25);
  });

  it('has a round scale that no bar exceeds', () => {
    expect([0, 1, 3, 7, 10, 163, 2001].map(roundTop)).toEqual([1, 1, 5, 10, 10, 200, 5000]);
  });
});

describe('the figures', () => {
  it('cumulate the reasons to the whole', () => {
    const rows = pareto([
      { reason: 'crushed', count: 3 },
      { reason: 'other', count: 1 },
    ]);
    expect(rows).toEqual([
      { reason: 'crushed', count: 3, share: 0.75, cumulated: 0.75 },
      { reason: 'other', count: 1, share: 0.25, cumulated: 1 },
    ]);
  });

  it('leave unsure verdicts out of the agreement', () => {
    const none = {
      failAccepted: 0,
      failRejected: 0,
      passAccepted: 0,
      passRejected: 0,
      unsureAccepted: 9,
      unsureRejected: 9,
    };
    expect(agreementRate(none)).toBeNull();
    expect(agreementRate({ ...none, failRejected: 6, passAccepted: 3, passRejected: 1, failAccepted: 2 })).toBe(0.75);
  });
});
