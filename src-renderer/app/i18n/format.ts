/** Numbers, sizes and dates in the chosen language; the time zone is the workstation's. */
import type { Language } from '../../../src-shared/domain/settings';

export interface Formats {
  number(value: number): string;
  /** A model's score: two decimals, or more where scores lie close together. */
  score(value: number, decimals?: number): string;
  /** 0-1 as percent with one decimal. */
  percent(share: number): string;
  /** 0-1 as percent without decimals: progress. */
  wholePercent(share: number): string;
  /** A figure of merit from 0 to 1: up to four decimals. */
  merit(value: number): string;
  bytes(sizeBytes: number): string;
  duration(ms: number): string;
  /** A time that is only estimated: in steps of five seconds, from two minutes on in minutes. */
  roughTime(ms: number): string;
  dateTime(ms: number): string;
  /** Day with its year. */
  date(ms: number): string;
  /** Day with its year, and minute. */
  minute(ms: number): string;
  time(ms: number): string;
  hour(ms: number): string;
  /** With the day of the week. */
  day(ms: number): string;
  weekday(ms: number): string;
  shortDay(ms: number): string;
  /** Of several days. */
  dayHour(ms: number): string;
  /** The time of day; from other days with the day before it. */
  shortTime(ms: number, nowMs?: number): string;
  /** "3 minutes ago" up to a day, then the date and time. */
  ago(ms: number, nowMs: number): string;
}

/** A day and month of so long ago may be taken for this year's: the year is said too. */
const unmistakableMs = 300 * 86_400_000;

/** British English for dates: day before month, 24 hours, as factories write. */
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };

export function createFormats(language: Language, timeZone?: string): Formats {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale);
  // What rounds to nothing has no sign.
  const scoreOf = (decimals: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative',
    });
  const score = scoreOf(2);
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const merit = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const zone = timeZone === undefined ? {} : { timeZone };
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', ...zone });
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short', ...zone });
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...zone,
  });
  const dayOfYearAndTime = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    ...zone,
  });
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone });
  const dayOnly = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...zone });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go', 'To'] : ['B', 'kB', 'MB', 'GB', 'TB'];

  return {
    number: (value) => number.format(value),
    score: (value, decimals = 2) => (decimals === 2 ? score : scoreOf(decimals)).format(value),
    percent: (share) => percent.format(share),
    wholePercent: (share) => wholePercent.format(share),
    merit: (value) => merit.format(value),
    bytes: (sizeBytes) => {
      const power = sizeBytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(sizeBytes) / 3));
      const value = sizeBytes / 1000 ** power;
      return `${value >= 100 ? number.format(Math.round(value)) : oneDecimal.format(value)}\u00a0${units[power]}`;
    },
    duration: (ms) =>
      ms < 1000 ? `${number.format(Math.round(ms))}\u00a0ms` : `${oneDecimal.format(ms / 1000)}\u00a0s`,
    roughTime: (ms) =>
      ms < 120_000
        ? `${number.format(Math.max(5, 5 * Math.ceil(ms / 5000)))}\u00a0s`
        : `${number.format(Math.ceil(ms / 60_000))}\u00a0min`,
    dateTime: (ms) => dateTime.format(ms),
    date: (ms) => date.format(ms),
    minute: (ms) => minute.format(ms),
    time: (ms) => time.format(ms),
    hour: (ms) => hour.format(ms),
    day: (ms) => dayOnly.format(ms),
    weekday: (ms) => weekday.format(ms),
    shortDay: (ms) => shortDay.format(ms),
    dayHour: (ms) => dayAndTime.format(ms),
    shortTime: (ms, nowMs = Date.now()) => {
      if (day.format(ms) === day.format(nowMs)) return time.format(ms);
      return (nowMs - ms < unmistakableMs ? dayAndTime : dayOfYearAndTime).format(ms);
    },
    ago: (ms, nowMs) => {
      const seconds = Math.round((ms - nowMs) / 1000);
      if (seconds > -60) return relative.format(Math.min(0, seconds), 'second');
      if (seconds > -3600) return relative.format(Math.trunc(seconds / 60), 'minute');
      if (seconds > -86_400) return relative.format(Math.trunc(seconds / 3600), 'hour');
      return dateTime.format(ms);
    },
  };
}
