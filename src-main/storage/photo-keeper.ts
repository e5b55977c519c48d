import { createHash } from 'node:crypto';
import type { CaptureId } from '../../src-shared/domain/ids';
import type { ReceivedPhoto } from '../../src-shared/domain/transfer';
import { addCaptures, type StoredPhoto, storedBefore } from '../records/captures';
import type { Writer } from '../records/handles';
import { folderOf, imageFile } from '../vault/image-file';
import type { Vault } from '../vault/vault';
import { createBatcher } from './batcher';
import type { OpenFolderList } from './open-folder-list';

/** How far back a photo is looked for whose reply may have been lost. No camera takes the same bytes twice. */
const resumedWithinMs = 10 * 60_000;

export interface PhotoKeeper {
  /** Resolves when file and row are on stable storage; rejects with the error that kept them from it. */
  keep(photo: ReceivedPhoto): Promise<void>;
  /** Its file may be on disk before its row. */
  isInWork(file: string): boolean;
  /** Resolves when those that are in work now are done. */
  presentDone(): Promise<void>;
  /** Resolves when nothing is in work. */
  idle(): Promise<void>;
}

export interface PhotoKeeperParts {
  readonly vault: Vault;
  readonly writer: Writer;
  readonly openFolders: OpenFolderList;
  /** Called after each commit. */
  readonly onStored: (captures: readonly CaptureId[]) => void;
}

/**
 * File written and synced under a temporary name, renamed, its folder synced, row committed: in this order. The
 * files of several photos are written side by side; their folder syncs and commits are shared.
 */
export function createPhotoKeeper(parts: PhotoKeeperParts): PhotoKeeper {
  const { vault, writer, openFolders, onStored } = parts;
  const inWork = new Map<string, Promise<void>>();

  const commits = createBatcher<StoredPhoto>(async (batch) => {
    await vault.syncFolders(batch.map(({ file }) => file));
    onStored(addCaptures(writer, batch));
  });

  async function store(file: string, photo: ReceivedPhoto, sha256: Uint8Array): Promise<void> {
    const folder = folderOf(file);
    openFolders.enter(folder);
    try {
      await vault.write(file, photo.bytes);
      const { bytes, ...arrival } = photo;
      await commits.add({ photo: arrival, file, sha256, sizeBytes: bytes.byteLength });
    } catch (error) {
      await discard(file);
      throw error;
    }
    openFolders.leave(folder);
  }

  /** The camera was told nothing and sends again: a file that stays would only be a stray. */
  async function discard(file: string): Promise<void> {
    try {
      await vault.remove(file);
      openFolders.leave(folderOf(file));
    } catch {
      // The error that led here is the one to report; the next start finds the file.
      openFolders.leaveWithStray(folderOf(file));
    }
  }

  async function isStoredAlready(photo: ReceivedPhoto, sha256: Uint8Array): Promise<boolean> {
    if (!photo.resumed) return false;
    const file = storedBefore(writer, {
      camera: photo.camera,
      sha256,
      sinceMs: photo.receivedAtMs - resumedWithinMs,
    });
    return file !== undefined && (await vault.exists(file));
  }

  return {
    async keep(photo) {
      const sha256 = createHash('sha256').update(photo.bytes).digest();
      if (await isStoredAlready(photo, sha256)) return;
      const file = imageFile(photo.receivedAtMs, photo.camera.cameraId);
      const storing = store(file, photo, sha256);
      inWork.set(file, storing);
      try {
        await storing;
      } finally {
        inWork.delete(file);
      }
    },
    isInWork: (file) => inWork.has(file),
    async presentDone() {
      await Promise.allSettled(inWork.values());
    },
    async idle() {
      while (inWork.size > 0) await Promise.allSettled(inWork.values());
    },
  };
}
