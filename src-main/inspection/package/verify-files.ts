import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ModelManifest } from '../../../src-shared/domain/model-manifest';

/** Whether an installed package's files still are what its manifest says: null, or in one line what is not. */
export async function filesProblem(dir: string, manifest: ModelManifest): Promise<string | null> {
  for (const { path, sha256 } of manifest.files) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(dir, path)), hash);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `${path} is missing`
        : `${path} cannot be read: ${(error as Error).message}`;
    }
    const actual = hash.digest('hex');
    if (actual !== sha256) return `${path} has sha256 ${actual}, the manifest says ${sha256}`;
  }
  return null;
}
