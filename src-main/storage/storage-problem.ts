import type { StorageStatus } from '../../src-shared/domain/station-status';

export type StorageProblem = NonNullable<StorageStatus['problem']>;

const problems: Readonly<Record<string, StorageProblem>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOENT: 'not-writable',
  ENOTDIR: 'not-writable',
  EEXIST: 'not-writable',
  EISDIR: 'not-writable',
};

/** What keeps photos from being stored, from an error of the file system or of SQLite. */
export function storageProblem(error: unknown): { readonly problem: StorageProblem; readonly detail: string } {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const sqlite = code.startsWith('SQLITE_');
  const problem =
    problems[code] ?? (code.startsWith('SQLITE_READONLY') ? 'not-writable' : sqlite ? 'database' : 'other');
  return { problem, detail: sqlite ? `${code}: ${message}` : message };
}

/** Not enough space left to go on safely. */
export class ReserveError extends Error {
  readonly code = 'ENOSPC';
  constructor(freeBytes: number, reserveBytes: number) {
    const mib = (bytes: number): number => Math.floor(bytes / 1_048_576);
    super(`${mib(freeBytes)} MiB are free, less than the reserve of ${mib(reserveBytes)} MiB`);
  }
}
