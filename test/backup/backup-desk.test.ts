import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BackupDesk } from '../../src-main/backup/backup-desk';
import type { BackupOrder, BackupOutcome } from '../../src-main/backup/make-backup';
import type { BackupEnd } from '../../src-main/records/backup-rows';
import type { BackupProblem, BackupProgress, BackupSettings, BackupStatus } from '../../src-shared/domain/backup';
import { defaultSettings, type Settings } from '../../src-shared/domain/settings';
import { temporaryFolder } from '../support/temporary-folder';
import { inTimeZone } from '../support/time-zone';

inTimeZone('Europe/Paris');

const utc = (text: string): number => Date.parse(`${text}Z`);
const hourMs = 3_600_000;
const done: BackupOutcome = {
  state: 'done',
  folder: '/disk/vigie-backup',
  otherDisk: true,
  databaseBytes: 4096,
  withPhotos: true,
  photosCopied: 1,
  photoBytes: 100,
  photosMissing: 0,
};
const failed = (problem: BackupProblem): BackupOutcome => ({ state: 'failed', problem, detail: `it is ${problem}` });

interface Line {
  nowMs: number;
  settings: Settings;
  /** When each was begun. */
  readonly begun: number[];
  readonly orders: BackupOrder[];
  readonly noted: { readonly end: BackupEnd; readonly operator: string }[];
  status: BackupStatus | null;
  /** What each ends with; null: it goes on until it is concluded or ended. */
  outcome: BackupOutcome | null;
  conclude: (outcome: BackupOutcome) => void;
  progress: (progress: BackupProgress) => void;
  start(): BackupDesk;
  change(desk: BackupDesk, backup: Partial<BackupSettings>): Promise<void>;
  /** Looks every quarter of an hour, as a station that runs does every few seconds. */
  run(desk: BackupDesk, untilMs: number): Promise<void>;
}

function newLine(atMs: number, backup: Partial<BackupSettings> = {}): Line {
  const memoryFile = join(temporaryFolder(), 'backup-memory.json');
  const chosen = { ...defaultSettings.backup, on: true, folder: '/disk', atMinute: 22 * 60 + 30, ...backup };
  const line: Line = {
    nowMs: atMs,
    settings: { ...defaultSettings, stationName: 'Line 3', backup: chosen },
    begun: [],
    orders: [],
    noted: [],
    status: null,
    outcome: done,
    conclude: () => undefined,
    progress: () => undefined,
    start: () =>
      new BackupDesk({
        memoryFile,
        dataDir: '/data',
        settings: () => line.settings,
        nowMs: () => line.nowMs,
        begin(order, onProgress) {
          line.begun.push(line.nowMs);
          line.orders.push(order);
          line.progress = onProgress;
          const { outcome } = line;
          if (outcome !== null) return { outcome: Promise.resolve(outcome), end: () => undefined };
          return {
            outcome: new Promise((resolve) => {
              line.conclude = resolve;
            }),
            end: () => line.conclude(failed('internal')),
          };
        },
        note: async (_folder, end, operator) => void line.noted.push({ end, operator }),
        onStatus: (status) => {
          line.status = status;
        },
        log: () => undefined,
      }),
    async change(desk, change) {
      const before = line.settings;
      line.settings = { ...before, backup: { ...before.backup, ...change } };
      await desk.settingsChanged(before);
    },
    async run(desk, untilMs) {
      for (; line.nowMs <= untilMs; line.nowMs += hourMs / 4) {
        await desk.look();
        // The end of one is noted before the next look.
        await desk.look();
      }
    },
  };
  return line;
}

const times = ({ begun }: Line): string[] => begun.map((ms) => new Date(ms).toISOString().slice(0, 16));

describe('the daily backup', () => {
  it('is made once a day at its time of the wall clock, also where the clock changes', async () => {
    // Paris: +1 until 29 March 2026 at 02:00, then +2; back on 25 October.
    const spring = newLine(utc('2026-03-27T12:00'), { atMinute: 2 * 60 + 30 });
    await spring.run(spring.start(), utc('2026-03-30T12:00'));
    expect(times(spring)).toEqual(['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30']);
    const autumn = newLine(utc('2026-10-23T12:00'), { atMinute: 2 * 60 + 30 });
    await autumn.run(autumn.start(), utc('2026-10-26T12:00'));
    expect(times(autumn)).toEqual(['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30']);
    expect(autumn.start().status().nextMs).toBe(utc('2026-10-27T01:30'));
  });

  it('that was missed while the station was off is made once, at the next start', async () => {
    const line = newLine(utc('2026-05-04T08:00'));
    await line.run(line.start(), utc('2026-05-04T12:00'));
    expect(line.begun).toEqual([]);
    line.nowMs = utc('2026-05-09T06:00');
    const next = line.start();
    expect(next.lateProblem()).toBeNull();
    await line.run(next, utc('2026-05-09T19:00'));
    expect(times(line)).toEqual(['2026-05-09T06:00']);
    line.nowMs = utc('2026-05-09T19:15');
    await line.run(line.start(), utc('2026-05-09T23:00'));
    expect(times(line)).toEqual(['2026-05-09T06:00', '2026-05-09T20:30']);
  });

  it('that fails is tried again every half an hour, stands as late, and is one entry in the log', async () => {
    const line = newLine(utc('2026-05-04T08:00'));
    const desk = line.start();
    line.outcome = failed('folder-missing');
    await line.run(desk, utc('2026-05-04T22:00'));
    expect(times(line)).toEqual(['2026-05-04T20:30', '2026-05-04T21:00', '2026-05-04T21:30', '2026-05-04T22:00']);
    expect(line.noted).toMatchObject([{ end: { state: 'failed', problem: 'folder-missing' }, operator: '' }]);
    expect(desk.lateProblem()).toBe('it is folder-missing');
    expect(desk.status()).toMatchObject({ failed: { problem: 'folder-missing' }, retryMs: utc('2026-05-04T22:30') });
    // Also after a restart, which tries at once.
    line.nowMs = utc('2026-05-04T22:05');
    const restarted = line.start();
    expect(restarted.lateProblem()).toBe('it is folder-missing');
    line.outcome = done;
    await restarted.look();
    await restarted.look();
    expect(restarted.lateProblem()).toBeNull();
    expect(restarted.status()).toMatchObject({ failed: null, retryMs: null, last: { photosCopied: 1 } });
    expect(line.noted).toHaveLength(2);
  });

  it('that failed while the clock was wrong by a year is tried again when it is right', async () => {
    const line = newLine(utc('2026-05-04T20:00'));
    const desk = line.start();
    await desk.look();
    line.outcome = failed('folder-missing');
    line.nowMs = utc('2027-05-04T20:00');
    await desk.look();
    await desk.look();
    line.outcome = done;
    line.nowMs = utc('2026-05-04T20:15');
    await desk.look();
    await desk.look();
    expect(line.begun).toHaveLength(2);
    expect(desk.lateProblem()).toBeNull();
  });

  it('is tried at once in another folder, and what was due before another time was chosen is made', async () => {
    const line = newLine(utc('2026-05-04T20:00'));
    const desk = line.start();
    line.outcome = failed('no-room');
    await line.run(desk, utc('2026-05-04T20:45'));
    expect(line.begun).toHaveLength(1);
    line.outcome = done;
    await line.change(desk, { folder: '/other', atMinute: 6 * 60 });
    expect(line.orders.at(-1)).toMatchObject({ folder: '/other', owner: { stationName: 'Line 3' } });
    await desk.look();
    expect(desk.lateProblem()).toBeNull();
    // 06:00 of today was before the new time was chosen.
    await line.run(desk, utc('2026-05-05T03:00'));
    expect(line.begun).toHaveLength(2);
    await line.run(desk, utc('2026-05-05T04:00'));
    expect(times(line).at(-1)).toBe('2026-05-05T04:00');
    // Switched off, nothing is late.
    line.outcome = failed('disk-full');
    await line.run(desk, utc('2026-05-06T05:00'));
    expect(desk.lateProblem()).toBe('it is disk-full');
    await line.change(desk, { on: false });
    expect([desk.lateProblem(), desk.status().nextMs, desk.status().retryMs]).toEqual([null, null, null]);
  });

  it('that has not ended after hours is late, and what fell due while it was made is made', async () => {
    const line = newLine(utc('2026-05-04T20:00'));
    const desk = line.start();
    line.outcome = null;
    await line.run(desk, utc('2026-05-05T02:00'));
    expect(desk.lateProblem()).toBeNull();
    await line.run(desk, utc('2026-05-05T22:00'));
    expect(desk.lateProblem()).toContain('since 2026-05-04T20:30');
    line.conclude(done);
    line.outcome = done;
    await line.run(desk, utc('2026-05-06T08:00'));
    expect(desk.lateProblem()).toBeNull();
    expect(line.begun).toHaveLength(1);
  });
});

describe('a backup that somebody asks for', () => {
  it('is one at a time, tells how far it is, and is cancelled at once', async () => {
    const line = newLine(utc('2026-05-04T12:00'), { on: false });
    const desk = line.start();
    line.outcome = null;
    expect(await desk.start('Ève Martin')).toBe('started');
    expect(await desk.start('Paul')).toBe('busy');
    line.progress({ step: 'photos', done: 5, total: 10, bytes: 500 });
    expect(line.status?.running).toEqual({ step: 'photos', done: 5, total: 10, bytes: 500 });
    desk.cancel('Ève Martin');
    expect(line.status?.running).toBeNull();
    await desk.look();
    expect(line.noted).toEqual([{ end: { state: 'cancelled' }, operator: 'Ève Martin' }]);
    expect(desk.status().failed).toBeNull();
    line.outcome = done;
    expect(await desk.start('Ève Martin')).toBe('started');
    await desk.stop();
    expect(line.noted.at(-1)).toMatchObject({ end: { state: 'done', photosCopied: 1 }, operator: 'Ève Martin' });
    // Whose backups these are stays the same.
    expect(new Set(line.orders.map(({ owner }) => owner.station)).size).toBe(1);
  });

  it('and was due is not begun again after its cancel before the next day', async () => {
    const line = newLine(utc('2026-05-04T20:00'));
    const desk = line.start();
    line.outcome = null;
    await line.run(desk, utc('2026-05-04T21:00'));
    desk.cancel('Ève Martin');
    line.outcome = done;
    await line.run(desk, utc('2026-05-05T20:00'));
    expect(line.begun).toHaveLength(1);
    expect(desk.lateProblem()).toContain('since 2026-05-04T20:30');
    await line.run(desk, utc('2026-05-05T21:00'));
    expect(line.begun).toHaveLength(2);
    expect(desk.lateProblem()).toBeNull();
  });

  it('and hangs keeps none that is due meanwhile from being late', async () => {
    const line = newLine(utc('2026-05-04T12:00'));
    const desk = line.start();
    await desk.look();
    line.outcome = null;
    await desk.start('Ève Martin');
    await line.run(desk, utc('2026-05-05T02:15'));
    expect(desk.lateProblem()).toBeNull();
    await line.run(desk, utc('2026-05-05T03:00'));
    expect(desk.lateProblem()).toContain('since 2026-05-04T20:30');
    expect(line.begun).toHaveLength(1);
    line.conclude(done);
    await desk.look();
    // Its end is noted before the next look.
    await desk.look();
    expect(desk.lateProblem()).toBeNull();
    expect(line.begun).toHaveLength(1);
  });

  it('ends with the station, and one that was due goes on at the next start', async () => {
    const line = newLine(utc('2026-05-04T20:00'));
    const desk = line.start();
    line.outcome = null;
    await line.run(desk, utc('2026-05-04T21:00'));
    await desk.stop();
    expect(line.noted).toEqual([]);
    line.outcome = done;
    const next = line.start();
    await next.look();
    await next.stop();
    expect(line.begun).toHaveLength(2);
  });
});
