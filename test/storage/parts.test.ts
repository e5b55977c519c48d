import { expect, test } from 'vitest';
import { type AvailabilityState, createAvailability } from '../../src-main/storage/availability';
import { createBatcher } from '../../src-main/storage/batcher';
import { createOpenFolderList } from '../../src-main/storage/open-folder-list';
import { storageProblem } from '../../src-main/storage/storage-problem';

test('what comes during a batch makes the next batch', async () => {
  const batches: number[][] = [];
  let release: () => void = () => undefined;
  const batcher = createBatcher<number>(async (items) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  const first = batcher.add(1);
  const later = [batcher.add(2), batcher.add(3), batcher.add(4)];
  expect(batches).toEqual([[1]]);
  release();
  await first;
  await new Promise(setImmediate);
  expect(batches).toEqual([[1], [2, 3, 4]]);
  release();
  await Promise.all(later);
});

test('a batch that fails fails its items alone', async () => {
  let broken = true;
  const batcher = createBatcher<number>(async () => {
    if (broken) throw new Error('full');
  });
  await expect(batcher.add(1)).rejects.toThrow('full');
  broken = false;
  await batcher.add(2);
});

test('a folder is listed before its first photo and until it is finished', () => {
  const saved: (readonly string[])[] = [];
  const list = createOpenFolderList((folders) => saved.push(folders), ['old']);
  list.enter('monday');
  list.enter('monday');
  expect(saved).toEqual([['old', 'monday']]);
  list.leave('monday');
  list.enter('tuesday');
  expect(saved.at(-1)).toEqual(['old', 'monday', 'tuesday']);
  list.leave('monday');
  list.leaveWithStray('tuesday');
  list.enter('wednesday');
  expect(saved.at(-1)).toEqual(['old', 'tuesday', 'wednesday']);
  list.leave('wednesday');
  list.tidy(['old']);
  expect(saved.at(-1)).toEqual(['tuesday']);
});

test('a folder whose entry cannot be committed is not entered', () => {
  let full = true;
  const list = createOpenFolderList(() => {
    if (full) throw new Error('full');
  }, []);
  expect(() => list.enter('monday')).toThrow('full');
  full = false;
  list.enter('monday');
});

test('errors are put down to what the operator can do about them', () => {
  const problem = (code: string): string => storageProblem(Object.assign(new Error('x'), { code })).problem;
  expect(['ENOSPC', 'SQLITE_FULL', 'EDQUOT'].map(problem)).toEqual(['disk-full', 'disk-full', 'disk-full']);
  expect(['EACCES', 'EROFS', 'ENOTDIR', 'SQLITE_READONLY_DBMOVED'].map(problem)).toEqual(Array(4).fill('not-writable'));
  expect(['SQLITE_IOERR_WRITE', 'SQLITE_MOVED', 'EIO'].map(problem)).toEqual(['database', 'database', 'other']);
});

test('after a failure only a probe makes the storage available, and each change is told once', async () => {
  const told: AvailabilityState[] = [];
  let broken = true;
  const availability = createAvailability({
    intervalMs: 1_000_000,
    look: async () => 1e9,
    probe: async () => {
      if (broken) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
    onChange: (state) => told.push(state),
  });
  await availability.check();
  availability.report(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  await availability.check();
  expect(availability.state().problem).toBe('disk-full');
  broken = false;
  await availability.check();
  await availability.check();
  expect(told.map(({ problem }) => problem)).toEqual([null, 'disk-full', null]);
  availability.close();
});
