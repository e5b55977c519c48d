/** Copies the photos that a database names into the backup, from the point up to which everything is there. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dataFolder } from '../../src-shared/domain/data-folder';
import { captureId } from '../../src-shared/domain/ids';
import { type NamedPhoto, photosAfter, photosToCopy } from '../records/backup-rows';
import { captureFileIfAny } from '../records/captures';
import type { Reader } from '../records/handles';
import { BackupError } from './backup-error';
import { type BackupMark, writeMark } from './backup-mark';
import { copyFile, fileSize, makeFolder, syncFolders, UnreadableError } from './copy-file';

/** Read, copied and synced together; a crash has so many looked at again. */
const photosAtATime = 200;

export interface PhotoCount {
  readonly copied: number;
  readonly copiedBytes: number;
  /** Removed by a rule since the database was copied, gone, or not to be read. No reason to fail. */
  readonly missing: number;
}

export interface PhotoCopy {
  /** On the backup's own database: what it names must be there. */
  readonly reader: Reader;
  readonly dataDir: string;
  /** The backup's own folder. */
  readonly folder: string;
  readonly mark: BackupMark;
  /** Of the photos to copy this time. After each. */
  readonly onProgress: (done: number, total: number, copiedBytes: number) => void;
  /** Between two photos, of which each took so long. */
  readonly rest: (workedMs: number) => void;
}

/** The capture up to which the backup in `folder` has every photo that the records name; 0 for none. */
export async function photosThere(reader: Reader, folder: string, { photosUntil }: BackupMark): Promise<number> {
  if (photosUntil === null) return 0;
  const { capture, file } = photosUntil;
  const isSameStory = captureFileIfAny(reader, captureId(capture)) === file;
  return isSameStory && (await isFolder(join(folder, dataFolder.images))) ? capture : 0;
}

/** The mark is written after every page: what is killed goes on from there. */
export async function copyPhotos(copy: PhotoCopy): Promise<PhotoCount> {
  const { reader, folder, onProgress, rest } = copy;
  const images = join(folder, dataFolder.images);
  await makeFolder(images);
  let mark = copy.mark;
  let after = await photosThere(reader, folder, mark);
  const { photos: total } = photosToCopy(reader, after);
  let [done, copied, copiedBytes, missing] = [0, 0, 0, 0];
  for (;;) {
    const page = photosAfter(reader, after, photosAtATime);
    const last = page.at(-1);
    if (last === undefined) return { copied, copiedBytes, missing };
    await checkSource(copy.dataDir);
    /** Folders with photos of this page. */
    const held = new Set<string>();
    for (const photo of page) {
      const sinceMs = performance.now();
      const outcome = await copyPhoto(photo, copy);
      if (outcome === 'missing') missing += 1;
      else held.add(dirname(join(images, photo.file)));
      if (typeof outcome === 'object') {
        copied += 1;
        copiedBytes += outcome.sizeBytes;
      }
      done += 1;
      onProgress(done, total, copiedBytes);
      rest(performance.now() - sinceMs);
    }
    after = last.id;
    // Where nothing is left of a year of photos, nothing is to be synced either; at the end it is noted all the same.
    if (held.size === 0 && page.length === photosAtATime) continue;
    // Only what is on the disk may be passed over the next time.
    await syncFolders(held, folder);
    mark = { ...mark, photosUntil: { capture: last.id, file: last.file } };
    await writeMark(folder, mark);
  }
}

async function copyPhoto(
  { file, sizeBytes }: NamedPhoto,
  { dataDir, folder }: PhotoCopy,
): Promise<'there' | 'missing' | { readonly sizeBytes: number }> {
  const target = join(folder, dataFolder.images, file);
  if ((await fileSize(target)) === sizeBytes) return 'there';
  const source = join(dataDir, dataFolder.images, file);
  if ((await fileSize(source)) === null) return 'missing';
  await makeFolder(dirname(target));
  try {
    return { sizeBytes: await copyFile(source, target) };
  } catch (error) {
    // Of a disk that begins to fail, the more is copied the better.
    if (error instanceof UnreadableError) return 'missing';
    throw error;
  }
}

/** A disk that is away is not a folder from which every photo was removed. */
async function checkSource(dataDir: string): Promise<void> {
  const images = join(dataDir, dataFolder.images);
  if (!(await isFolder(images))) throw new BackupError('source-missing', `the photos are away: there is no ${images}`);
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false;
