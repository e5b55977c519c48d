import { describe, expect, it } from 'vitest';
import { type Shift, shiftAt, shiftsBack, usualShifts } from '../../src-shared/domain/shift';
import { inTimeZone } from '../support/time-zone';

inTimeZone('Europe/Paris');

const at = (text: string, shifts: readonly Shift[] = usualShifts) => {
  const found = shiftAt(shifts, Date.parse(text));
  return found && [found.shift.code, new Date(found.fromMs).toISOString(), (found.toMs - found.fromMs) / 3_600_000];
};

describe('shifts in Europe/Paris', () => {
  it('begin on the minute and last until the next', () => {
    expect(at('2026-05-06T06:00:00+02:00')).toEqual(['early', '2026-05-06T04:00:00.000Z', 8]);
    expect(at('2026-05-06T05:59:59.999+02:00')).toEqual(['night', '2026-05-05T20:00:00.000Z', 8]);
    expect(at('2026-05-06T21:59:59+02:00')).toEqual(['late', '2026-05-06T12:00:00.000Z', 8]);
  });

  it('have a night of seven hours when summer time begins', () => {
    expect(at('2026-03-29T01:59:00+01:00')).toEqual(['night', '2026-03-28T21:00:00.000Z', 7]);
    expect(at('2026-03-29T03:00:00+02:00')).toEqual(['night', '2026-03-28T21:00:00.000Z', 7]);
    expect(at('2026-03-29T06:00:00+02:00')).toEqual(['early', '2026-03-29T04:00:00.000Z', 8]);
  });

  it('have a night of nine hours when summer time ends, through both hours that are called two', () => {
    expect(at('2026-10-25T02:30:00+02:00')).toEqual(['night', '2026-10-24T20:00:00.000Z', 9]);
    expect(at('2026-10-25T02:30:00+01:00')).toEqual(['night', '2026-10-24T20:00:00.000Z', 9]);
    expect(at('2026-10-25T06:00:00+01:00')).toEqual(['early', '2026-10-25T05:00:00.000Z', 8]);
  });

  it('begin after the gap when the clock skips their time', () => {
    const odd: Shift[] = [{ code: 'odd', label: '', starts: Array.from({ length: 7 }, () => '02:30') }];
    expect(at('2026-03-29T04:00:00+02:00', odd)).toEqual(['odd', '2026-03-29T01:30:00.000Z', 23]);
  });

  it('follow the weekday: the one of Friday lasts over a weekend without shifts', () => {
    const week: Shift[] = [
      { code: 'day', label: '', starts: ['07:00', '07:00', '07:00', '07:00', '06:00', null, null] },
    ];
    expect(at('2026-05-10T12:00:00+02:00', week)).toEqual(['day', '2026-05-08T04:00:00.000Z', 73]);
    expect(at('2026-05-10T12:00:00+02:00', [])).toBeNull();
  });

  it('are listed backwards without a gap or an overlap, also over a change of the clock', () => {
    const listed = shiftsBack(usualShifts, Date.parse('2026-10-26T12:00:00+01:00'), 8);
    expect(listed.map(({ shift }) => shift.code)).toEqual([
      'early',
      'night',
      'late',
      'early',
      'night',
      'late',
      'early',
      'night',
    ]);
    for (const [place, { fromMs }] of listed.slice(0, -1).entries()) expect(listed[place + 1]?.toMs).toBe(fromMs);
  });
});
