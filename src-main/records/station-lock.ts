/**
 * One station per data folder. SQLite's own locks let two programs write one database in turn, and know nothing of
 * the image files; so a lock file of its own is held for the station's life. It is an operating system lock (taken
 * through SQLite, which has it on every platform): it ends with its program, however that ends, and leaves nothing
 * that could block the next start.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataFolder } from '../../src-shared/domain/data-folder';

export interface StationLock {
  release(): void;
}

export class DataFolderInUseError extends Error {
  readonly code = 'data-folder-in-use';
}

/** Throws DataFolderInUseError, or the system's error when the lock file cannot be made. */
export function lockStation(dataDir: string): StationLock {
  const file = join(dataDir, dataFolder.lock);
  const owner = `${file}.owner`;
  const db = new Database(file, { timeout: 0 });
  try {
    // No journal file: the lock must be had on a full disk too.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as NodeJS.ErrnoException).code !== 'SQLITE_BUSY') throw error;
    throw new DataFolderInUseError(`the data folder ${dataDir} is in use by another Vigie${ownerText(owner)}`);
  }
  noteOwner(owner);
  return {
    release: () => {
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

/** For the other program's message only: the lock is what counts, and holds on a full disk too. */
function noteOwner(file: string): void {
  try {
    writeFileSync(file, `process ${process.pid} on ${hostname()}`);
  } catch {
    rmSync(file, { force: true });
  }
}

function ownerText(file: string): string {
  try {
    return ` (${readFileSync(file, 'utf8')})`;
  } catch {
    // The other program is between its lock and its note.
    return '';
  }
}
