/**
 * Days and hours of the station's wall clock. Pure but for the time zone, which is that of the process (TZ). A day has 23
 * or 25 hours when the clock changes; the hour that comes twice is two hours.
 */

export interface TimeRange {
  readonly fromMs: number;
  /** Excluded. */
  readonly toMs: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Midnight `days` after the day of `ms`; counted in days of the calendar, not in hours. */
export function midnight(ms: number, days = 0): number {
  const date = new Date(ms);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** The first of the month, `months` after that of `ms`. */
export function monthStart(ms: number, months = 0): number {
  const date = new Date(ms);
  return new Date(date.getFullYear(), date.getMonth() + months, 1).getTime();
}

/** When the clock shows `minutes` after midnight on the day of `ms`; a time the clock skips is the one after the gap. */
export function timeOfDay(ms: number, minutes: number, days = 0): number {
  const date = new Date(ms);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 0, minutes).getTime();
}

/** How long the clock's hour has lasted; not by `setMinutes(0)`, which takes the second of two equal hours for the first. */
function sinceFullHour(ms: number): number {
  const local = ms - new Date(ms).getTimezoneOffset() * minuteMs;
  return local - Math.floor(local / hourMs) * hourMs;
}

export const hourStart = (ms: number): number => ms - sinceFullHour(ms);

/** When the clock next shows a full hour: usually an hour on, another time where it jumps by half an hour. */
export function nextHour(ms: number): number {
  const next = hourStart(ms) + hourMs;
  const over = sinceFullHour(next);
  return over === 0 ? next : next + hourMs - over;
}

/** Whether the clock shows this time twice on its day. */
export const isRepeatedHour = (ms: number): boolean =>
  [ms - hourMs, ms + hourMs].some((other) => new Date(other).getHours() === new Date(ms).getHours());

/** Midnight of the next Monday. */
export const nextMonday = (ms: number): number => midnight(ms, 7 - ((new Date(ms).getDay() + 6) % 7));

const nextOf = { hour: nextHour, day: (ms: number) => midnight(ms, 1), week: nextMonday } as const;

/** Whole parts of the clock from the one of `fromMs` to the one before `toMs`; the outer ones are cut to the range. */
export const parts = (range: TimeRange, unit: keyof typeof nextOf): TimeRange[] => cutAt(range, nextOf[unit]);

/** The range, cut where `next` says that the part of a time ends. */
export function cutAt({ fromMs, toMs }: TimeRange, next: (ms: number) => number): TimeRange[] {
  const found: TimeRange[] = [];
  for (let start = fromMs; start < toMs; ) {
    const end = Math.min(toMs, next(start));
    found.push({ fromMs: start, toMs: end });
    start = end;
  }
  return found;
}

/** ISO 8601 with milliseconds and the offset that the station's time zone has at that moment. */
export function isoTime(timeMs: number): string {
  const offsetMinutes = -new Date(timeMs).getTimezoneOffset();
  const local = new Date(timeMs + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(offsetMinutes);
  return `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
