/** 64 cameras that send without a pause for a minute while somebody uses the window. Correctness, not speed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { useStation } from '../bench/station-user';
import { type Fleet, type SentPhoto, startFleet } from '../support/camera-fleet';
import { eventually } from '../support/raw-camera';
import { openStation, type StationWindow } from '../support/station-window';
import { storedPhotos } from '../support/stored-photos';

const cameras = 64;
const seconds = 60;
const photoBytes = 200_000;

let station: StationWindow | undefined;
const photoDir = mkdtempSync(join(tmpdir(), 'vigie-photos-'));
afterAll(async () => {
  await station?.close();
  rmSync(photoDir, { recursive: true, force: true });
  if (station) rmSync(station.dataDir, { recursive: true, force: true });
});

/** Painted cables, each filled up behind its end to 200 kB, which decoders skip. */
function photoFiles(): string[] {
  return Array.from({ length: 8 }, (_, index) => {
    const { jpeg } = paintCable({ seed: 810_000_000 + index, defect: index % 4 === 3 ? 'cut-insulation' : null });
    const file = join(photoDir, `${index}.jpg`);
    writeFileSync(file, Buffer.concat([jpeg, Buffer.alloc(Math.max(0, photoBytes - jpeg.length))]));
    return file;
  });
}

/** Sums over the program's processes, in bytes. */
const residentBytes = ({ app }: StationWindow): Promise<number> =>
  app.evaluate((electron) =>
    electron.app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize * 1024, 0),
  );

async function waitingForInspection({ page }: StationWindow): Promise<number> {
  const status = await page.evaluate(() => window.vigie.stationStatus(undefined));
  if (!status.ok) throw new Error(status.detail);
  return status.value.inspection.waiting;
}

const times = (values: readonly string[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
};

it('acknowledges every photo of 64 cameras for a minute, keeps each right and once, while the window is used', {
  timeout: 420_000,
}, async () => {
  const files = photoFiles();
  station = await openStation();
  const { page, host, port, dataDir } = station;
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  await eventually(
    'a model is active',
    async () => {
      const status = await page.evaluate(() => window.vigie.stationStatus(undefined));
      return status.ok && status.value.inspection.state === 'ready' ? true : null;
    },
    60_000,
  );

  const fleet = startFleet({ host, port, cameras, photosPerCamera: null, photo: { kind: 'files', files } });
  const user = useStation(page);
  const { residentFrom, residentTo } = await watchMemory(station, fleet);
  const sent = await fleet.stop();
  await user.stop();

  expect(sent.filter(({ outcome }) => outcome !== 'acknowledged')).toEqual([]);
  expect(new Set(sent.map(({ cameraId }) => cameraId)).size).toBe(cameras);
  expect(user.actions()).toBeGreaterThan(0);

  // The backlog waits in the database, not in memory, and the window is told of it.
  const waiting = await eventually('the backlog is shown', async () => {
    const shown = await waitingForInspection(station as StationWindow);
    return shown > 0 ? shown : null;
  });
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  expect(residentTo - residentFrom).toBeLessThan(Math.max(300 * 2 ** 20, (waiting * photoBytes) / 2));

  await station.close();
  expectStored(dataDir, sent);
  expectCounters(dataDir, sent);
  expect(pageErrors).toEqual([]);
  console.log(
    `${sent.length} photos in ${seconds} s, ${waiting} waiting for inspection; ` +
      `memory from ${mebibytes(residentFrom)} to ${mebibytes(residentTo)} MiB`,
  );
});

const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** Lets the fleet send for its time; the first quarter is for warming up. */
async function watchMemory(
  used: StationWindow,
  fleet: Fleet,
): Promise<{ readonly residentFrom: number; readonly residentTo: number }> {
  await Promise.race([pause((seconds * 1000) / 4), fleet.finished]);
  const residentFrom = await residentBytes(used);
  await Promise.race([pause((seconds * 3000) / 4), fleet.finished]);
  return { residentFrom, residentTo: await residentBytes(used) };
}

function expectStored(dataDir: string, sent: readonly SentPhoto[]): void {
  const stored = storedPhotos(dataDir);
  expect(stored.filter(({ rowSha256, fileSha256 }) => rowSha256 !== fileSha256)).toEqual([]);
  const keyOf = (cameraId: number, sha256: string): string => `camera ${cameraId}: ${sha256}`;
  const rows = times(stored.map(({ cameraId, rowSha256 }) => keyOf(cameraId, rowSha256)));
  const wanted = times(sent.map(({ cameraId, sha256 }) => keyOf(cameraId, sha256)));
  expect([...wanted.values()].filter((count) => count !== 1)).toEqual([]);
  expect(rows).toEqual(wanted);
  expect(stored.filter(({ state }) => !['received', 'inspected'].includes(state))).toEqual([]);
  expect(stored.filter(({ state }) => state === 'inspected').length).toBeGreaterThan(0);
}

/** What was counted by camera and hour against the captures themselves. */
function expectCounters(dataDir: string, sent: readonly SentPhoto[]): void {
  const db = new Database(join(dataDir, 'vigie.db'), { readonly: true });
  try {
    const counted = db.prepare(
      `SELECT camera.camera_id AS cameraId, sum(count) AS count FROM counter_hour
       JOIN camera ON camera.key = counter_hour.camera WHERE reason = ? GROUP BY 1 ORDER BY 1`,
    );
    const captured = db.prepare(
      `SELECT camera.camera_id AS cameraId, count(*) AS completed, sum(packets) AS packets, sum(resent_packets) AS resent,
         sum(rounds) AS rounds
       FROM capture JOIN camera ON camera.key = capture.camera GROUP BY 1 ORDER BY 1`,
    );
    const captures = captured.all() as Record<'cameraId' | 'completed' | 'packets' | 'resent' | 'rounds', number>[];
    const by = (reason: 'completed' | 'packets'): object[] =>
      captures.map((row) => ({ cameraId: row.cameraId, count: row[reason] }));
    expect(counted.all('completed')).toEqual(by('completed'));
    expect(counted.all('packets')).toEqual(by('packets'));
    const total = (reason: string): number =>
      (counted.all(reason) as { count: number }[]).reduce((sum, { count }) => sum + count, 0);
    expect(total('completed')).toBe(sent.length);
    expect(total('resent')).toBe(captures.reduce((sum, { resent }) => sum + resent, 0));
    for (const reason of ['incomplete', 'abandoned', 'not-stored', 'too-large', 'contradicting', 'malformed']) {
      expect(`${reason}: ${total(reason)}`).toBe(`${reason}: 0`);
    }
    expect(db.prepare('SELECT count(*) AS failed FROM failed_transfer').get()).toEqual({ failed: 0 });
    const hours = db.prepare('SELECT min(hour_ms % 3600000) AS odd FROM counter_hour').get();
    expect(hours).toEqual({ odd: 0 });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    db.close();
  }
}
