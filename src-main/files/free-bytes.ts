import { statfs } from 'node:fs/promises';

/** Of the disk under `folder`, as its owner may use it. Rejects with the system's error. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
