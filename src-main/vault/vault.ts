import { open, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessMissing } from '../files/unless-missing';
import { atMost } from './at-most';
import { makeDirectory, syncDirectory } from './directory';
import { folderOf, partSuffix } from './image-file';

/** Image files on disk. Files are named relative to the images folder, forward slashes. */
export interface Vault {
  /** Bytes on stable storage under their final name; the name itself is durable after `syncFolders`. */
  write(file: string, bytes: Uint8Array): Promise<void>;
  /** Makes the names of these files durable, one sync a folder. */
  syncFolders(files: readonly string[]): Promise<void>;
  exists(file: string): Promise<boolean>;
  /** Removes a file that must not stay; one that is not there is no error. */
  remove(file: string): Promise<void>;
  /** Writes and syncs a small file: throws what keeps photos from being stored. */
  probe(): Promise<void>;
}

/**
 * Files written side by side. The system's file threads are four; with every photo of a burst in their queue all
 * would be opened first and synced last, and the first reply would wait for the last photo.
 */
const writesAtOnce = 8;

/** All its methods reject with the system's own errors. */
export function createVault(imagesDir: string): Vault {
  const made = new Map<string, Promise<void>>();
  const inTurn = atMost(writesAtOnce);

  /** Once a folder, so that a burst of photos does not ask for each. */
  function ensureFolder(folder: string): Promise<void> {
    const known = made.get(folder);
    if (known) return known;
    const making = makeDirectory(join(imagesDir, folder), imagesDir).catch((error: unknown) => {
      made.delete(folder);
      throw error;
    });
    made.set(folder, making);
    return making;
  }

  async function write(file: string, bytes: Uint8Array): Promise<void> {
    const folder = folderOf(file);
    await ensureFolder(folder);
    const final = join(imagesDir, file);
    try {
      await writeSynced(final + partSuffix, bytes);
      await rename(final + partSuffix, final);
    } catch (error) {
      // The folder may have been taken away: look again before the next photo.
      made.delete(folder);
      await removeIfThere(final + partSuffix);
      throw error;
    }
  }

  return {
    write: (file, bytes) => inTurn(() => write(file, bytes)),
    async syncFolders(files) {
      await Promise.all([...new Set(files.map(folderOf))].map((folder) => syncDirectory(join(imagesDir, folder))));
    },
    async exists(file) {
      return (await stat(join(imagesDir, file)).catch(() => null))?.isFile() ?? false;
    },
    remove: (file) => unlink(join(imagesDir, file)).catch(unlessMissing),
    async probe() {
      const file = join(imagesDir, `probe${partSuffix}`);
      await makeDirectory(imagesDir);
      await writeSynced(file, new Uint8Array(4096), 'w');
      await unlink(file);
    },
  };
}

/** `wx` by default: an existing file is never written over. */
async function writeSynced(path: string, bytes: Uint8Array, flags = 'wx'): Promise<void> {
  const handle = await open(path, flags, 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeIfThere(path: string): Promise<void> {
  // The failure that led here is the one to report; what stays is removed at the next start.
  await unlink(path).catch(() => undefined);
}
