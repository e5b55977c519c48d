/** The run that removes photos, on the folders and the connection of a station. */
import { join } from 'node:path';
import { dataFolder } from '../../src-shared/domain/data-folder';
import { freeBytesOf } from '../files/free-bytes';
import { unlessMissing } from '../files/unless-missing';
import { capturesById } from '../records/captures';
import type { Writer } from '../records/handles';
import { databaseFile } from '../records/open-records';
import { newestReceivedMs } from '../records/removable-photos';
import { createVault, type Vault } from '../vault/vault';
import { sameFileCheck } from './data-folder-check';
import type { StorageEvent } from './keeper';
import { createRetentionClock } from './retention-clock';
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
    nowMs: createRetentionClock(newestReceivedMs(writer)),
    checkPlace: sameFileCheck(databaseFile(dataDir)),
    photosDone,
    unlink: async (file) => {
      await Promise.all([images.remove(file), thumbnails.remove(file)]);
    },
    syncFolders: async (files) => {
      // A folder that is gone holds nothing any more.
      await Promise.all([images, thumbnails].map((vault) => vault.syncFolders(files).catch(unlessMissing)));
    },
    freeBytes: () => freeBytesOf(join(dataDir, dataFolder.images)),
    onRemoved: (ids) => onEvent({ type: 'removed', captures: capturesById(writer, ids) }),
    onFailure: (error) => onEvent({ type: 'removal-failed', message: (error as Error).message }),
  });
}
