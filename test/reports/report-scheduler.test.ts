import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportOutcome } from '../../src-main/reports/export-csv';
import { writeWhole } from '../../src-main/reports/export-figures';
import { ReportScheduler } from '../../src-main/reports/report-scheduler';
import type { TimeRange } from '../../src-shared/domain/local-time';
import {
  defaultReportSchedule,
  dueTimes,
  nextDue,
  periodOf,
  type ReportSchedule,
  type ReportTimes,
  type ScheduledContent,
  type ScheduleStatus,
} from '../../src-shared/domain/report-schedule';
import { type Shift, usualShifts } from '../../src-shared/domain/shift';
import { temporaryFolder } from '../support/temporary-folder';
import { inTimeZone } from '../support/time-zone';

inTimeZone('Europe/Paris');

const utc = (text: string): number => Date.parse(`${text}Z`);
const times = (...minutes: number[]): ReportTimes => ({ at: 'times', times: minutes, shifts: [] });
const shifts = [6 * 60, 14 * 60, 22 * 60];
const shiftEnds = (shiftsOf: readonly Shift[] = usualShifts): ReportTimes => ({
  at: 'shift-ends',
  times: [],
  shifts: shiftsOf,
});
const iso = (ms: readonly number[]): string[] => ms.map((at) => new Date(at).toISOString().slice(0, 16));
const hours = ({ fromMs, toMs }: TimeRange): number => (toMs - fromMs) / 3_600_000;

describe('the times at which reports are due', () => {
  it('are those of the wall clock, also on the days of a change', () => {
    // Paris: +1 before 29 March 2026 and after 25 October, +2 between.
    expect(iso(dueTimes(times(6 * 60), utc('2026-03-28T00:00'), utc('2026-03-30T12:00')))).toEqual([
      '2026-03-28T05:00',
      '2026-03-29T04:00',
      '2026-03-30T04:00',
    ]);
    expect(hours(periodOf(times(6 * 60), utc('2026-10-25T05:00')))).toBe(25);
  });

  it('do not come twice when the clock skips one or shows one twice', () => {
    expect(dueTimes(times(150, 210), utc('2026-03-28T23:00'), utc('2026-03-29T12:00'))).toEqual([
      utc('2026-03-29T01:30'),
    ]);
    expect(dueTimes(times(150), utc('2026-10-24T22:00'), utc('2026-10-25T12:00'))).toHaveLength(1);
  });

  it('make periods that follow each other without gap or overlap', () => {
    for (const plan of [times(...shifts), shiftEnds()]) {
      const due = dueTimes(plan, utc('2026-10-20T00:00'), utc('2026-10-30T00:00'));
      expect(due).toHaveLength(30);
      const periods = due.map((atMs) => periodOf(plan, atMs));
      for (const [index, period] of periods.slice(1).entries()) expect(period.fromMs).toBe(periods[index]?.toMs);
    }
  });

  it('are the ends of shifts, whose nights are an hour shorter or longer when the clock changes', () => {
    // Written down from the calendar of Paris: the night begins at 22:00 and ends at 06:00 of the wall clock.
    expect(iso(dueTimes(shiftEnds(), utc('2026-03-28T20:00'), utc('2026-03-29T13:00')))).toEqual([
      '2026-03-28T21:00',
      '2026-03-29T04:00',
      '2026-03-29T12:00',
    ]);
    expect(hours(periodOf(shiftEnds(), utc('2026-03-29T04:00')))).toBe(7);
    expect(iso(dueTimes(shiftEnds(), utc('2026-10-24T19:00'), utc('2026-10-25T14:00')))).toEqual([
      '2026-10-24T20:00',
      '2026-10-25T05:00',
      '2026-10-25T13:00',
    ]);
    expect(hours(periodOf(shiftEnds(), utc('2026-10-25T05:00')))).toBe(9);
    expect(nextDue(shiftEnds(), utc('2026-10-24T23:30'))).toBe(utc('2026-10-25T05:00'));
  });

  it('follow shifts that begin within the hour that is skipped, that rest at the weekend, or that are none', () => {
    const night = { code: 'night', label: '', starts: ['02:30', '02:30', '02:30', '02:30', '02:30', '02:30', '02:30'] };
    // 02:30 is 03:30 on that day, 01:30 UTC.
    expect(iso(dueTimes(shiftEnds([night]), utc('2026-03-28T12:00'), utc('2026-03-30T12:00')))).toEqual([
      '2026-03-29T01:30',
      '2026-03-30T00:30',
    ]);
    const weekdays = { code: 'day', label: '', starts: ['06:00', '06:00', '06:00', '06:00', '06:00', null, null] };
    // Friday's shift lasts until Monday morning, over the change.
    expect(hours(periodOf(shiftEnds([weekdays]), utc('2026-10-26T05:00')))).toBe(3 * 24 + 1);
    expect([nextDue(shiftEnds([]), 0), dueTimes(shiftEnds([]), 0, 1e12)]).toEqual([null, []]);
  });
});

interface Desk {
  readonly folder: string;
  nowMs: number;
  schedule: ReportSchedule;
  shifts: Shift[];
  /** Instead of writing. */
  fails: ((content: ScheduledContent, period: TimeRange) => boolean) | null;
  statuses: ScheduleStatus[];
  /** As the program does when it is started. */
  start(): ReportScheduler;
  /** As the settings do. */
  change(scheduler: ReportScheduler, schedule: Partial<ReportSchedule>, shifts?: Shift[]): Promise<void>;
  files(): string[];
}

function desk(nowText: string): Desk {
  const folder = temporaryFolder();
  const home = temporaryFolder();
  const made: Desk = {
    folder,
    nowMs: utc(nowText),
    schedule: { ...defaultReportSchedule, on: true, folder, at: 'times', times: shifts, contents: ['pdf', 'figures'] },
    shifts: usualShifts,
    fails: null,
    statuses: [],
    start: () =>
      new ReportScheduler({
        memoryFile: join(home, 'report-schedule.json'),
        settings: () => settings(),
        nowMs: () => made.nowMs,
        write: (content, period, file): Promise<ExportOutcome> =>
          made.fails?.(content, period)
            ? Promise.resolve({ state: 'failed', problem: 'disk-full', detail: 'no space' })
            : writeWhole({ file, existing: 'keep' }, `${content} of the line`, 0),
        onStatus: (status) => made.statuses.push(status),
        log: () => undefined,
      }),
    change: async (scheduler, schedule, changed = made.shifts) => {
      const before = settings();
      made.schedule = { ...made.schedule, ...schedule };
      made.shifts = changed;
      await scheduler.scheduleChanged(before);
    },
    files: () => readdirSync(folder).sort(),
  };
  const settings = () => ({ reportSchedule: made.schedule, shifts: made.shifts, language: 'en' as const });
  return made;
}

describe('the schedule', () => {
  it('writes nothing for the time before it was switched on, then at each time', async () => {
    const line = desk('2026-11-22T12:00');
    const scheduler = line.start();
    await scheduler.look();
    expect(line.files()).toEqual([]);
    expect(scheduler.status()).toMatchObject({ nextMs: utc('2026-11-22T13:00'), waiting: 0, last: null });
    line.nowMs = utc('2026-11-22T13:00:10');
    await scheduler.look();
    await scheduler.look();
    expect(line.files()).toEqual([
      'vigie-figures-2026-11-22-0600-to-2026-11-22-1400.csv',
      'vigie-report-2026-11-22-0600-to-2026-11-22-1400.pdf',
    ]);
    expect(scheduler.status()).toMatchObject({
      nextMs: utc('2026-11-22T21:00'),
      failed: null,
      last: { atMs: line.nowMs },
    });
    expect(line.statuses.map(({ running }) => running)).toContain(true);
  });

  it('catches up what was due while the program was off, each once', async () => {
    const line = desk('2026-11-20T12:00');
    line.schedule = { ...line.schedule, contents: ['pdf'] };
    await line.start().look();
    line.nowMs = utc('2026-11-21T06:00');
    await line.start().look();
    expect(line.files()).toEqual([
      'vigie-report-2026-11-20-0600-to-2026-11-20-1400.pdf',
      'vigie-report-2026-11-20-1400-to-2026-11-20-2200.pdf',
      'vigie-report-2026-11-20-2200-to-2026-11-21-0600.pdf',
    ]);
    await line.start().look();
    expect(line.files()).toHaveLength(3);
  });

  it('says why it failed, tries again later, and does not write again what is written', async () => {
    const line = desk('2026-11-22T12:00');
    await line.start().look();
    line.nowMs = utc('2026-11-22T13:01');
    line.fails = (content) => content === 'figures';
    const scheduler = line.start();
    await scheduler.look();
    expect(scheduler.status()).toMatchObject({
      waiting: 1,
      retryMs: utc('2026-11-22T13:11'),
      failed: { problem: 'disk-full', detail: 'no space', toMs: utc('2026-11-22T13:00') },
      last: null,
    });
    expect(line.files()).toHaveLength(1);
    line.fails = null;
    await scheduler.look();
    expect(line.files()).toHaveLength(1);
    // Also over a restart, which tries at once.
    const later = line.start();
    await later.look();
    expect(line.files()).toHaveLength(2);
    expect(later.status()).toMatchObject({ waiting: 0, retryMs: null, failed: null });
    expect(later.status().last?.files).toHaveLength(2);
  });

  it('tries again when asked, or when the folder was changed', async () => {
    const line = desk('2026-11-22T12:00');
    const scheduler = line.start();
    await scheduler.look();
    line.nowMs = utc('2026-11-22T13:01');
    const { folder } = line.schedule;
    line.schedule = { ...line.schedule, folder: join(folder, 'gone') };
    await scheduler.look();
    expect(scheduler.status().failed).toMatchObject({ problem: 'folder-missing' });
    await line.change(scheduler, { folder });
    expect(line.files()).toHaveLength(2);
  });

  it('goes on with later reports while one fails, and tries that one again every ten minutes', async () => {
    const line = desk('2026-11-21T12:00');
    line.schedule = { ...line.schedule, contents: ['figures'] };
    const scheduler = line.start();
    await scheduler.look();
    const first = utc('2026-11-21T13:00');
    line.fails = (_content, { toMs }) => toMs === first;
    line.nowMs = utc('2026-11-21T13:01');
    await scheduler.look();
    line.nowMs = utc('2026-11-21T21:01');
    await scheduler.look();
    expect(line.files()).toEqual(['vigie-figures-2026-11-21-1400-to-2026-11-21-2200.csv']);
    expect(scheduler.status()).toMatchObject({
      waiting: 1,
      failed: { toMs: first, atMs: line.nowMs },
      retryMs: utc('2026-11-21T21:11'),
      last: { toMs: utc('2026-11-21T21:00') },
    });
    // Over a restart too, and each once when it can be written.
    line.nowMs = utc('2026-11-22T05:00');
    await line.start().look();
    expect(line.files()).toHaveLength(2);
    line.fails = null;
    const later = line.start();
    await later.look();
    await later.look();
    expect(line.files()).toEqual([
      'vigie-figures-2026-11-21-0600-to-2026-11-21-1400.csv',
      'vigie-figures-2026-11-21-1400-to-2026-11-21-2200.csv',
      'vigie-figures-2026-11-21-2200-to-2026-11-22-0600.csv',
    ]);
    expect(later.status()).toMatchObject({ waiting: 0, failed: null });
  });

  it('writes one at the end of each shift, and what was missed in the night of 25 hours once', async () => {
    const line = desk('2026-10-24T12:30');
    line.schedule = { ...line.schedule, at: 'shift-ends', contents: ['pdf'] };
    await line.start().look();
    line.nowMs = utc('2026-10-25T13:00');
    await line.start().look();
    await line.start().look();
    expect(line.files()).toEqual([
      'vigie-report-2026-10-24-1400-to-2026-10-24-2200.pdf',
      'vigie-report-2026-10-24-2200-to-2026-10-25-0600.pdf',
      'vigie-report-2026-10-25-0600-to-2026-10-25-1400.pdf',
    ]);
  });

  it('begins anew when its times or the shifts change, and keeps what was due before', async () => {
    const line = desk('2026-11-22T12:00');
    const scheduler = line.start();
    await scheduler.look();
    line.nowMs = utc('2026-11-22T12:30');
    await line.change(scheduler, { times: [12 * 60 + 45, 13 * 60 + 45] });
    expect(line.files()).toEqual([]);
    line.fails = () => true;
    line.nowMs = utc('2026-11-22T12:46');
    await scheduler.look();
    line.fails = null;
    await line.change(scheduler, { at: 'shift-ends' });
    expect(line.files()).toHaveLength(2);
    // The shift began at six; the one that replaces it at seven.
    line.nowMs = utc('2026-11-22T12:50');
    const long = { code: 'long', label: '', starts: usualShifts[0]?.starts.map(() => '07:00') ?? [] };
    await line.change(scheduler, {}, [long]);
    expect(scheduler.status()).toMatchObject({ nextMs: utc('2026-11-23T06:00'), waiting: 0 });
    expect(line.files()).toHaveLength(2);
  });

  it('forgets what waits when it is switched off', async () => {
    const line = desk('2026-11-22T12:00');
    const scheduler = line.start();
    await scheduler.look();
    line.fails = () => true;
    line.nowMs = utc('2026-11-22T13:01');
    await scheduler.look();
    expect(scheduler.status().failed).not.toBeNull();
    await line.change(scheduler, { on: false });
    line.fails = null;
    await line.change(scheduler, { on: true });
    expect([line.files(), scheduler.status().failed, scheduler.status().waiting]).toEqual([[], null, 0]);
  });

  it('gives up one that failed and keeps the others, once that is logged', async () => {
    const line = desk('2026-11-21T12:00');
    line.schedule = { ...line.schedule, contents: ['figures', 'pdf'] };
    const scheduler = line.start();
    await scheduler.look();
    line.fails = (content) => content === 'pdf';
    line.nowMs = utc('2026-11-21T21:01');
    await scheduler.look();
    const [fromMs, toMs] = [utc('2026-11-21T05:00'), utc('2026-11-21T13:00')];
    expect(scheduler.status()).toMatchObject({ waiting: 2, failed: { toMs } });
    const full = (): Promise<void> => Promise.reject(new Error('disk full'));
    await expect(scheduler.giveUp(toMs, full)).rejects.toThrow('disk full');
    expect(scheduler.status()).toMatchObject({ waiting: 2, failed: { toMs } });
    const noted: unknown[] = [];
    const note = (...what: unknown[]): Promise<void> => Promise.resolve(void noted.push(what));
    expect(await scheduler.giveUp(toMs, note)).toBe(true);
    expect(await scheduler.giveUp(toMs, note)).toBe(false);
    expect(noted).toEqual([[{ fromMs, toMs }, ['pdf']]]);
    expect(scheduler.status()).toMatchObject({ waiting: 1, failed: { toMs: utc('2026-11-21T21:00') } });
    line.fails = null;
    await line.start().look();
    expect(line.files()).toHaveLength(3);
  });

  it('never writes over a file', async () => {
    const line = desk('2026-11-22T12:00');
    line.schedule = { ...line.schedule, contents: ['pdf'] };
    const scheduler = line.start();
    await scheduler.look();
    const name = 'vigie-report-2026-11-22-0600-to-2026-11-22-1400.pdf';
    writeFileSync(join(line.folder, name), 'mine');
    line.nowMs = utc('2026-11-22T13:01');
    await scheduler.look();
    expect(readFileSync(join(line.folder, name), 'utf8')).toBe('mine');
    expect(existsSync(join(line.folder, name.replace('.pdf', ' (2).pdf')))).toBe(true);
    expect(line.files()).toHaveLength(2);
  });

  it('does nothing while it is off', async () => {
    const line = desk('2026-11-22T12:00');
    line.schedule = { ...line.schedule, on: false };
    const scheduler = line.start();
    await scheduler.look();
    line.nowMs = utc('2026-11-24T12:00');
    await scheduler.look();
    expect([line.files(), scheduler.status().nextMs, scheduler.status().waiting]).toEqual([[], null, 0]);
  });
});
