import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../src-renderer/app/i18n/format';

const english = createFormats('en', 'Europe/Paris');
const french = createFormats('fr', 'Europe/Paris');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const noon = Date.UTC(2026, 10, 22, 11, 4, 9);

describe('numbers and dates', () => {
  it('follow the language', () => {
    expect(english.number(1_234_567)).toBe('1,234,567');
    expect(plain(french.number(1_234_567))).toBe('1 234 567');
    expect(english.score(2.5)).toBe('2.50');
    expect(french.score(2.5)).toBe('2,50');
    expect(english.percent(0.956)).toBe('95.6%');
    expect(plain(french.percent(0.956))).toBe('95,6 %');
  });

  it('give sizes in decimal units, French ones in octets', () => {
    expect(plain(english.bytes(999))).toBe('999 B');
    expect(plain(english.bytes(370_260))).toBe('370 kB');
    expect(plain(french.bytes(4_194_304))).toBe('4,2 Mo');
    expect(plain(english.bytes(0))).toBe('0 B');
  });

  it('give durations in milliseconds below a second', () => {
    expect(plain(english.duration(431.4))).toBe('431 ms');
    expect(plain(french.duration(1430))).toBe('1,4 s');
  });

  it('give times that are only estimated in coarse steps', () => {
    expect(plain(english.roughTime(300))).toBe('5 s');
    expect(plain(english.roughTime(41_000))).toBe('45 s');
    expect(plain(french.roughTime(150_000))).toBe('3 min');
  });

  it('show the wall clock of the workstation with 24 hours', () => {
    expect(english.dateTime(noon)).toBe('22 Nov 2026, 12:04:09');
    expect(french.dateTime(noon)).toContain('22 nov. 2026');
    expect(french.time(noon)).toBe('12:04:09');
    expect(french.dateTime(Date.UTC(2026, 6, 1, 22, 30))).toContain('2 juil. 2026');
  });

  it('shorten today to the time', () => {
    expect(english.shortTime(noon, noon + 1000)).toBe('12:04:09');
    expect(english.shortTime(noon, noon + 86_400_000)).toBe('22 Nov, 12:04');
  });

  it('count back in the largest fitting unit and never into the future', () => {
    expect(english.ago(noon - 40_000, noon)).toBe('40 seconds ago');
    expect(english.ago(noon - 61_000, noon)).toBe('1 minute ago');
    expect(french.ago(noon - 7_300_000, noon)).toBe('il y a 2 heures');
    expect(english.ago(noon + 5000, noon)).toBe('now');
    expect(english.ago(noon - 90_000_000, noon)).toContain('21 Nov 2026');
  });
});
