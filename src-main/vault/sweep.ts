/**
 * Compares image files with their rows. A file without a row was never acknowledged (the row is committed before
 * the reply), so its camera sends that photo again: the file is set aside in the quarantine folder, not lost. A row
 * without a file is counted: its photo was removed or damaged from outside.
 */
import { mkdir, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unlessMissing } from '../files/unless-missing';
import { partSuffix } from './image-file';

/** What is known of the files, asked in pages so that a large folder holds nobody up. */
export interface FileRows {
  /** Up to `limit` files of `folder` with a row that sort after `after`, in order. */
  filesInFolder(folder: string, after: string, limit: number): readonly string[];
  hasRow(file: string): boolean;
  /** Removed on purpose: that its file is gone is as it should be. */
  isRemoved(file: string): boolean;
  /** A photo being stored at this moment: its row may still come. */
  isInWork(file: string): boolean;
}

export interface SweepResult {
  readonly quarantined: number;
  readonly missing: number;
  readonly removedParts: number;
}

const pageSize = 2000;

/** Sweeps the given day folders, one after the other. Rejects with the system's error when one cannot be read. */
export async function sweepFolders(
  dirs: { readonly images: string; readonly quarantine: string },
  folders: Iterable<string>,
  rows: FileRows,
): Promise<SweepResult> {
  const result = { quarantined: 0, missing: 0, removedParts: 0 };
  for (const folder of folders) {
    const names = await namesIn(join(dirs.images, folder));
    const strays = new Set<string>();
    for (const name of names) {
      const file = `${folder}/${name}`;
      if (!name.endsWith(partSuffix)) strays.add(file);
      else if (!rows.isInWork(file.slice(0, -partSuffix.length))) {
        await unlink(join(dirs.images, file)).catch(unlessMissing);
        result.removedParts++;
      }
    }
    result.missing += await takeOutRows(dirs.images, folder, rows, strays);
    for (const file of strays) {
      // Asked again: the photo may have been in work when the rows were read, and have its row now.
      if (rows.isInWork(file) || rows.hasRow(file)) continue;
      if (await quarantine(dirs, file)) result.quarantined++;
    }
  }
  return result;
}

/** Takes every file with a row out of `strays`; answers how many rows have no file. */
async function takeOutRows(images: string, folder: string, rows: FileRows, strays: Set<string>): Promise<number> {
  let missing = 0;
  let page: readonly string[] = [];
  do {
    page = rows.filesInFolder(folder, page.at(-1) ?? '', pageSize);
    for (const file of page) {
      if (strays.delete(file) || rows.isRemoved(file)) continue;
      if (!(await stat(join(images, file)).catch(() => null))) missing++;
    }
    await new Promise(setImmediate);
  } while (page.length === pageSize);
  return missing;
}

async function quarantine(
  dirs: { readonly images: string; readonly quarantine: string },
  file: string,
): Promise<boolean> {
  const target = join(dirs.quarantine, file);
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(join(dirs.images, file), target);
    return true;
  } catch (error) {
    unlessMissing(error as NodeJS.ErrnoException);
    return false;
  }
}

/** File names in a folder; none when it does not exist. */
async function namesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    unlessMissing(error);
    return [];
  });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Every day folder there is on disk, oldest first. */
export async function dayFolders(images: string): Promise<string[]> {
  const folders: string[] = [];
  for (const year of await numberedFolders(images, /^\d{4}$/)) {
    for (const month of await numberedFolders(join(images, year), /^\d\d$/)) {
      const days = await numberedFolders(join(images, year, month), /^\d\d$/);
      folders.push(...days.map((day) => `${year}/${month}/${day}`));
    }
  }
  return folders;
}

async function numberedFolders(path: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    unlessMissing(error);
    return [];
  });
  return entries
    .filter((entry) => entry.isDirectory() && pattern.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
