/** Reports that the station writes by itself. Pure; days and times are those of the station's clock. */
import { z } from 'zod';
import { dailyTimes } from './daily-times';
import { midnight, type TimeRange } from './local-time';
import { type Shift, shiftAt, shiftEnds } from './shift';

export const scheduledContents = ['pdf', 'figures', 'captures', 'decisions'] as const;
export type ScheduledContent = (typeof scheduledContents)[number];

export const mostTimesADay = 6;

export const scheduleMoments = ['shift-ends', 'times'] as const;

export const reportScheduleSchema = z.strictObject({
  on: z.boolean(),
  /** Full path; files are added to it, none is ever replaced. */
  folder: z.string().max(4096),
  /** When a report is due: at the end of each of the station's shifts, or at times of its own. */
  at: z.enum(scheduleMoments),
  /** Minutes after midnight at which a report is due when it is due at times. */
  times: z.array(z.int().min(0).max(1439)).min(1).max(mostTimesADay),
  contents: z.array(z.enum(scheduledContents)).min(1),
  /** Of the CSV files. */
  profile: z.enum(['machine', 'spreadsheet']),
});
export type ReportSchedule = z.infer<typeof reportScheduleSchema>;

export const defaultReportSchedule: ReportSchedule = {
  on: false,
  folder: '',
  at: 'shift-ends',
  times: [6 * 60, 14 * 60, 22 * 60],
  contents: ['pdf'],
  profile: 'spreadsheet',
};

/** All that says when reports are due. */
export interface ReportTimes extends Pick<ReportSchedule, 'at' | 'times'> {
  /** Of the station. */
  readonly shifts: readonly Shift[];
}

/** Only what counts: other times or shifts than before mean another schedule. */
export const reportTimes = ({ at, times }: ReportSchedule, shifts: readonly Shift[]): ReportTimes => ({
  at,
  times: at === 'times' ? times : [],
  shifts: at === 'times' ? [] : shifts,
});

/** When reports are due after `afterMs`, up to and with `untilMs`; oldest first. */
export const dueTimes = ({ at, times, shifts }: ReportTimes, afterMs: number, untilMs: number): readonly number[] =>
  at === 'shift-ends' ? shiftEnds(shifts, afterMs, untilMs) : dailyTimes(times, afterMs, untilMs);

const twoDaysMs = 2 * 86_400_000;

/** What the report that is due then is about: the shift that ends, or all since the time before. */
export function periodOf(times: ReportTimes, dueMs: number): TimeRange {
  const before =
    times.at === 'shift-ends'
      ? shiftAt(times.shifts, dueMs - 1)?.fromMs
      : dueTimes(times, dueMs - twoDaysMs, dueMs - 1).at(-1);
  return { fromMs: before ?? midnight(dueMs, -1), toMs: dueMs };
}

/** Null when none ever is. */
export const nextDue = (times: ReportTimes, nowMs: number): number | null =>
  times.at === 'shift-ends'
    ? (shiftAt(times.shifts, nowMs)?.toMs ?? null)
    : (dueTimes(times, nowMs, nowMs + twoDaysMs)[0] ?? null);

/** A report that is written. */
export interface ScheduledRun extends TimeRange {
  readonly atMs: number;
  /** Full paths of what is written. */
  readonly files: readonly string[];
}

/** A report that is due and could not be written. */
export interface FailedRun extends TimeRange {
  /** When it was tried last. */
  readonly atMs: number;
  /** A stable code. */
  readonly problem: string;
  /** The system's words. */
  readonly detail: string;
}

export interface ScheduleStatus {
  /** Null: switched off, or no shift ever starts. */
  readonly nextMs: number | null;
  readonly running: boolean;
  /** Due and not written yet. */
  readonly waiting: number;
  /** The oldest of those that failed. */
  readonly failed: FailedRun | null;
  /** When what failed is tried again; null when nothing did. */
  readonly retryMs: number | null;
  /** The last that was written. */
  readonly last: ScheduledRun | null;
}
