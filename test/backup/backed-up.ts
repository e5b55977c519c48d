/** A real station's data, backed up by the real process. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { beginBackup } from '../../src-main/backup/backup-process';
import { type BackupOrder, type BackupOutcome, type BackupTools, makeBackup } from '../../src-main/backup/make-backup';
import type { BackupProgress, BackupSettings } from '../../src-shared/domain/backup';
import { defaultSettings } from '../../src-shared/domain/settings';
import { openStation, photo, sha256, storedCaptures, type TestStation } from '../storage/station';
import { spawnChildHost } from '../support/child-host';
import { temporaryFolder } from '../support/temporary-folder';

export interface Place {
  readonly dataDir: string;
  /** The one that is chosen; the backup has a folder in it. */
  readonly folder: string;
}

export function newPlace(): Place {
  const root = temporaryFolder();
  const place = { dataDir: join(root, 'data'), folder: join(root, 'disk') };
  mkdirSync(place.dataDir);
  mkdirSync(place.folder);
  return place;
}

/** Runs until the test ends. */
export async function runStation(dataDir: string): Promise<TestStation> {
  const station = await openStation(dataDir);
  onTestFinished(() => station.keeper.close());
  return station;
}

/** sha256 of each, in the order in which they were stored. */
export async function storePhotos({ link }: TestStation, count: number): Promise<string[]> {
  const stored: string[] = [];
  for (let each = 0; each < count; each++) {
    const next = photo(1 + (each % 4));
    if ((await link.store(next)).type !== 'stored') throw new Error('a photo was not stored');
    stored.push(sha256(next.bytes));
  }
  return stored;
}

/** Many at a time; in no order. Smaller than real ones. */
export async function storeMany({ link }: TestStation, count: number): Promise<string[]> {
  const photos = Array.from({ length: count }, (_, each) => photo(1 + (each % 50), randomBytes(2000)));
  await Promise.all(photos.map((each) => link.store(each)));
  return photos.map(({ bytes }) => sha256(bytes));
}

/** A package as an install leaves it. */
export function installModel({ keeper }: TestStation, dataDir: string): void {
  mkdirSync(join(dataDir, 'models/cable-1/weights'), { recursive: true });
  writeFileSync(join(dataDir, 'models/cable-1/manifest.json'), '{}', { mode: 0o444 });
  writeFileSync(join(dataDir, 'models/cable-1/weights/cable.onnx'), Buffer.alloc(3_000_000, 7), { mode: 0o444 });
  keeper.methods.addModel({
    name: 'cable',
    version: '1.0.0',
    product: 'cable',
    description: '',
    installedAtMs: 1,
    manifestSha256: '0'.repeat(64),
    folder: 'models/cable-1',
    thresholds: { pass: 0.5, fail: 0.75 },
  });
}

export const orderFor = (place: Place, backup: Partial<BackupSettings> = {}, station = 'one'): BackupOrder => ({
  ...place,
  owner: { station, stationName: '' },
  before: null,
  settings: { ...defaultSettings, backup: { ...defaultSettings.backup, folder: place.folder, ...backup } },
});

export const backUp = (order: BackupOrder, tools: Partial<BackupTools> = {}): Promise<BackupOutcome> =>
  makeBackup(order, { onProgress: () => undefined, rest: () => undefined, ...tools });

/** In the real process, beside whatever the test does meanwhile. `killWhen`: ends it as a power cut would. */
export function backUpAside(
  order: BackupOrder,
  killWhen: (progress: BackupProgress) => boolean = () => false,
): Promise<BackupOutcome> {
  const work = beginBackup(spawnChildHost('backup/backup-host.ts'), order, (progress) => {
    if (killWhen(progress)) work.end();
  });
  return work.outcome;
}

/** Every capture of the folder's database with its row's and its file's sha256. Throws when a photo is not there. */
export const heldCaptures = storedCaptures;

export const integrityOf = (file: string): unknown => {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('integrity_check', { simple: true });
  } finally {
    db.close();
  }
};

/** Content of every file below, by its path. */
export const filesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  );
