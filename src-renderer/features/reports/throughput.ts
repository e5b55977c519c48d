import type { ReportSummary } from '../../../src-shared/domain/statistics';
import { midnight, type TimeRange } from './report-period';

export interface ThroughputBar extends TimeRange {
  readonly captures: number;
  readonly rejected: number;
}

export interface Throughput {
  readonly unit: 'hour' | 'day';
  readonly bars: readonly ThroughputBar[];
}

const hourMs = 3_600_000;
/** Longer periods are shown by the day: more bars than this cannot be told apart. */
const hoursShown = 72;

/** Bars without a gap from the first hour with captures to the last: an hour without any is a fact, too. */
export function throughputOf(byHour: ReportSummary['byHour']): Throughput {
  const [first, last] = [byHour[0], byHour.at(-1)];
  if (first === undefined || last === undefined) return { unit: 'hour', bars: [] };
  const unit = (last.hourMs - first.hourMs) / hourMs >= hoursShown ? 'day' : 'hour';
  const start = unit === 'day' ? midnight(first.hourMs, 0) : first.hourMs;
  const next = (ms: number): number => (unit === 'day' ? midnight(ms, 1) : ms + hourMs);
  const bars: ThroughputBar[] = [];
  let index = 0;
  for (let fromMs = start; fromMs <= last.hourMs; fromMs = next(fromMs)) {
    const toMs = next(fromMs);
    let captures = 0;
    let rejected = 0;
    for (let hour = byHour[index]; hour !== undefined && hour.hourMs < toMs; hour = byHour[index]) {
      captures += hour.captures;
      rejected += hour.rejected;
      index += 1;
    }
    bars.push({ fromMs, toMs, captures, rejected });
  }
  return { unit, bars };
}

/** A round number at or above the highest bar, for the scale: 1, 2 or 5 times a power of ten. */
export function roundTop(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [1, 2, 5, 10].find((step) => step * power >= most) ?? 10;
  return Math.max(1, factor * power);
}
