import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes the entries of a directory durable: renames and new names in it. Windows has no such call (a directory
 * cannot be opened for it); there NTFS journals the rename itself.
 */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Makes a directory and every missing parent, durably: each parent of a new one is synced. */
export async function makeDirectory(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncDirectory(dirname(made));
}
