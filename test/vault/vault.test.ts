import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { atMost } from '../../src-main/vault/at-most';
import { makeDirectory, syncDirectory } from '../../src-main/vault/directory';
import { dayFolder, folderOf, imageFile } from '../../src-main/vault/image-file';
import { dayFolders, sweepFolders } from '../../src-main/vault/sweep';
import { createVault } from '../../src-main/vault/vault';
import { temporaryFolder } from '../support/temporary-folder';

test('a photo lies in the folder of its UTC day under a name of its own', () => {
  const time = Date.UTC(2026, 11, 31, 23, 59, 59, 7);
  expect(dayFolder(time)).toBe('2026/12/31');
  const files = Array.from({ length: 1000 }, () => imageFile(time, 7));
  expect(files[0]).toMatch(/^2026\/12\/31\/235959007-007-[0-9a-f]{12}\.jpg$/);
  expect(new Set(files).size).toBe(1000);
  expect(folderOf(files[0] ?? '')).toBe('2026/12/31');
});

test('directories are made with all their parents, and twice is no error', async () => {
  const path = join(temporaryFolder(), 'a', 'b', 'c');
  await makeDirectory(path);
  await makeDirectory(path);
  await syncDirectory(path);
  expect(readdirSync(path)).toEqual([]);
});

test('each parent up to the root is synced, also one that a killed run had made', async () => {
  const root = temporaryFolder();
  const path = join(root, '2026', '11', '22');
  mkdirSync(path, { recursive: true });
  const handle = await open(root, 'r');
  const sync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync');
  await handle.close();
  await makeDirectory(path, root);
  expect(sync).toHaveBeenCalledTimes(3);
  await makeDirectory(join(root, 'a', 'b'), join(root, 'a'));
  expect(sync).toHaveBeenCalledTimes(5);
  sync.mockRestore();
});

test('a photo is written whole, and a name that exists already is never half replaced', async () => {
  const images = temporaryFolder();
  const vault = createVault(images);
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => vault.write(`2026/01/02/${n}.jpg`, new Uint8Array(5000).fill(n))),
  );
  await vault.syncFolders(['2026/01/02/1.jpg', '2026/01/02/2.jpg']);
  expect(readdirSync(join(images, '2026/01/02'))).toHaveLength(50);
  expect(readFileSync(join(images, '2026/01/02/49.jpg')).every((byte) => byte === 49)).toBe(true);
  expect(await vault.exists('2026/01/02/49.jpg')).toBe(true);
  await vault.remove('2026/01/02/49.jpg');
  await vault.remove('2026/01/02/49.jpg');
  expect(await vault.exists('2026/01/02/49.jpg')).toBe(false);
});

test('a day folder that is taken away is made again for the next photo', async () => {
  const images = temporaryFolder();
  const vault = createVault(images);
  await vault.write('2026/01/02/1.jpg', new Uint8Array(1));
  rmSync(join(images, '2026'), { recursive: true });
  await expect(vault.write('2026/01/02/2.jpg', new Uint8Array(1))).rejects.toMatchObject({ code: 'ENOENT' });
  await vault.write('2026/01/02/2.jpg', new Uint8Array(1));
  expect(readdirSync(join(images, '2026/01/02'))).toEqual(['2.jpg']);
});

test('a probe leaves nothing behind', async () => {
  const images = join(temporaryFolder(), 'images');
  await createVault(images).probe();
  expect(readdirSync(images)).toEqual([]);
});

test('a sweep sets exactly the files without a row aside and counts exactly the rows without a file', async () => {
  const place = fc.constantFrom('2026/01/01', '2026/01/02', '2027/12/31');
  const name = fc.integer({ min: 1, max: 30 }).map((n) => `${n}.jpg`);
  const file = fc.tuple(place, name).map(([folder, base]) => `${folder}/${base}`);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(file), fc.uniqueArray(file), fc.uniqueArray(file), async (onDisk, rows, inWork) => {
      const dirs = { images: temporaryFolder(), quarantine: temporaryFolder() };
      for (const each of onDisk) {
        mkdirSync(join(dirs.images, folderOf(each)), { recursive: true });
        writeFileSync(join(dirs.images, each), each);
        writeFileSync(join(dirs.images, `${each}.part`), 'half');
      }
      const folders = new Set([...(await dayFolders(dirs.images)), ...rows.map(folderOf)]);
      const result = await sweepFolders(dirs, folders, {
        filesInFolder: (folder, after, limit) =>
          rows
            .filter((row) => folderOf(row) === folder && row > after)
            .sort()
            .slice(0, limit),
        hasRow: (row) => rows.includes(row),
        isRemoved: () => false,
        isInWork: (row) => inWork.includes(row),
      });
      const strays = onDisk.filter((each) => !rows.includes(each) && !inWork.includes(each));
      expect(result).toEqual({
        quarantined: strays.length,
        missing: rows.filter((row) => !onDisk.includes(row)).length,
        removedParts: onDisk.filter((each) => !inWork.includes(each)).length,
      });
      for (const stray of strays) expect(readFileSync(join(dirs.quarantine, stray), 'utf8')).toBe(stray);
    }),
    { numRuns: 40 },
  );
});

test('no more tasks run at a time than the limit, in the order they came, failures included', async () => {
  const inTurn = atMost(3);
  const started: number[] = [];
  let running = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      inTurn(async () => {
        started.push(n);
        running++;
        expect(running).toBeLessThanOrEqual(3);
        await new Promise(setImmediate);
        running--;
        if (n % 4 === 0) throw new Error('failed');
        return n;
      }),
    ),
  );
  expect(started).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5);
});
