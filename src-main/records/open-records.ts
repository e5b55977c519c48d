import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataFolder } from '../../src-shared/domain/data-folder';
import { type Reader, readerOn, type Writer, writerOn } from './handles';
import { migrate, type OnUpdate, refuseNewer, schemaVersion, versionOf } from './migrate';
import { RecordsError } from './records-error';

export const databaseFile = (dataDir: string): string => join(dataDir, dataFolder.database);

/** How long a statement waits for another connection's lock before it fails, in ms. */
const busyTimeoutMs = 5000;

/**
 * The station's one writing connection; creates the database or brings its layout up to date.
 * Throws RecordsError `newer-database` or `damaged-database`, or SQLite's own error.
 */
export function openWriter(file: string, onUpdate?: OnUpdate): Writer {
  return named(file, () => {
    if (existsSync(file)) withoutWriting(file, refuseNewer);
    const db = new Database(file, { timeout: busyTimeoutMs });
    return orClose(db, () => {
      db.pragma('journal_mode = WAL');
      // The library's build relaxes WAL to NORMAL, which loses the last commits on power loss.
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
      // After a long export the log may have grown: give the space back at the next checkpoint.
      db.pragma('journal_size_limit = 67108864');
      migrate(db, undefined, onUpdate);
      return writerOn(db);
    });
  });
}

/**
 * A connection for reading an existing, current database; never changes it.
 * Throws RecordsError `no-database`, `newer-database`, `older-database` or `damaged-database`.
 */
export function openReader(file: string): Reader {
  if (!existsSync(file)) throw new RecordsError('no-database', `there is no station database at ${file}`);
  return named(file, () => {
    const db = new Database(file, { readonly: true, timeout: busyTimeoutMs });
    return orClose(db, () => {
      refuseNewer(db);
      if (versionOf(db) < schemaVersion) {
        throw new RecordsError(
          'older-database',
          `the database ${file} has an older layout: start the station on it once, which brings it up to date`,
        );
      }
      db.pragma('cache_size = -65536');
      return readerOn(db);
    });
  });
}

function withoutWriting(file: string, look: (db: Database.Database) => void): void {
  const db = new Database(file, { readonly: true, timeout: busyTimeoutMs });
  try {
    look(db);
  } finally {
    db.close();
  }
}

function orClose<T>(db: Database.Database, open: () => T): T {
  try {
    return open();
  } catch (error) {
    db.close();
    throw error;
  }
}

function named<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'SQLITE_NOTADB' && !code?.startsWith('SQLITE_CORRUPT')) throw error;
    throw new RecordsError('damaged-database', `the database ${file} cannot be read: ${message}`);
  }
}
