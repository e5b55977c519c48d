import type { RecordsErrorCode } from '../records/records-error';

export type ExportProblem =
  | Extract<RecordsErrorCode, 'no-database' | 'newer-database' | 'older-database' | 'damaged-database'>
  | 'folder-missing'
  | 'target-unwritable'
  | 'disk-full'
  | 'print-failed'
  | 'internal';

export class ExportError extends Error {
  constructor(
    readonly code: ExportProblem,
    message: string,
  ) {
    super(message);
  }
}

const known: Readonly<Record<string, ExportProblem>> = {
  'no-database': 'no-database',
  'newer-database': 'newer-database',
  'older-database': 'older-database',
  'damaged-database': 'damaged-database',
  'folder-missing': 'folder-missing',
  'target-unwritable': 'target-unwritable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  EACCES: 'target-unwritable',
  EPERM: 'target-unwritable',
  EROFS: 'target-unwritable',
  EISDIR: 'target-unwritable',
  ENAMETOOLONG: 'target-unwritable',
  EBUSY: 'target-unwritable',
  EIO: 'target-unwritable',
};

/** The stable code of whatever ended an export. */
export function exportProblem(error: unknown): ExportProblem {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged-database';
  return known[code] ?? 'internal';
}
