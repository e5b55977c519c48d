/** A copy of the database while the station goes on writing it. */
import { open, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { openReader } from './open-records';
import { RecordsError } from './records-error';

/** Pages copied at a time: 256 KiB. */
const pagesAtATime = 64;

export interface CopyOptions {
  /** Of pages. Called after every step; what it throws ends the copy. */
  readonly onProgress: (done: number, total: number) => void;
  /** Between two steps, of which each took so long. It may block: the copy has a process of its own. */
  readonly rest: (workedMs: number) => void;
}

/**
 * Copies the database `file` as it is now to `target`, which is made anew, durable, and one file without a log beside it.
 * Throws RecordsError (`no-database`, `newer-database`, `older-database`, `damaged-database`) or SQLite's error; what is
 * left of the target then is of no use.
 */
export async function copyDatabase(file: string, target: string, { onProgress, rest }: CopyOptions): Promise<void> {
  await removeDatabase(target);
  const reader = openReader(file);
  try {
    // One state to the end: a copy that follows the newest one is begun anew by SQLite whenever somebody else commits.
    // Nobody waits for it; the writer's log only grows meanwhile.
    reader.db.exec('BEGIN');
    reader.get('SELECT count(*) FROM sqlite_schema');
    let sinceMs = performance.now();
    await reader.db.backup(target, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages - remainingPages, totalPages);
        rest(performance.now() - sinceMs);
        sinceMs = performance.now();
        return pagesAtATime;
      },
    });
  } finally {
    reader.db.close();
  }
  withoutLog(target);
  await syncFile(target);
}

/** Throws RecordsError `damaged-database` when what was copied is not whole. */
export function checkCopy(file: string): void {
  const db = new Database(file, { readonly: true });
  try {
    const findings = db.pragma('quick_check(1)', { simple: true }) as string;
    if (findings !== 'ok') throw new RecordsError('damaged-database', `the copy ${file} is damaged: ${findings}`);
  } finally {
    db.close();
  }
}

/** Of the database as it is now, in bytes. */
export function databaseBytes(file: string): number {
  const reader = openReader(file);
  try {
    const pages = reader.db.pragma('page_count', { simple: true }) as number;
    return pages * (reader.db.pragma('page_size', { simple: true }) as number);
  } finally {
    reader.db.close();
  }
}

/** The copy is opened where it may not be written beside, and copied on by whatever program. */
function withoutLog(file: string): void {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** With what a copy that was cut off may have left beside it. */
export async function removeDatabase(file: string): Promise<void> {
  await rm(file, { force: true });
  await removeLogs(file);
}

export async function removeLogs(file: string): Promise<void> {
  for (const log of ['-journal', '-wal', '-shm']) await rm(file + log, { force: true });
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
