import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Held in memory of a file at a time. */
const chunkBytes = 1 << 20;

/** The source is there and cannot be read: its disk is damaged, or something keeps it for a while. */
export class UnreadableError extends Error {
  readonly code = 'unreadable';
}

/**
 * Copies a file that never changes; it has its name only when it is whole and on the disk (its folder is synced
 * elsewhere). Its folder must be there. Answers its size. Rejects with
 * UnreadableError, or the system's error.
 */
export async function copyFile(source: string, target: string): Promise<number> {
  const from = await open(source, 'r').catch(unreadable);
  const part = `${target}.part`;
  try {
    // Its mode is not copied: packages of models are read-only, and a part of one must be written over after a crash.
    const to = await open(part, 'w');
    let sizeBytes: number;
    try {
      sizeBytes = await copyBytes(from, to);
      await to.sync();
    } finally {
      await to.close();
    }
    await rename(part, target);
    return sizeBytes;
  } catch (error) {
    // What stays is written over the next time, and swept away by a station that is restored.
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await from.close();
  }
}

function unreadable(error: Error): never {
  throw new UnreadableError(error.message);
}

async function copyBytes(from: FileHandle, to: FileHandle): Promise<number> {
  const { size } = await from.stat().catch(unreadable);
  const buffer = Buffer.allocUnsafe(Math.min(Math.max(size, 1), chunkBytes));
  let sizeBytes = 0;
  for (;;) {
    const { bytesRead } = await from.read(buffer, 0, buffer.length).catch(unreadable);
    if (bytesRead === 0) return sizeBytes;
    await to.writeFile(buffer.subarray(0, bytesRead));
    sizeBytes += bytesRead;
  }
}

/** In bytes; null when there is no such file. Rejects when it cannot be looked at. */
export async function fileSize(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export const makeFolder = async (path: string): Promise<void> => void (await mkdir(path, { recursive: true }));

/** Makes the names in `folders`, which lie in `root`, durable, and those of the folders between. */
export async function syncFolders(folders: Iterable<string>, root: string): Promise<void> {
  const all = new Set<string>([root]);
  for (const folder of folders) {
    for (let path = folder; path.length > root.length; path = dirname(path)) all.add(path);
  }
  for (const folder of all) await syncFolder(folder);
}

/** What drives say (network shares, drivers in user space) on which a folder cannot be synced: they do it themselves. */
const needless = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call; NTFS journals the names.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!needless.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}
