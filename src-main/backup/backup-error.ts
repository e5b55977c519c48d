import type { BackupFailure, BackupProblem } from '../../src-shared/domain/backup';

/** A backup that cannot be made, for a reason that people can be told. */
export class BackupError extends Error {
  constructor(
    readonly code: BackupProblem,
    message: string,
    /** In bytes, of `no-room`. */
    readonly room: Pick<BackupFailure, 'neededBytes' | 'freeBytes'> = {},
  ) {
    super(message);
  }
}

const known: Readonly<Record<string, BackupProblem>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  ENODEV: 'folder-missing',
  ENXIO: 'folder-missing',
  EIO: 'target-unwritable',
  EACCES: 'target-unwritable',
  EPERM: 'target-unwritable',
  EROFS: 'target-unwritable',
  EFBIG: 'target-unwritable',
  SQLITE_CANTOPEN: 'target-unwritable',
  'data-folder-in-use': 'target-in-use',
  'no-database': 'source-missing',
  unreadable: 'source-missing',
  'damaged-database': 'copy-damaged',
};

/** The stable code and the words of whatever ended a backup. */
export function backupFailure(error: unknown): BackupFailure {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (error instanceof BackupError) return { problem: error.code, detail: message, ...error.room };
  const problem =
    known[code] ??
    (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
      ? 'copy-damaged'
      : code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR')
        ? 'target-unwritable'
        : 'internal');
  return { problem, detail: code.startsWith('SQLITE_') ? `${code}: ${message}` : message };
}
