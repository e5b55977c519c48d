/** Copies the photos that a database names into the backup, from the point up to which everything is there. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dataFolder } from '../../src-shared/domain/data-folder';
import { captureId } from '../../src-shared/domain/ids';
import { type NamedPhoto, photosAfter, photosOf, photosToCopy } from '../records/backup-rows';
import { captureFileIfAny } from '../records/captures';
import type { Reader } from '../records/handles';
import { BackupError } from './backup-error';
import { type BackupMark, mostMissing, writeMark } from './backup-mark';
import { copyFile, fileSize, makeFolder, syncFolders, UnreadableError } from './copy-file';

/** Read, copied and synced together; a crash has so many looked at again. */
const photosAtATime = 200;

export interface PhotoCount {
  readonly copied: number;
  readonly copiedBytes: number;
  /** Gone without a rule, or not to be read, this time and before. No reason to fail while they are few. */
  readonly missing: number;
}

export interface PhotoCopy {
  /** On the backup's own database: what it names must be there. */
  readonly reader: Reader;
  readonly dataDir: string;
  /** The backup's own folder. */
  readonly folder: string;
  readonly mark: BackupMark;
  /** Which of these captures have no photo that a rule removed since the database was copied. */
  readonly notRemoved: (captures: readonly number[]) => Promise<number[]>;
  /** Before each page. Rejects with BackupError `no-room`. */
  readonly needRoom: (photos: readonly NamedPhoto[]) => Promise<void>;
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
  const { reader, folder } = copy;
  let mark = copy.mark;
  let after = await photosThere(reader, folder, mark);
  // Everything is looked at again, so also what was missing; noted, or a kill now would leave an empty folder as full.
  if (after === 0 && mark.photosUntil !== null) {
    mark = { ...mark, photosUntil: nowhere, missing: [] };
    await writeMark(folder, mark);
  }
  await makeFolder(join(folder, dataFolder.images));
  const again = photosOf(reader, mark.missing);
  const tally: Tally = { total: photosToCopy(reader, after).photos + again.length, done: 0, copied: 0, copiedBytes: 0 };
  if (mark.missing.length > 0) {
    const { held, missing } = await copyPage(again, copy, tally);
    await syncFolders(held, folder);
    mark = { ...mark, missing };
    await writeMark(folder, mark);
  }
  for (;;) {
    const page = photosAfter(reader, after, photosAtATime);
    const last = page.at(-1);
    if (last === undefined) return { ...tally, missing: mark.missing.length };
    const { held, missing } = await copyPage(page, copy, tally);
    after = last.id;
    // Where nothing is left of a year of photos, nothing is to be synced either; at the end it is noted all the same.
    if (held.size === 0 && missing.length === 0 && page.length === photosAtATime) continue;
    const all = [...mark.missing, ...missing];
    if (all.length > mostMissing) throw photosAway(copy.dataDir, `more than ${mostMissing} photos are not there`);
    // Only what is on the disk may be passed over the next time.
    await syncFolders(held, folder);
    mark = { ...mark, photosUntil: { capture: last.id, file: last.file }, missing: all };
    await writeMark(folder, mark);
  }
}

/** No capture is there: everything is to be looked at, and much may be in the folder. */
const nowhere = { capture: 0, file: '' };

interface Tally {
  readonly total: number;
  done: number;
  copied: number;
  copiedBytes: number;
}

interface CopiedPage {
  /** Folders with photos of this page. */
  readonly held: ReadonlySet<string>;
  /** Captures whose photos no rule has removed. */
  readonly missing: number[];
}

async function copyPage(page: readonly NamedPhoto[], copy: PhotoCopy, tally: Tally): Promise<CopiedPage> {
  await checkSource(copy.dataDir);
  await copy.needRoom(page);
  const held = new Set<string>();
  const missing: number[] = [];
  for (const photo of page) {
    const sinceMs = performance.now();
    const outcome = await copyPhoto(photo, copy);
    if (outcome === 'missing') missing.push(photo.id);
    else held.add(dirname(join(copy.folder, dataFolder.images, photo.file)));
    if (typeof outcome === 'object') {
      tally.copied += 1;
      tally.copiedBytes += outcome.sizeBytes;
    }
    tally.done += 1;
    copy.onProgress(tally.done, tally.total, tally.copiedBytes);
    copy.rest(performance.now() - sinceMs);
  }
  return { held, missing: missing.length === 0 ? missing : await copy.notRemoved(missing) };
}

async function copyPhoto(
  { file, sizeBytes }: NamedPhoto,
  { dataDir, folder }: PhotoCopy,
): Promise<'there' | 'missing' | { readonly sizeBytes: number }> {
  const target = join(folder, dataFolder.images, file);
  if ((await fileSize(target)) === sizeBytes) return 'there';
  const source = join(dataDir, dataFolder.images, file);
  // One that cannot even be looked at is as one that cannot be read.
  if ((await fileSize(source).catch(() => null)) === null) return 'missing';
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
  if (!(await isFolder(images))) throw photosAway(dataDir, `there is no ${images}`);
}

const photosAway = (dataDir: string, why: string): BackupError =>
  new BackupError('source-missing', `the photos of ${dataDir} are away: ${why}`);

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false;
