import { midnight, timeOfDay } from './local-time';

/**
 * When the station's clock shows one of `times` (minutes after midnight) after `afterMs`, up to and with `untilMs`; oldest
 * first. Once a day each, also where the clock skips a time or shows it twice.
 */
export function dailyTimes(times: readonly number[], afterMs: number, untilMs: number): readonly number[] {
  // Two times may fall together where the clock skips the earlier one.
  const due = new Set<number>();
  for (let day = midnight(afterMs); day <= untilMs; day = midnight(day, 1)) {
    for (const minutes of times) {
      const atMs = timeOfDay(day, minutes);
      if (atMs > afterMs && atMs <= untilMs) due.add(atMs);
    }
  }
  return [...due].sort((a, b) => a - b);
}
