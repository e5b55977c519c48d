import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportOutcome } from '../../src-main/reports/export-csv';
import { writeWhole } from '../../src-main/reports/export-figures';
import { ReportScheduler } from '../../src-main/reports/report-scheduler';
import {
  defaultReportSchedule,
  dueTimes,
  periodOf,
  type ReportSchedule,
  type ScheduledContent,
  type ScheduleStatus,
} from '../../src-shared/domain/report-schedule';
import { temporaryFolder } from '../support/temporary-folder';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Paris';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const utc = (text: string): number => Date.parse(`${text}Z`);
const shifts = [6 * 60, 14 * 60, 22 * 60];

describe('the times at which reports are due', () => {
  it('are those of the wall clock, also on the days of a change', () => {
    // Paris: +1 before 29 March 2026 and after 25 October, +2 between.
    expect(
      dueTimes([6 * 60], utc('2026-03-28T00:00'), utc('2026-03-30T12:00')).map((ms) => new Date(ms).toISOString()),
    ).toEqual(['2026-03-28T05:00:00.000Z', '2026-03-29T04:00:00.000Z', '2026-03-30T04:00:00.000Z']);
    const { fromMs, toMs } = periodOf([6 * 60], utc('2026-10-25T05:00'));
    expect((toMs - fromMs) / 3_600_000).toBe(25);
  });

  it('do not come twice when the clock skips one or shows one twice', () => {
    expect(dueTimes([150, 210], utc('2026-03-28T23:00'), utc('2026-03-29T12:00'))).toEqual([utc('2026-03-29T01:30')]);
    expect(dueTimes([150], utc('2026-10-24T22:00'), utc('2026-10-25T12:00'))).toHaveLength(1);
  });

  it('make periods that follow each other without gap or overlap', () => {
    const due = dueTimes(shifts, utc('2026-10-20T00:00'), utc('2026-10-30T00:00'));
    const periods = due.map((atMs) => periodOf(shifts, atMs));
    for (const [index, period] of periods.slice(1).entries()) expect(period.fromMs).toBe(periods[index]?.toMs);
  });
});

interface Desk {
  readonly folder: string;
  nowMs: number;
  schedule: ReportSchedule;
  /** Instead of writing. */
  fails: ((content: ScheduledContent) => boolean) | null;
  statuses: ScheduleStatus[];
  /** As the program does when it is started. */
  start(): ReportScheduler;
  files(): string[];
}

function desk(nowText: string): Desk {
  const folder = temporaryFolder();
  const home = temporaryFolder();
  const made: Desk = {
    folder,
    nowMs: utc(nowText),
    schedule: { ...defaultReportSchedule, on: true, folder, times: shifts, contents: ['pdf', 'figures'] },
    fails: null,
    statuses: [],
    start: () =>
      new ReportScheduler({
        memoryFile: join(home, 'report-schedule.json'),
        schedule: () => made.schedule,
        language: () => 'en',
        nowMs: () => made.nowMs,
        write: (content, _period, file): Promise<ExportOutcome> =>
          made.fails?.(content)
            ? Promise.resolve({ state: 'failed', problem: 'disk-full', detail: 'no space' })
            : writeWhole({ file, existing: 'keep' }, `${content} of the line`, 0),
        onStatus: (status) => made.statuses.push(status),
        log: () => undefined,
      }),
    files: () => readdirSync(folder).sort(),
  };
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
    expect(scheduler.status()).toMatchObject({ nextMs: utc('2026-11-22T21:00'), last: { state: 'done' } });
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
      last: { state: 'failed', problem: 'disk-full', detail: 'no space' },
    });
    expect(line.files()).toHaveLength(1);
    line.fails = null;
    await scheduler.look();
    expect(line.files()).toHaveLength(1);
    // Also over a restart, which tries at once.
    const later = line.start();
    await later.look();
    expect(line.files()).toHaveLength(2);
    expect(later.status()).toMatchObject({ waiting: 0, retryMs: null, last: { state: 'done' } });
    expect(later.status().last?.files).toHaveLength(2);
  });

  it('tries again when asked, or when the folder was changed', async () => {
    const line = desk('2026-11-22T12:00');
    const scheduler = line.start();
    await scheduler.look();
    line.nowMs = utc('2026-11-22T13:01');
    const before = { ...line.schedule, folder: join(line.folder, 'gone') };
    line.schedule = before;
    await scheduler.look();
    expect(scheduler.status().last).toMatchObject({ state: 'failed', problem: 'folder-missing' });
    line.schedule = { ...before, folder: line.folder };
    await scheduler.scheduleChanged(before);
    expect(line.files()).toHaveLength(2);
  });

  it('begins anew when its times change', async () => {
    const line = desk('2026-11-22T12:00');
    const scheduler = line.start();
    await scheduler.look();
    line.nowMs = utc('2026-11-22T12:30');
    const before = line.schedule;
    line.schedule = { ...before, times: [12 * 60 + 45, 13 * 60 + 45] };
    await scheduler.scheduleChanged(before);
    expect(line.files()).toEqual([]);
    line.nowMs = utc('2026-11-22T12:46');
    await scheduler.look();
    expect(line.files()).toHaveLength(2);
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
