/** Reports that the station writes by itself. Pure; days and times are those of the station's clock. */
import { z } from 'zod';
import { midnight, type TimeRange, timeOfDay } from './local-time';

export const scheduledContents = ['pdf', 'figures', 'captures', 'decisions'] as const;
export type ScheduledContent = (typeof scheduledContents)[number];

export const mostTimesADay = 6;

export const reportScheduleSchema = z.strictObject({
  on: z.boolean(),
  /** Full path; files are added to it, none is ever replaced. */
  folder: z.string().max(4096),
  /** Minutes after midnight at which a report is due, such as the end of each shift. */
  times: z.array(z.int().min(0).max(1439)).min(1).max(mostTimesADay),
  contents: z.array(z.enum(scheduledContents)).min(1),
  /** Of the CSV files. */
  profile: z.enum(['machine', 'spreadsheet']),
});
export type ReportSchedule = z.infer<typeof reportScheduleSchema>;

export const defaultReportSchedule: ReportSchedule = {
  on: false,
  folder: '',
  times: [6 * 60, 14 * 60, 22 * 60],
  contents: ['pdf'],
  profile: 'spreadsheet',
};

/** When reports are due after `afterMs`, up to and with `untilMs`; oldest first. */
export function dueTimes(times: ReportSchedule['times'], afterMs: number, untilMs: number): readonly number[] {
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

const twoDaysMs = 2 * 86_400_000;

/** What the report that is due then is about: all since the one before. */
export function periodOf(times: ReportSchedule['times'], dueMs: number): TimeRange {
  const before = dueTimes(times, dueMs - twoDaysMs, dueMs - 1).at(-1);
  return { fromMs: before ?? midnight(dueMs, -1), toMs: dueMs };
}

export const nextDue = (times: ReportSchedule['times'], nowMs: number): number | null =>
  dueTimes(times, nowMs, nowMs + twoDaysMs)[0] ?? null;

/** How a report went that was due at `toMs`. */
export type ScheduledRun = TimeRange & {
  readonly atMs: number;
  /** Full paths of what is written. */
  readonly files: readonly string[];
} & (
    | { readonly state: 'done' }
    /** `problem` is a stable code, `detail` the system's words. */
    | { readonly state: 'failed'; readonly problem: string; readonly detail: string }
  );

export interface ScheduleStatus {
  /** Null: switched off. */
  readonly nextMs: number | null;
  readonly running: boolean;
  /** Due and not written yet. */
  readonly waiting: number;
  /** When what failed is tried again; null when nothing did. */
  readonly retryMs: number | null;
  readonly last: ScheduledRun | null;
}
