import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setOpenFolders } from '../../src-main/records/open-folders';
import { databaseFile, openWriter } from '../../src-main/records/open-records';
import { dayFolder } from '../../src-main/vault/image-file';
import { temporaryFolder } from '../support/temporary-folder';
import { openStation, photo, sha256, storedCaptures } from './station';

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test('a photo that was answered with stored is there with its bytes and its row', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link, events } = await openStation(dataDir);
  const sent = Array.from({ length: 40 }, (_, index) => photo(index));
  const answers = await Promise.all(sent.map((each) => link.store(each)));
  expect(answers.every(({ type }) => type === 'stored')).toBe(true);
  await keeper.close();

  const stored = storedCaptures(dataDir);
  expect(stored.map(({ row }) => row).sort()).toEqual(sent.map(({ bytes }) => sha256(bytes)).sort());
  expect(stored.every(({ row, file }) => row === file)).toBe(true);
  expect(files(join(dataDir, 'images')).every((name) => name.endsWith('.jpg'))).toBe(true);
  const told = events.flatMap((event) => (event.type === 'stored' ? event.captures : []));
  expect(told.map(({ cameraId }) => cameraId).sort((a, b) => a - b)).toEqual(sent.map((_, index) => index));
});

test('bytes are kept as they come, an empty photo and one that is no JPEG included', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link } = await openStation(dataDir);
  for (const bytes of [new Uint8Array(0), Buffer.from('no JPEG'), new Uint8Array(370_260)]) {
    expect(await link.store(photo(1, bytes))).toMatchObject({ type: 'stored' });
  }
  await keeper.close();
  const stored = storedCaptures(dataDir);
  expect(stored.map(({ row }) => row)).toEqual(stored.map(({ file }) => file));
});

test('two photos with equal bytes are two captures', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link } = await openStation(dataDir);
  const one = photo(1);
  await Promise.all([link.store(one), link.store(one)]);
  await keeper.close();
  expect(storedCaptures(dataDir)).toHaveLength(2);
});

test('a resumed photo that this run stored is no second capture: a late request had reopened its transfer', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link } = await openStation(dataDir);
  const one = photo(1);
  await link.store(one);
  expect(await link.store({ ...one, resumed: true })).toMatchObject({ type: 'stored' });
  await keeper.close();
  expect(storedCaptures(dataDir)).toHaveLength(1);
});

test('a resumed photo that an earlier run stored is answered without a second capture', async () => {
  const dataDir = temporaryFolder();
  const one = photo(7);
  const first = await openStation(dataDir);
  await first.link.store(one);
  await first.keeper.close();

  const second = await openStation(dataDir);
  expect(await second.link.store({ ...one, resumed: true })).toMatchObject({ type: 'stored' });
  expect(storedCaptures(dataDir)).toHaveLength(1);
  // Another board, another time or a file that is gone: stored again.
  await second.link.store({ ...one, resumed: true, camera: { ...one.camera, address: '192.168.1.21' } });
  await second.link.store({ ...one, resumed: true, receivedAtMs: one.receivedAtMs + 11 * 60_000 });
  await second.keeper.close();
  expect(storedCaptures(dataDir)).toHaveLength(3);
});

test('a resumed photo whose file is gone is stored again', async () => {
  const dataDir = temporaryFolder();
  const one = photo(7);
  const first = await openStation(dataDir);
  await first.link.store(one);
  await first.keeper.close();
  rmSync(join(dataDir, 'images'), { recursive: true });
  const second = await openStation(dataDir);
  await second.link.store({ ...one, resumed: true });
  await second.keeper.close();
  expect(files(join(dataDir, 'images'))).toHaveLength(1);
});

test('a start after a crash sets strays aside, removes parts and reports rows without a file', async () => {
  const dataDir = temporaryFolder();
  const first = await openStation(dataDir);
  const one = photo(1);
  await first.link.store(one);
  await first.link.store(photo(2));
  await first.keeper.close();
  const folder = dayFolder(one.receivedAtMs);
  const images = join(dataDir, 'images', folder);
  const [gone] = readdirSync(images);
  rmSync(join(images, gone ?? ''));
  writeFileSync(join(images, 'stray.jpg'), 'never acknowledged');
  writeFileSync(join(images, 'half.jpg.part'), 'half');
  const writer = openWriter(databaseFile(dataDir));
  setOpenFolders(writer, [folder]);
  writer.db.close();

  const second = await openStation(dataDir);
  expect(second.keeper.methods.status()).toMatchObject({ state: 'ok', quarantinedFiles: 1, missingFiles: 1 });
  expect(files(join(dataDir, 'quarantine'))).toEqual(['stray.jpg']);
  expect(readdirSync(images)).toHaveLength(1);
  await second.keeper.close();

  const third = await openStation(dataDir);
  expect(third.keeper.methods.status()).toMatchObject({ quarantinedFiles: 0, missingFiles: 0 });
  await third.keeper.methods.checkAllFiles();
  expect(third.keeper.methods.status()).toMatchObject({ quarantinedFiles: 0, missingFiles: 1 });
  await third.keeper.close();
});

test('the check of all files lets photos that are being stored alone', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link } = await openStation(dataDir);
  const stores = Array.from({ length: 200 }, (_, index) => link.store(photo(index % 256)));
  const checks = [];
  for (let n = 0; n < 20; n++) checks.push(await keeper.methods.checkAllFiles());
  expect((await Promise.all(stores)).every(({ type }) => type === 'stored')).toBe(true);
  expect(checks.every(({ quarantined, missing }) => quarantined === 0 && missing === 0)).toBe(true);
  await keeper.close();
  expect(storedCaptures(dataDir)).toHaveLength(200);
});

test('without its reserve of space the storage is unavailable, photos on their way are stored all the same', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link } = await openStation(dataDir, { reserveBytes: Number.MAX_SAFE_INTEGER });
  expect(link.available()).toBe(false);
  expect(keeper.methods.status()).toMatchObject({ state: 'unavailable', problem: 'disk-full' });
  expect(await link.store(photo())).toMatchObject({ type: 'stored' });
  await keeper.close();
});

test('an images folder that was replaced makes the storage unavailable until it is back', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link, events } = await openStation(dataDir);
  await link.store(photo());
  renameSync(join(dataDir, 'images'), join(dataDir, 'aside'));
  writeFileSync(join(dataDir, 'images'), 'in the way');
  expect(await link.store(photo())).toMatchObject({ type: 'store-failed' });
  expect(link.available()).toBe(false);
  expect(keeper.methods.status()).toMatchObject({ state: 'unavailable', problem: 'not-writable' });
  rmSync(join(dataDir, 'images'));
  renameSync(join(dataDir, 'aside'), join(dataDir, 'images'));
  await link.untilAvailable(true);
  expect(await link.store(photo())).toMatchObject({ type: 'stored' });
  expect(events.filter(({ type }) => type === 'status').length).toBeGreaterThanOrEqual(2);
  await keeper.close();
  expect(storedCaptures(dataDir)).toHaveLength(2);
});

test('an images folder that was replaced is noticed before the next photo', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link } = await openStation(dataDir);
  renameSync(join(dataDir, 'images'), join(dataDir, 'aside'));
  writeFileSync(join(dataDir, 'images'), 'in the way');
  await link.untilAvailable(false);
  expect(keeper.methods.status().problem).toBe('not-writable');
  await keeper.close();
});

test('a database that was taken away makes the storage unavailable: its commits would be lost', async () => {
  const dataDir = temporaryFolder();
  const { keeper, link } = await openStation(dataDir);
  renameSync(databaseFile(dataDir), join(dataDir, 'elsewhere.db'));
  await link.untilAvailable(false);
  expect(keeper.methods.status().state).toBe('unavailable');
  renameSync(join(dataDir, 'elsewhere.db'), databaseFile(dataDir));
  await link.untilAvailable(true);
  await keeper.close();
});

/** A file system of a few MiB; undefined where mounting is not allowed. */
function smallDisk(): string | undefined {
  const folder = temporaryFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'ignore' });
    return disk;
  } catch {
    return undefined;
  }
}

test('a full disk makes photos fail, and reception goes on by itself when there is room again', async (context) => {
  const disk = smallDisk();
  if (!disk) return context.skip('mounting is not allowed here');
  try {
    const { keeper, link } = await openStation(disk);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(3_500_000));
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push((await link.store(photo(n, Buffer.alloc(300_000, n)))).type);
    expect(answers).toContain('stored');
    expect(answers).toContain('store-failed');
    expect(keeper.methods.status()).toMatchObject({ state: 'unavailable', problem: 'disk-full' });
    rmSync(join(disk, 'ballast'));
    await link.untilAvailable(true);
    expect(await link.store(photo(99))).toMatchObject({ type: 'stored' });
    await keeper.close();
    const stored = storedCaptures(disk);
    expect(stored).toHaveLength(answers.filter((type) => type === 'stored').length + 1);
    expect(stored.every(({ row, file }) => row === file)).toBe(true);
    expect(files(join(disk, 'images'))).toHaveLength(stored.length);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('a second station on the same data folder is refused by name', async () => {
  const dataDir = temporaryFolder();
  const { keeper } = await openStation(dataDir);
  await expect(openStation(dataDir)).rejects.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining(`process ${process.pid}`),
  });
  await keeper.close();
  const again = await openStation(dataDir);
  await again.keeper.close();
});

test('a station starts on a disk that is nearly full, says so, and goes on by itself when there is room', async (context) => {
  const disk = smallDisk();
  if (!disk) return context.skip('mounting is not allowed here');
  try {
    const first = await openStation(disk);
    await first.link.store(photo(1));
    await first.keeper.close();
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(5_600_000));
    const { keeper, link } = await openStation(disk, { reserveBytes: 1_000_000 });
    expect(link.available()).toBe(false);
    expect(keeper.methods.status()).toMatchObject({ state: 'unavailable', problem: 'disk-full' });
    rmSync(join(disk, 'ballast'));
    await link.untilAvailable(true);
    expect(await link.store(photo(2))).toMatchObject({ type: 'stored' });
    await keeper.close();
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('a data folder that cannot be made is refused by name', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(openStation(join(file, 'data'))).rejects.toThrow(`the data folder ${join(file, 'data')} cannot be used`);
});

test('a station whose database was written by a newer Vigie is refused and lets the folder go', async () => {
  const dataDir = temporaryFolder();
  const { db } = openWriter(databaseFile(dataDir));
  db.pragma('user_version = 999');
  db.close();
  await expect(openStation(dataDir)).rejects.toMatchObject({ code: 'newer-database' });
  await expect(openStation(dataDir)).rejects.toMatchObject({ code: 'newer-database' });
});

test('a disk without a byte left is named at the start', async (context) => {
  const disk = smallDisk();
  if (!disk) return context.skip('mounting is not allowed here');
  try {
    const first = await openStation(disk);
    await first.keeper.close();
    expect(() => writeFileSync(join(disk, 'ballast'), Buffer.alloc(7_000_000))).toThrow('ENOSPC');
    await expect(openStation(disk)).rejects.toThrow(/full|disk I\/O/);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});
