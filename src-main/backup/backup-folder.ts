/** Finds the one folder that a backup may write to, and what speaks against it. */
import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { type BackupFolderCheck, type BackupResult, backupNames } from '../../src-shared/domain/backup';
import { freeBytesOf } from '../files/free-bytes';
import { BackupError, backupFailure } from './backup-error';
import { newMark, readMark, writeMark } from './backup-mark';

export interface BackupOwner {
  /** Stays the same whatever the station is called. */
  readonly station: string;
  /** May be empty. */
  readonly stationName: string;
}

/** Where the last backup went. */
export type LastPlace = Pick<BackupResult, 'folder' | 'otherDisk'>;

const prefix = 'vigie-backup';
const mostNumbers = 100;

/** Resolved; throws BackupError when there is none, or it is no place for a backup of `dataDir`. */
async function chosenFolder(folder: string, dataDir: string): Promise<string> {
  if (folder === '') throw new BackupError('no-folder', 'no folder is chosen for the backup');
  const chosen = await realpath(folder).catch(() => null);
  if (chosen === null || !(await stat(chosen)).isDirectory()) {
    throw new BackupError('folder-missing', `there is no folder ${folder}`);
  }
  const data = await realpath(dataDir);
  if (liesWithin(chosen, data)) {
    throw new BackupError('inside-data-folder', `${folder} lies inside the data folder ${dataDir}`);
  }
  return chosen;
}

/** Says nothing of room. Never rejects, writes nothing. */
export async function checkBackupFolder(folder: string, dataDir: string): Promise<BackupFolderCheck> {
  try {
    const chosen = await chosenFolder(folder, dataDir);
    return { failure: null, sameDisk: await isOnSameDisk(chosen, dataDir), freeBytes: await freeBytesOf(chosen) };
  } catch (error) {
    return { failure: backupFailure(error), sameDisk: false, freeBytes: null };
  }
}

/** Whether what is in `folder` is lost with the disk of `dataDir`. Rejects with the system's error. */
export async function isOnSameDisk(folder: string, dataDir: string): Promise<boolean> {
  const [target, source] = await Promise.all([stat(folder), stat(dataDir)]);
  return target.dev === source.dev;
}

/**
 * The station's own folder in `folder`: the one that has its mark, whatever it is called, or else a new one. What bears
 * no mark of this station is never written to. `before`: of the last backup. Throws BackupError, or the system's error.
 */
export async function openBackupFolder(
  folder: string,
  dataDir: string,
  owner: BackupOwner,
  before: LastPlace | null,
): Promise<string> {
  const chosen = await chosenFolder(folder, dataDir);
  const data = await realpath(dataDir);
  const isOwn = async (path: string): Promise<boolean> =>
    !liesWithin(data, path) && !liesWithin(path, data) && (await readMark(path))?.station === owner.station;
  // Somebody who chooses the backup itself means it, and not a backup within the backup.
  if (await isOwn(chosen)) return chosen;
  for (const name of (await readdir(chosen)).filter((each) => each.startsWith(prefix)).sort()) {
    if (await isOwn(join(chosen, name))) return join(chosen, name);
  }
  // A disk that is not mounted leaves its empty mount point, and the backup would fill the disk of the station.
  if (before?.otherDisk && dirname(before.folder) === chosen && (await isOnSameDisk(chosen, data))) {
    throw new BackupError('folder-missing', `the disk with ${before.folder} is not there`);
  }
  return newFolder(chosen, owner);
}

async function newFolder(chosen: string, { station, stationName }: BackupOwner): Promise<string> {
  const name = [prefix, nameForFiles(stationName)].filter(Boolean).join('-');
  for (let number = 1; number < mostNumbers; number++) {
    const path = join(chosen, number === 1 ? name : `${name}-${number}`);
    if (!(await isFree(path))) continue;
    await mkdir(path, { recursive: true });
    await writeMark(path, newMark(station));
    return path;
  }
  throw new BackupError('target-unwritable', `${join(chosen, name)} and ${mostNumbers} more of its name are in use`);
}

/** Not there, or with nothing in it but a mark that a power cut kept from being finished. */
async function isFree(path: string): Promise<boolean> {
  try {
    const names = await readdir(path);
    return names.every((name) => name === `${backupNames.mark}.tmp`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Both resolved. A folder lies within itself. */
function liesWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What every system and disk takes in a name. */
const nameForFiles = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
