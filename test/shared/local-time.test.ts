import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRepeatedHour, parts, timeOfDay } from '../../src-shared/domain/local-time';
import { rangeOf } from '../../src-shared/domain/report-period';

const zone = process.env.TZ;
const inZone = (name: string): void => {
  beforeAll(() => {
    process.env.TZ = name;
  });
};
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const hourMs = 3_600_000;
/** What a clock on the wall shows, by Intl and not by the functions under test. */
const clock = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(ms);

describe('in Paris', () => {
  inZone('Europe/Paris');

  it('the day of the spring change has 23 hours, and none at two', () => {
    // 29 March 2026: midnight is 23:00 UTC the day before; the next, in summer time, 22:00 UTC.
    const day = { fromMs: Date.UTC(2026, 2, 28, 23), toMs: Date.UTC(2026, 2, 29, 22) };
    expect(rangeOf('today', Date.UTC(2026, 2, 29, 12), {})).toEqual(day);
    const hours = parts(day, 'hour');
    expect(hours).toHaveLength(23);
    expect(hours.slice(0, 4).map(({ fromMs }) => clock(fromMs, 'Europe/Paris'))).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
    ]);
    expect(hours.some(({ fromMs }) => isRepeatedHour(fromMs))).toBe(false);
  });

  it('the day of the autumn change has 25 hours, two of them at two', () => {
    const day = { fromMs: Date.UTC(2026, 9, 24, 22), toMs: Date.UTC(2026, 9, 25, 23) };
    expect(rangeOf('yesterday', Date.UTC(2026, 9, 26, 12), {})).toEqual(day);
    const hours = parts(day, 'hour');
    expect(hours).toHaveLength(25);
    const shown = hours.map(({ fromMs }) => clock(fromMs, 'Europe/Paris'));
    expect(shown.slice(0, 5)).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00']);
    expect(hours.map(({ fromMs }) => isRepeatedHour(fromMs)).flatMap((yes, at) => (yes ? [at] : []))).toEqual([2, 3]);
  });

  it('a range over both changes has whole days of 23, 24 and 25 hours', () => {
    const days = parts({ fromMs: Date.UTC(2026, 2, 27, 23), toMs: Date.UTC(2026, 9, 26, 23) }, 'day');
    const lengths = days.map(({ fromMs, toMs }) => (toMs - fromMs) / hourMs);
    expect(lengths).toHaveLength(213);
    expect([lengths.indexOf(23), lengths.indexOf(25)]).toEqual([1, 211]);
    expect(lengths.filter((hours) => hours === 24)).toHaveLength(211);
  });

  it('the first and last part are cut to the range', () => {
    const start = Date.UTC(2026, 10, 22, 7, 40);
    expect(parts({ fromMs: start, toMs: start + hourMs }, 'hour')).toEqual([
      { fromMs: start, toMs: start + hourMs / 3 },
      { fromMs: start + hourMs / 3, toMs: start + hourMs },
    ]);
  });

  it('months begin on their first, also over the turn of the year', () => {
    expect(rangeOf('last-month', Date.UTC(2026, 0, 15), {})).toEqual({
      fromMs: Date.UTC(2025, 10, 30, 23),
      toMs: Date.UTC(2025, 11, 31, 23),
    });
    expect(rangeOf('month', Date.UTC(2026, 3, 2), {})?.fromMs).toBe(Date.UTC(2026, 2, 31, 22));
  });

  it('a time of day that the clock skips is the one after the gap', () => {
    expect(clock(timeOfDay(Date.UTC(2026, 2, 29, 12), 150), 'Europe/Paris')).toBe('03:30');
    expect(clock(timeOfDay(Date.UTC(2026, 9, 25, 12), 360), 'Europe/Paris')).toBe('06:00');
  });
});

describe('where the clock is half an hour off', () => {
  inZone('Australia/Lord_Howe');

  it('hours begin when the clock shows a full one, also when it jumps by half an hour', () => {
    // 5 October 2025: 02:00 at +10:30 becomes 02:30 at +11: that day has no full two o'clock.
    const hours = parts({ fromMs: Date.UTC(2025, 9, 4, 13, 30), toMs: Date.UTC(2025, 9, 4, 18) }, 'hour');
    expect(hours.map(({ fromMs }) => clock(fromMs, 'Australia/Lord_Howe'))).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
    ]);
  });
});
