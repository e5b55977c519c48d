import { constants, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { freeBytesOf } from '../files/free-bytes';
import { ReserveError } from './storage-problem';

/**
 * A check that `file` is still the file that was there when this was called. A database that was deleted, or whose
 * disk was unmounted, goes on taking commits that nobody will ever see again.
 */
export function sameFileCheck(file: string): () => void {
  const { dev, ino } = statSync(file);
  return () => {
    const now = statSync(file);
    if (now.dev === dev && now.ino === ino) return;
    throw Object.assign(new Error(`${file} was replaced while the station runs: restart it`), { code: 'SQLITE_MOVED' });
  };
}

/** Free bytes of the disk under `folder`. Rejects when the folder cannot be written or the reserve is not free. */
export async function freeBytesAbove(folder: string, reserveBytes: number): Promise<number> {
  // A trailing slash asks for a directory: a file in its place is an error.
  await access(`${folder}/`, constants.W_OK);
  const freeBytes = await freeBytesOf(folder);
  if (freeBytes < reserveBytes) throw new ReserveError(freeBytes, reserveBytes);
  return freeBytes;
}
