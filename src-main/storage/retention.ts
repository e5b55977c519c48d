/** The run that removes photos, on the folders and the connection of a station. */
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../../src-shared/domain/data-folder';
import { capturesById } from '../records/captures';
import type { Writer } from '../records/handles';
import { createVault, type Vault } from '../vault/vault';
import type { StorageEvent } from './keeper';
import { RetentionRun } from './retention-run';

/** `images` are those of the data folder; its thumbnails go with them. */
export function createRetention(
  writer: Writer,
  images: Vault,
  dataDir: string,
  photosDone: () => Promise<void>,
  onEvent: (event: StorageEvent) => void,
): RetentionRun {
  const thumbnails = createVault(join(dataDir, dataFolder.thumbnails));
  return new RetentionRun({
    writer,
    nowMs: Date.now,
    photosDone,
    unlink: async (file) => {
      await Promise.all([images.remove(file), thumbnails.remove(file)]);
    },
    syncFolders: async (files) => {
      // A folder that is gone holds nothing any more.
      await Promise.all([images, thumbnails].map((vault) => vault.syncFolders(files).catch(unlessMissing)));
    },
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(dataDir);
      return bavail * bsize;
    },
    onRemoved: (ids) => onEvent({ type: 'removed', captures: capturesById(writer, ids) }),
    onFailure: (error) => onEvent({ type: 'removal-failed', message: (error as Error).message }),
  });
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
