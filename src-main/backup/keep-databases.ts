/** The newest database has the name that a station looks for; those before it are called by the time they were copied. */
import { link, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../../src-shared/domain/data-folder';
import { removeLogs } from '../records/copy-database';
import { fileSize, syncFolders } from './copy-file';

const older = /^vigie-\d{8}-\d{4}\.db$/;

/** Puts `part`, which is whole, in the place of the newest. `beforeMs`: when the one that is there was copied. */
export async function placeDatabase(folder: string, part: string, beforeMs: number, keep: number): Promise<void> {
  const newest = join(folder, dataFolder.database);
  // Of a program that looked into it: laid over another database it would damage it.
  await removeLogs(newest);
  if (keep > 0 && (await fileSize(newest)) !== null) await keepAs(newest, join(folder, olderName(beforeMs)));
  await rename(part, newest);
  await syncFolders([], folder);
  const names = (await readdir(folder)).filter((name) => older.test(name)).sort();
  for (const name of names.slice(0, Math.max(0, names.length - keep))) await rm(join(folder, name));
}

/** In the station's time, so that people find the day they look for. */
function olderName(copiedMs: number): string {
  const date = new Date(copiedMs);
  const two = (value: number): string => `${value}`.padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `vigie-${day}-${two(date.getHours())}${two(date.getMinutes())}.db`;
}

/** A second name: at no instant is the folder without its newest database. */
async function keepAs(newest: string, name: string): Promise<void> {
  try {
    await link(newest, name);
  } catch (error) {
    // Of the same minute: one of both is enough.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    // Drives without second names (FAT, some network shares).
    await rename(newest, name);
  }
}
