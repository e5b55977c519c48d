import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkBackupFolder } from '../../src-main/backup/backup-folder';
import { takeRestored } from '../../src-main/backup/restored-backup';
import { lockStation } from '../../src-main/records/station-lock';
import { readSettings } from '../../src-main/settings/settings-file';
import type { BackupProgress } from '../../src-shared/domain/backup';
import { openStation, storedCaptures } from '../storage/station';
import {
  backUp,
  backUpAside,
  filesBelow,
  heldCaptures,
  installModel,
  integrityOf,
  newPlace,
  orderFor,
  runStation,
  storeMany,
  storePhotos,
} from './backed-up';

const backupOf = (folder: string): string => join(folder, 'vigie-backup');
const olderIn = (folder: string): string[] =>
  readdirSync(backupOf(folder)).filter((name) => /^vigie-\d{8}-\d{4}\.db$/.test(name));

/** As a rule of the station removes one; the file stays. */
function noteRemoved(dataDir: string, file: string): void {
  const records = new Database(join(dataDir, 'vigie.db'));
  records
    .prepare(
      `INSERT INTO photo_removal (capture, at_ms, operator, rule, size_bytes)
       SELECT id, 1, '', 'good', size_bytes FROM capture WHERE file = ?`,
    )
    .run(file);
  records.close();
}

describe('a backup', () => {
  it('is a data folder on which a station finds every capture, photo, model and setting', async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    const stored = await storePhotos(station, 25);
    installModel(station, place.dataDir);
    const order = orderFor(place);
    const settings = { ...order.settings, stationName: 'Line 3', dataFolder: place.dataDir };
    expect(await backUp({ ...order, settings })).toMatchObject({
      state: 'done',
      folder: backupOf(place.folder),
      photosCopied: 25,
      photosMissing: 0,
    });
    const folder = backupOf(place.folder);
    expect(integrityOf(join(folder, 'vigie.db'))).toBe('ok');
    expect(readdirSync(folder).filter((name) => /-(wal|shm|journal)$|\.(part|tmp)$/.test(name))).toEqual([]);
    expect(filesBelow(join(folder, 'models'))).toEqual(filesBelow(join(place.dataDir, 'models')));
    const read = readSettings(join(folder, 'settings.json'));
    // Beside the settings, wherever the data of the station were.
    expect(read.ok && read.value).toEqual({ settings: { ...settings, dataFolder: '' }, notice: null });

    const restored = await openStation(folder);
    expect(restored.keeper.methods.status()).toMatchObject({ state: 'ok', missingFiles: 0, quarantinedFiles: 0 });
    expect(heldCaptures(folder)).toEqual(stored.map((sha) => ({ row: sha, file: sha })));
    expect(restored.keeper.methods.listModels()).toMatchObject([{ name: 'cable', folder: 'models/cable-1' }]);
    const after = await storePhotos(restored, 3);
    expect(storedCaptures(folder).map(({ file }) => file)).toEqual([...stored, ...after]);
    await restored.keeper.close();
  });

  it('made while photos are stored holds every one that its database names', async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    const before = await storeMany(station, 120);
    let more = 0;
    let ended = false;
    const storing = (async () => {
      while (!ended) more += (await storePhotos(station, 1)).length;
    })();
    const outcome = await backUpAside(orderFor(place));
    ended = true;
    await storing;
    expect(outcome).toMatchObject({ state: 'done', photosMissing: 0 });
    // The station was not held up: it went on all the while.
    expect(more).toBeGreaterThan(10);
    const folder = backupOf(place.folder);
    expect(integrityOf(join(folder, 'vigie.db'))).toBe('ok');
    const held = heldCaptures(folder);
    expect(held.length).toBeGreaterThanOrEqual(120);
    expect(held.length).toBeLessThan(120 + more);
    expect(
      held
        .slice(0, 120)
        .map(({ file }) => file)
        .sort(),
    ).toEqual(before.sort());
    expect(held.every(({ row, file }) => row === file)).toBe(true);
  });

  it('copies only what is new, and keeps as many older databases as were chosen', async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    await storePhotos(station, 5);
    await backUp(orderFor(place, { keepDatabases: 2 }));
    const folder = backupOf(place.folder);
    for (const [round, minutes] of [1, 2, 3, 4].entries()) {
      await storePhotos(station, 2);
      // As if the last one had been copied then.
      const mark = JSON.parse(readFileSync(join(folder, 'vigie-backup.json'), 'utf8')) as object;
      const databaseMs = new Date(2026, 2, 1, 22, minutes).getTime();
      writeFileSync(join(folder, 'vigie-backup.json'), JSON.stringify({ ...mark, databaseMs }));
      expect(await backUp(orderFor(place, { keepDatabases: 2 }))).toMatchObject({ state: 'done', photosCopied: 2 });
      expect(olderIn(place.folder)).toHaveLength(Math.min(2, round + 1));
    }
    expect(olderIn(place.folder).sort()).toEqual(['vigie-20260301-2203.db', 'vigie-20260301-2204.db']);
    expect(integrityOf(join(folder, 'vigie-20260301-2204.db'))).toBe('ok');
    expect(heldCaptures(folder)).toHaveLength(13);
    expect(await backUp(orderFor(place, { keepDatabases: 0 }))).toMatchObject({ state: 'done', photosCopied: 0 });
    expect(olderIn(place.folder)).toEqual([]);
  });

  it('without photos holds the records alone, and catches up when photos are wanted', async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    await storePhotos(station, 4);
    expect(await backUp(orderFor(place, { withPhotos: false }))).toMatchObject({ state: 'done', photosCopied: 0 });
    expect(existsSync(join(backupOf(place.folder), 'images'))).toBe(false);
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 4 });
  });

  it('passes over photos that are gone, but not over a disk that is away', async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    await storePhotos(station, 6);
    const images = join(place.dataDir, 'images');
    const [gone = '', removed = ''] = Object.keys(filesBelow(images));
    rmSync(join(images, gone));
    rmSync(join(images, removed));
    noteRemoved(place.dataDir, removed);
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 4, photosMissing: 1 });
    await storePhotos(station, 1);
    renameSync(images, `${images}.away`);
    // Or the station would make an empty one.
    writeFileSync(images, '');
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'failed', problem: 'source-missing' });
    rmSync(images);
    renameSync(`${images}.away`, images);
    // It is told of as long as it is gone.
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 1, photosMissing: 1 });
  });

  it('tries photos again that could not be read, until they are there or a rule has removed them', async () => {
    const place = newPlace();
    const stored = await storePhotos(await runStation(place.dataDir), 5);
    const images = join(place.dataDir, 'images');
    const [away = '', broken = '', removed = ''] = Object.keys(filesBelow(images));
    for (const name of [away, broken, removed]) renameSync(join(images, name), join(place.dataDir, basename(name)));
    // Cannot even be looked at, whoever looks.
    symlinkSync(join(images, broken), join(images, broken));
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 2, photosMissing: 3 });
    noteRemoved(place.dataDir, removed);
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 0, photosMissing: 2 });
    rmSync(join(images, broken));
    for (const name of [away, broken]) renameSync(join(place.dataDir, basename(name)), join(images, name));
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 2, photosMissing: 0 });
    const held = Object.values(filesBelow(join(backupOf(place.folder), 'images')));
    expect(held.filter((sha) => stored.includes(sha))).toHaveLength(4);
  });

  it('does not count photos that a rule removes while it is made', async () => {
    const place = newPlace();
    await storePhotos(await runStation(place.dataDir), 3);
    const [removed = ''] = Object.keys(filesBelow(join(place.dataDir, 'images')));
    let isRemoved = false;
    const onProgress = ({ step }: BackupProgress): void => {
      // The database is copied by then.
      if (step !== 'checking' || isRemoved) return;
      isRemoved = true;
      noteRemoved(place.dataDir, removed);
      rmSync(join(place.dataDir, 'images', removed));
    };
    expect(await backUp(orderFor(place), { onProgress })).toMatchObject({ photosCopied: 2, photosMissing: 0 });
  });

  it('ends when an empty folder is in the place of the photos, and copies them all when they are back', async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    await storeMany(station, 1001);
    const images = join(place.dataDir, 'images');
    renameSync(images, `${images}.away`);
    mkdirSync(images);
    for (const _ of [1, 2]) {
      const outcome = await backUp(orderFor(place));
      expect(outcome).toMatchObject({ state: 'failed', problem: 'source-missing' });
      expect(outcome.state === 'failed' && outcome.detail).toContain('more than 1000 photos');
    }
    rmSync(images, { recursive: true });
    renameSync(`${images}.away`, images);
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 1001, photosMissing: 0 });
  });

  it('copies every photo again when somebody has removed them from the backup', async () => {
    const place = newPlace();
    await storePhotos(await runStation(place.dataDir), 4);
    await backUp(orderFor(place));
    rmSync(join(backupOf(place.folder), 'images'), { recursive: true });
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 4 });
  });

  it('looks at every photo again when the station goes on from an older backup, whose ids come anew', async () => {
    const place = newPlace();
    const first = await openStation(place.dataDir);
    await storePhotos(first, 4);
    await backUp(orderFor(place, { keepDatabases: 3 }));
    await storePhotos(first, 4);
    await first.keeper.close();
    const folder = backupOf(place.folder);
    const old = readFileSync(join(folder, 'vigie.db'));
    await backUp(orderFor(place));
    // Four captures are forgotten, and six others get their numbers.
    writeFileSync(join(place.dataDir, 'vigie.db'), old);
    const station = await runStation(place.dataDir);
    const others = await storePhotos(station, 6);
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'done', photosCopied: 6 });
    expect(
      heldCaptures(folder)
        .map(({ file }) => file)
        .slice(4),
    ).toEqual(others);
  });
});

describe('a backup that is killed', () => {
  it('goes on where it was, whatever it was at, and ends whole', { timeout: 180_000 }, async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    const stored = await storeMany(station, 700);
    const folder = backupOf(place.folder);
    for (const [step, done] of [
      ['database', 0],
      ['photos', 100],
      ['photos', 460],
    ] as const) {
      const outcome = await backUpAside(orderFor(place), (now) => now.step === step && now.done >= done);
      expect(outcome).toMatchObject({ state: 'failed' });
      stored.push(...(await storePhotos(station, 1)));
      // At every instant there is no database, or a whole one.
      const newest = join(folder, 'vigie.db');
      expect(['none', 'ok']).toContain(existsSync(newest) ? integrityOf(newest) : 'none');
    }
    expect(existsSync(join(folder, 'vigie.db'))).toBe(true);
    const outcome = await backUp(orderFor(place));
    expect(outcome).toMatchObject({ state: 'done', photosMissing: 0 });
    // Not from the beginning.
    expect(outcome.state === 'done' && outcome.photosCopied).toBeLessThan(260);
    expect(
      heldCaptures(folder)
        .map(({ file }) => file)
        .sort(),
    ).toEqual(stored.sort());
    expect(Object.keys(filesBelow(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the folder of a backup', () => {
  it('is refused inside the data folder, when it is not there, and when it has too little room', async () => {
    const place = newPlace();
    await storePhotos(await runStation(place.dataDir), 2);
    const inside = join(place.dataDir, 'copies');
    mkdirSync(inside);
    const into = (folder: string) => backUp({ ...orderFor(place), folder });
    expect(await into(inside)).toMatchObject({ state: 'failed', problem: 'inside-data-folder' });
    expect(await into(place.dataDir)).toMatchObject({ state: 'failed', problem: 'inside-data-folder' });
    expect(await into(join(place.folder, 'gone'))).toMatchObject({ state: 'failed', problem: 'folder-missing' });
    expect(await into('')).toMatchObject({ state: 'failed', problem: 'no-folder' });
    const outcome = await backUp(orderFor(place), { freeBytes: () => Promise.resolve(1_000_000) });
    expect(outcome).toMatchObject({ state: 'failed', problem: 'no-room', freeBytes: 1_000_000 });
    expect(outcome.state === 'failed' && outcome.neededBytes).toBeGreaterThan(40_000);
    expect(readdirSync(backupOf(place.folder))).not.toContain('vigie.db');
    expect(await checkBackupFolder(place.folder, place.dataDir)).toMatchObject({ failure: null, sameDisk: true });
    expect(await checkBackupFolder(inside, place.dataDir)).toMatchObject({
      failure: { problem: 'inside-data-folder' },
    });
  });

  it('on the disk of the station leaves room for the photos to come, and as much as a rule keeps free', async () => {
    const place = newPlace();
    const station = await runStation(place.dataDir);
    await storeMany(station, 450);
    const gib = 2 ** 30;
    const withFree = (freeBytes: () => number, order = orderFor(place)) =>
      backUp(order, { freeBytes: async () => freeBytes() });
    const refused = { state: 'failed', problem: 'no-room' };
    expect(await withFree(() => 2 * gib)).toMatchObject({ ...refused, freeBytes: 2 * gib });
    const { settings, ...order } = orderFor(place);
    const makeRoom = { belowGiB: 20, keepDays: 30 };
    const ruled = { ...order, settings: { ...settings, retention: { ...settings.retention, makeRoom } } };
    expect(await withFree(() => 20 * gib, ruled)).toMatchObject(refused);
    // It is looked at again before each page: before the second somebody else has filled the disk.
    let looks = 0;
    expect(await withFree(() => (++looks <= 2 ? 3 * gib : 2 * gib))).toMatchObject({ ...refused, freeBytes: 2 * gib });
    expect(Object.keys(filesBelow(join(backupOf(place.folder), 'images')))).toHaveLength(200);
    expect(await withFree(() => 21 * gib, ruled)).toMatchObject({ state: 'done', photosCopied: 250 });
  });

  it('is not begun anew on the disk of the station when its own disk is not mounted', async () => {
    const place = newPlace();
    await storePhotos(await runStation(place.dataDir), 1);
    const before = { folder: backupOf(place.folder), otherDisk: true };
    expect(await backUp({ ...orderFor(place), before })).toMatchObject({ state: 'failed', problem: 'folder-missing' });
    expect(readdirSync(place.folder)).toEqual([]);
    // One that was there before is simply begun again.
    const here = { ...before, otherDisk: false };
    expect(await backUp({ ...orderFor(place), before: here })).toMatchObject({ state: 'done', otherDisk: false });
  });

  it('is one of its own beside whatever else is there, and of each station', async () => {
    const place = newPlace();
    await storePhotos(await runStation(place.dataDir), 1);
    mkdirSync(backupOf(place.folder));
    writeFileSync(join(backupOf(place.folder), 'vigie.db'), 'of somebody else');
    writeFileSync(join(place.folder, 'holiday.txt'), 'sun');
    expect(await backUp(orderFor(place))).toMatchObject({ folder: join(place.folder, 'vigie-backup-2') });
    const { owner, ...order } = orderFor(place, {}, 'two');
    const named = { ...order, owner: { ...owner, stationName: 'Ligne n° 3, été' } };
    expect(await backUp(named)).toMatchObject({ folder: join(place.folder, 'vigie-backup-ligne-n-3-ete') });
    // It is found again by its mark, whatever the station is called by then, and when it is chosen itself.
    expect(await backUp(orderFor(place, {}, 'two'))).toMatchObject({ folder: expect.stringMatching(/n-3-ete$/) });
    const itself = join(place.folder, 'vigie-backup-2');
    expect(await backUp({ ...orderFor(place), folder: itself })).toMatchObject({ state: 'done', folder: itself });
    expect(readFileSync(join(backupOf(place.folder), 'vigie.db'), 'utf8')).toBe('of somebody else');
    expect(readdirSync(place.folder).sort()).toEqual([
      'holiday.txt',
      'vigie-backup',
      'vigie-backup-2',
      'vigie-backup-ligne-n-3-ete',
    ]);
  });

  it('is left alone while a station runs on it, and for good when a station has it for its data', async () => {
    const place = newPlace();
    await storePhotos(await runStation(place.dataDir), 1);
    await backUp(orderFor(place));
    const lock = lockStation(backupOf(place.folder));
    expect(await backUp(orderFor(place))).toMatchObject({ state: 'failed', problem: 'target-in-use' });
    lock.release();
    const adopted: string[] = [];
    await takeRestored(backupOf(place.folder), { adopt: async (station) => void adopted.push(station) });
    expect(adopted).toEqual(['one']);
    expect(await backUp(orderFor(place))).toMatchObject({ folder: join(place.folder, 'vigie-backup-2') });
  });
});
