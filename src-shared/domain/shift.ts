/** Shifts in the station's wall clock. Pure but for the time zone, which is that of the process (TZ). */
import { z } from 'zod';
import { type TimeRange, timeOfDay } from './local-time';

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const shiftSchema = z.strictObject({
  /** Stable, written in exports. */
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  /** What people read; empty takes the built-in translation of the code. */
  label: z.string().max(40),
  /** When it starts, Monday first, as `HH:MM`; null: not on that day. It lasts until the next shift starts. */
  starts: z.array(timeOfDaySchema.nullable()).length(7),
});
export type Shift = z.infer<typeof shiftSchema>;

const everyDay = (start: string): Shift['starts'] => Array.from({ length: 7 }, () => start);

export const usualShifts: Shift[] = [
  { code: 'early', label: '', starts: everyDay('06:00') },
  { code: 'late', label: '', starts: everyDay('14:00') },
  { code: 'night', label: '', starts: everyDay('22:00') },
];

/** One shift of one day, as long as the clock makes it: a night is an hour shorter or longer when the clock changes. */
export interface WorkedShift extends TimeRange {
  readonly shift: Shift;
}

interface Start {
  readonly shift: Shift;
  readonly atMs: number;
}

/** In order, of the day that is `days` after the one of `ms`. */
function startsOn(shifts: readonly Shift[], ms: number, days: number): Start[] {
  const weekday = (new Date(timeOfDay(ms, 0, days)).getDay() + 6) % 7;
  return shifts
    .flatMap((shift): Start[] => {
      const [hours, minutes] = shift.starts[weekday]?.split(':').map(Number) ?? [];
      return hours === undefined || minutes === undefined
        ? []
        : [{ shift, atMs: timeOfDay(ms, hours * 60 + minutes, days) }];
    })
    .sort((a, b) => a.atMs - b.atMs);
}

/** A week and a day: whatever starts once a week is found. */
const daysLooked = 8;
const daysBack = Array.from({ length: daysLooked }, (_, back) => -back);
const daysOn = Array.from({ length: daysLooked + 1 }, (_, on) => on);

/** The shift that works at `ms`; null when none ever starts. */
export function shiftAt(shifts: readonly Shift[], ms: number): WorkedShift | null {
  for (const days of daysBack) {
    const begun = startsOn(shifts, ms, days).findLast(({ atMs }) => atMs <= ms);
    if (!begun) continue;
    const next = daysOn.flatMap((on) => startsOn(shifts, ms, on)).find(({ atMs }) => atMs > ms);
    return { shift: begun.shift, fromMs: begun.atMs, toMs: next?.atMs ?? timeOfDay(ms, 0, daysLooked) };
  }
  return null;
}

/** The shift that works at `ms` and those before it, newest first. */
export function shiftsBack(shifts: readonly Shift[], ms: number, count: number): WorkedShift[] {
  const found: WorkedShift[] = [];
  for (let at = shiftAt(shifts, ms); at !== null && found.length < count; at = shiftAt(shifts, at.fromMs - 1)) {
    found.push(at);
  }
  return found;
}

/** When shifts end after `afterMs`, up to and with `untilMs`; oldest first. */
export function shiftEnds(shifts: readonly Shift[], afterMs: number, untilMs: number): number[] {
  const ends: number[] = [];
  for (let at = shiftAt(shifts, afterMs); at !== null && at.toMs <= untilMs; at = shiftAt(shifts, at.toMs)) {
    ends.push(at.toMs);
  }
  return ends;
}
