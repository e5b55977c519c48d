/**
 * One backup, from the folder to the last photo. Its folder is itself a data folder: a station that is started on it finds
 * everything where it looks. The database is copied first, then every photo that it names and that is not there yet; so
 * each database in the folder finds its photos, those of a backup that was cut off excepted.
 */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type BackupFailure,
  type BackupProgress,
  type BackupResult,
  backupNames,
} from '../../src-shared/domain/backup';
import { captureId } from '../../src-shared/domain/ids';
import type { Settings } from '../../src-shared/domain/settings';
import { writeJson } from '../files/durable-json';
import { freeBytesOf } from '../files/free-bytes';
import { modelFolders, photosToCopy } from '../records/backup-rows';
import { checkCopy, copyDatabase, databaseBytes, removeDatabase } from '../records/copy-database';
import type { Reader } from '../records/handles';
import { databaseFile, openReader } from '../records/open-records';
import { photoRemoved } from '../records/photo-removals';
import { lockStation } from '../records/station-lock';
import { BackupError, backupFailure } from './backup-error';
import { type BackupOwner, isOnSameDisk, type LastPlace, openBackupFolder } from './backup-folder';
import { type BackupMark, newMark, readMark, writeMark } from './backup-mark';
import { copyFile, fileSize, makeFolder, syncFolders } from './copy-file';
import { copyPhotos, type PhotoCount, photosThere } from './copy-photos';
import { placeDatabase } from './keep-databases';

export interface BackupOrder {
  readonly dataDir: string;
  /** In which the backup has a folder of its own. */
  readonly folder: string;
  readonly owner: BackupOwner;
  /** The last that was made; null before the first. */
  readonly before: LastPlace | null;
  readonly settings: Settings;
}

export interface BackupTools {
  readonly onProgress: (progress: BackupProgress) => void;
  /** After each step, which took so long. */
  readonly rest: (workedMs: number) => void;
  readonly freeBytes?: (folder: string) => Promise<number>;
}

export type BackupOutcome =
  | ({ readonly state: 'done' } & BackupResult)
  | ({ readonly state: 'failed' } & BackupFailure);

/** What else is written (models, settings, the folders themselves) and a little to breathe. */
const reserveBytes = 128 * 2 ** 20;
/** Of the station's own disk: below 200 MiB it takes no photos, and a backup must not come near. */
const ownDiskReserveBytes = 2 * 2 ** 30;
/** What a disk takes for a file beyond its bytes, at most usually. */
const perFileBytes = 4096;

/** Never rejects. May be killed at any instant: the next one goes on. */
export async function makeBackup(order: BackupOrder, tools: BackupTools): Promise<BackupOutcome> {
  try {
    tools.onProgress({ step: 'preparing', done: 0, total: 0, bytes: 0 });
    const folder = await openBackupFolder(order.folder, order.dataDir, order.owner, order.before);
    // Neither may a station be started on it meanwhile, nor another backup write to it.
    const lock = lockStation(folder);
    try {
      return { state: 'done', ...(await fill(folder, order, tools)) };
    } finally {
      lock.release();
    }
  } catch (error) {
    return { state: 'failed', ...backupFailure(error) };
  }
}

async function fill(folder: string, order: BackupOrder, tools: BackupTools): Promise<BackupResult> {
  const { dataDir, settings, owner } = order;
  const { keepDatabases, withPhotos } = settings.backup;
  const before = (await readMark(folder)) ?? newMark(owner.station);
  const part = `${databaseFile(folder)}.part`;
  await removeDatabase(part);
  await checkRoom(folder, before, order, tools);

  const databaseMs = Date.now();
  await copyDatabase(databaseFile(dataDir), part, {
    onProgress: (done, total) => tools.onProgress({ step: 'database', done, total, bytes: 0 }),
    rest: tools.rest,
  });
  tools.onProgress({ step: 'checking', done: 0, total: 0, bytes: 0 });
  checkCopy(part);
  await withReader(part, (reader) => copyModels(reader, dataDir, folder, tools.rest));
  // A folder that is whole in itself, wherever the station had its data.
  await writeJson(join(folder, backupNames.settings), { ...settings, dataFolder: '' });
  await placeDatabase(folder, part, before.databaseMs ?? databaseMs, keepDatabases);
  const mark = { ...before, databaseMs };
  await writeMark(folder, mark);

  const photos = withPhotos ? await copyAllPhotos(folder, mark, order, tools) : none;
  return {
    folder,
    otherDisk: !(await isOnSameDisk(folder, dataDir)),
    databaseBytes: (await fileSize(databaseFile(folder))) ?? 0,
    withPhotos,
    photosCopied: photos.copied,
    photoBytes: photos.copiedBytes,
    photosMissing: photos.missing,
  };
}

const none: PhotoCount = { copied: 0, copiedBytes: 0, missing: 0 };

const copyAllPhotos = (folder: string, mark: BackupMark, order: BackupOrder, tools: BackupTools): Promise<PhotoCount> =>
  withReader(databaseFile(folder), (reader) =>
    copyPhotos({
      reader,
      dataDir: order.dataDir,
      folder,
      mark,
      notRemoved: (captures) =>
        withReader(databaseFile(order.dataDir), async (live) =>
          captures.filter((capture) => !photoRemoved(live, captureId(capture))),
        ),
      needRoom: (photos) => {
        const bytes = photos.reduce((sum, { sizeBytes }) => sum + sizeBytes + perFileBytes, 0);
        return needRoom(folder, bytes, order, tools);
      },
      onProgress: (done, total, bytes) => tools.onProgress({ step: 'photos', done, total, bytes }),
      rest: tools.rest,
    }),
  );

/** Throws BackupError `no-room` before anything is written, with what is needed. */
async function checkRoom(folder: string, mark: BackupMark, order: BackupOrder, tools: BackupTools): Promise<void> {
  const source = databaseFile(order.dataDir);
  const photos = order.settings.backup.withPhotos
    ? await withReader(source, (reader) => photosRoom(reader, folder, mark))
    : 0;
  await needRoom(folder, databaseBytes(source) + photos, order, tools);
}

/** Room for `bytes` and the reserve. Throws BackupError `no-room`. */
async function needRoom(
  folder: string,
  bytes: number,
  order: BackupOrder,
  { freeBytes = freeBytesOf }: BackupTools,
): Promise<void> {
  const neededBytes = bytes + (await reserveOf(folder, order));
  const free = await freeBytes(folder);
  if (free >= neededBytes) return;
  const words = `${neededBytes} bytes are needed in ${folder}, ${free} are free`;
  throw new BackupError('no-room', words, { neededBytes, freeBytes: free });
}

/** What stays free, in bytes. On the disk of the station a backup must not have photos removed to make room for it. */
async function reserveOf(folder: string, { dataDir, settings }: BackupOrder): Promise<number> {
  if (!(await isOnSameDisk(folder, dataDir))) return reserveBytes;
  return Math.max(ownDiskReserveBytes, (settings.retention.makeRoom?.belowGiB ?? 0) * 2 ** 30);
}

async function photosRoom(reader: Reader, folder: string, mark: BackupMark): Promise<number> {
  const there = await photosThere(reader, folder, mark);
  // It is not known which of them are there: room is looked at before each page of them.
  if (there === 0 && mark.photosUntil !== null) return 0;
  const { photos, bytes } = photosToCopy(reader, there);
  return bytes + photos * perFileBytes;
}

/** Packages never change: what is there with its size is whole. One that is gone is no reason to fail. */
async function copyModels(reader: Reader, dataDir: string, folder: string, rest: BackupTools['rest']): Promise<void> {
  const made = new Set<string>();
  for (const model of modelFolders(reader)) {
    for (const file of await filesBelow(join(dataDir, model))) {
      const sinceMs = performance.now();
      const [source, target] = [join(dataDir, model, file), join(folder, model, file)];
      if ((await fileSize(target)) === (await fileSize(source))) continue;
      await makeFolder(dirname(target));
      await copyFile(source, target);
      made.add(dirname(target));
      rest(performance.now() - sinceMs);
    }
  }
  await syncFolders(made, folder);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

async function withReader<T>(file: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  const reader = openReader(file);
  try {
    return await work(reader);
  } finally {
    reader.db.close();
  }
}
