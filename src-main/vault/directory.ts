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

/**
 * Makes a directory and every missing parent, durably. Every parent up to `root` is synced even if it was there: a
 * run that was killed may have made it and not come to its sync.
 */
export async function makeDirectory(path: string, root = dirname(path)): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  const last = Math.min(root.length, dirname(first ?? path).length);
  for (let parent = dirname(path); parent.length >= last; parent = dirname(parent)) {
    await syncDirectory(parent);
    if (parent === dirname(parent)) return;
  }
}
