import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { csvFormat, defuse, formatCell } from '../../src-main/reports/csv-format';
import { isoTime } from '../../src-shared/domain/local-time';

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

test.each([
  '=1+1',
  '+33 1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\tplain',
  ' =1',
  '\u00a0=1',
  ' \n =1',
  '\u200b=1',
  '\ufeff=1',
  '\u0000=1',
  '\uff1d1+1',
  '\uff0b1',
  '\uff0d1',
  '\uff20A1',
])('the text %j is defused', (text) => {
  expect(defuse(text)).toBe(`'${text}`);
});

test.each(['Line 4', 'strand-missing', '', ' padded', '1-2', "it's", 'a=b'])('the text %j stays as it is', (text) => {
  expect(defuse(text)).toBe(text);
});

test('no text is run as a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(defuse(text).trimStart()).not.toMatch(/^[=+\-@]/);
    }),
  );
});

test('our own numbers stay numbers, negative ones too', () => {
  const machine = csvFormat('machine', 'fr');
  const french = csvFormat('spreadsheet', 'fr');
  const english = csvFormat('spreadsheet', 'en');
  expect(formatCell('number', -0.25, machine)).toBe('-0.25');
  expect(formatCell('number', -0.25, french)).toBe('-0,25');
  expect(formatCell('number', -0.25, english)).toBe('-0.25');
  expect(formatCell('number', null, machine)).toBe('');
  expect([machine.delimiter, french.delimiter, english.delimiter]).toEqual([',', ';', ',']);
  expect([machine.byteOrderMark, french.byteOrderMark, english.byteOrderMark]).toEqual([false, true, true]);
});

test('times carry the offset of their own moment, across the changes of the clock', () => {
  process.env.TZ = 'Europe/Paris';
  expect(isoTime(Date.UTC(2026, 9, 25, 0, 30))).toBe('2026-10-25T02:30:00.000+02:00');
  expect(isoTime(Date.UTC(2026, 9, 25, 1, 30))).toBe('2026-10-25T02:30:00.000+01:00');
  process.env.TZ = 'America/St_Johns';
  expect(isoTime(Date.UTC(2026, 0, 1, 12, 0, 0, 7))).toBe('2026-01-01T08:30:00.007-03:30');
  process.env.TZ = 'UTC';
  expect(isoTime(0)).toBe('1970-01-01T00:00:00.000+00:00');
});

test('a time read back is the moment that was written', () => {
  process.env.TZ = 'Europe/Paris';
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (timeMs) => {
      expect(Date.parse(isoTime(timeMs))).toBe(timeMs);
    }),
  );
});
