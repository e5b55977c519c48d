/**
 * The storage of a station: one data folder, its image files and its one writing connection, and the link from
 * which complete photos come. Runs in the storage thread, and in tests without one.
 */
import { dirname, join } from 'node:path';
import type { BulkProgress, Selected } from '../../src-shared/domain/bulk-decision';
import type { Capture } from '../../src-shared/domain/capture';
import { dataFolder } from '../../src-shared/domain/data-folder';
import type { BulkId } from '../../src-shared/domain/ids';
import type { RecordsUpdate } from '../../src-shared/domain/records-update';
import type { RemovalProgress, RetentionOrder } from '../../src-shared/domain/retention';
import type { StorageStatus } from '../../src-shared/domain/station-status';
import type { NewBulk } from '../records/bulk-decisions';
import { capturesById } from '../records/captures';
import type { Writer } from '../records/handles';
import { commitProbe, openFolders, setOpenFolders } from '../records/open-folders';
import { databaseFile, openWriter } from '../records/open-records';
import { DataFolderInUseError, lockStation, type StationLock } from '../records/station-lock';
import type { RpcPort } from '../threads/rpc';
import { makeDirectory, syncDirectory } from '../vault/directory';
import type { SweepResult } from '../vault/sweep';
import { createVault, type Vault } from '../vault/vault';
import { type AvailabilityOptions, createAvailability, storageStatus } from './availability';
import { BulkRun } from './bulk-run';
import { freeBytesAbove, sameFileCheck } from './data-folder-check';
import { createFileCheck } from './file-check';
import { createLinkHub } from './link-hub';
import { createOpenFolderList } from './open-folder-list';
import { createPhotoKeeper } from './photo-keeper';
import { createRetention } from './retention';
import type { RetentionRun } from './retention-run';
import { type RecordMethods, recordMethods } from './storage-methods';

export interface KeeperOptions {
  readonly dataDir: string;
  /** Requests are refused while less than this is free. */
  readonly reserveBytes: number;
  /** Between looks at the disk, and between probes while unavailable. */
  readonly checkIntervalMs: number;
}

export const keeperDefaults = { reserveBytes: 200 * 1_048_576, checkIntervalMs: 2000 } as const;

/** What storage tells the main thread unasked. */
export type StorageEvent =
  /** Before it is open: the records are brought up to date; null when they are. */
  | { readonly type: 'updating'; readonly update: RecordsUpdate | null }
  | { readonly type: 'status'; readonly status: StorageStatus }
  /** Committed together; the cameras have been told. */
  | { readonly type: 'stored'; readonly captures: readonly Capture[] }
  /** By a bulk decision. */
  | { readonly type: 'decided'; readonly captures: readonly Capture[] }
  /** Their photos were, to make room. */
  | { readonly type: 'removed'; readonly captures: readonly Capture[] }
  /** Photos could not be removed. */
  | { readonly type: 'removal-failed'; readonly message: string }
  | { readonly type: 'bulk'; readonly progress: BulkProgress };

export interface StorageMethods extends RecordMethods {
  status(): StorageStatus;
  /** Compares every image file with its row: minutes at a million files, in small steps beside all other work. */
  checkAllFiles(): Promise<SweepResult>;
  /** Null while another one is under way. */
  startBulk(order: NewBulk, selected: Selected): BulkId | null;
  /** As `startBulk`. Throws RecordsError `not-found`. */
  undoBulk(bulk: BulkId, by: Pick<NewBulk, 'operator' | 'atMs'>): BulkId | null;
  cancelBulk(bulk: BulkId): void;
  currentBulk(): BulkProgress | null;
  /** Removes what the rules say, beside all other work; one under way ends first. */
  removePhotos(order: RetentionOrder): void;
  /** The removal under way, or the last one. */
  currentRemoval(): RemovalProgress;
}

export interface Keeper {
  readonly methods: StorageMethods;
  /** Photos come from here (`StoreRequest`), answers go back (`StorageMessage`). */
  attachLink(port: RpcPort): void;
  /** Finishes the photos in work and lets the data folder go. */
  close(): Promise<void>;
}

/**
 * Opens a data folder, making it when it is new, and sets right what a crash left.
 * Rejects with DataFolderInUseError, RecordsError, or the system's error when the folder cannot be used at all.
 */
export async function createKeeper(options: KeeperOptions, onEvent: (event: StorageEvent) => void): Promise<Keeper> {
  const lock = await takeFolder(options.dataDir);
  let writer: Writer | undefined;
  try {
    writer = openWriter(databaseFile(options.dataDir), (update) => onEvent({ type: 'updating', update }));
    return await keeperOn(writer, lock, options, onEvent);
  } catch (error) {
    writer?.db.close();
    lock.release();
    throw error;
  }
}

async function takeFolder(dataDir: string): Promise<StationLock> {
  try {
    await makeDirectory(join(dataDir, dataFolder.images));
    // New for the station, but made before it. A parent that may not be read cannot be synced, and was there before.
    await syncDirectory(dirname(dataDir)).catch(() => undefined);
    return lockStation(dataDir);
  } catch (error) {
    if (error instanceof DataFolderInUseError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw Object.assign(new Error(`the data folder ${dataDir} cannot be used: ${message}`), code ? { code } : {});
  }
}

async function keeperOn(
  writer: Writer,
  lock: StationLock,
  options: KeeperOptions,
  onEvent: (event: StorageEvent) => void,
): Promise<Keeper> {
  const { dataDir } = options;
  const vault = createVault(join(dataDir, dataFolder.images));
  const leftOpen = openFolders(writer);
  const openList = createOpenFolderList((folders) => setOpenFolders(writer, folders), leftOpen);
  const photos = createPhotoKeeper({
    vault,
    writer,
    openFolders: openList,
    // After the replies: the cameras wait for those.
    onStored: (ids) => setImmediate(() => onEvent({ type: 'stored', captures: capturesById(writer, ids) })),
  });
  const bulk = new BulkRun({
    writer,
    photosDone: photos.presentDone,
    onProgress: (progress) => onEvent({ type: 'bulk', progress }),
    onChanged: (captures) => onEvent({ type: 'decided', captures }),
    onFailure: (error) => availability.report(error),
  });
  const retention: RetentionRun = createRetention(writer, vault, dataDir, photos.presentDone, onEvent);
  const files = createFileCheck(writer, dataDir, photos.isInWork);
  let found = { quarantinedFiles: 0, missingFiles: 0 };

  const availability = createAvailability({
    intervalMs: options.checkIntervalMs,
    ...storageLooks(writer, vault, options),
    onChange: () => {
      hub.tell();
      tellStatus();
    },
  });
  const hub = createLinkHub(photos.keep, () => availability);
  const status = (): StorageStatus => storageStatus(availability.state(), found);
  const tellStatus = (): void => onEvent({ type: 'status', status: status() });

  async function checkAllFiles(): Promise<SweepResult> {
    const result = await files.sweepAll();
    found = { quarantinedFiles: found.quarantinedFiles + result.quarantined, missingFiles: result.missing };
    if (result.quarantined + result.missing > 0) tellStatus();
    return result;
  }

  // Before the first photo. Only folders on the list can hold files without a row.
  try {
    const { quarantined, missing } = await files.sweep(leftOpen);
    found = { quarantinedFiles: quarantined, missingFiles: missing };
    openList.tidy(leftOpen);
  } catch (error) {
    // The folders stay on the list for the next start; the storage is unavailable until a probe succeeds.
    availability.report(error);
  }
  await availability.check();

  return {
    methods: {
      ...recordMethods(writer, dataDir, availability.report),
      status,
      checkAllFiles,
      startBulk: (order, selected) => bulk.start(order, selected),
      undoBulk: (id, by) => bulk.undo(id, by),
      cancelBulk: (id) => bulk.cancel(id),
      currentBulk: () => bulk.current,
      removePhotos: (order) => retention.start(order),
      currentRemoval: () => retention.progress,
    },
    attachLink: hub.attach,
    async close() {
      availability.close();
      await files.stop();
      await bulk.stop();
      await retention.stop();
      await photos.idle();
      // What the last commit has to tell was put off with setImmediate.
      await new Promise(setImmediate);
      try {
        openList.tidy([]);
      } finally {
        writer.db.close();
        lock.release();
      }
    },
  };
}

function storageLooks(
  writer: Writer,
  vault: Vault,
  options: KeeperOptions,
): Pick<AvailabilityOptions, 'look' | 'probe'> {
  const checkDatabaseFile = sameFileCheck(databaseFile(options.dataDir));
  return {
    async look() {
      checkDatabaseFile();
      return freeBytesAbove(join(options.dataDir, dataFolder.images), options.reserveBytes);
    },
    async probe() {
      checkDatabaseFile();
      await vault.probe();
      commitProbe(writer, Date.now());
    },
  };
}
