/** What a backup reads of the records, and what it leaves in them. */
import type { BackupFailure, BackupRun } from '../../src-shared/domain/backup';
import { type Deed, noteChange } from './audit';
import type { Reader, Writer } from './handles';
import { photoIsThere } from './photo-removals';

/** A photo as its row names it; `file` relative to the images folder, forward slashes. */
export interface NamedPhoto {
  readonly id: number;
  readonly file: string;
  readonly sizeBytes: number;
}

/** Up to `limit` photos of captures after `after`, in the order of their ids; without those that a rule removed. */
export const photosAfter = (reader: Reader, after: number, limit: number): NamedPhoto[] =>
  reader.all<NamedPhoto>(
    `SELECT c.id, c.file, c.size_bytes AS sizeBytes FROM capture c WHERE c.id > ? AND ${photoIsThere} ORDER BY c.id LIMIT ?`,
    after,
    limit,
  );

/** Of these captures, as `photosAfter`. */
export const photosOf = (reader: Reader, captures: readonly number[]): NamedPhoto[] =>
  reader.all<NamedPhoto>(
    `SELECT c.id, c.file, c.size_bytes AS sizeBytes FROM capture c
     WHERE c.id IN (SELECT value FROM json_each(?)) AND ${photoIsThere} ORDER BY c.id`,
    JSON.stringify(captures),
  );

export const photosToCopy = (reader: Reader, after: number): { readonly photos: number; readonly bytes: number } =>
  reader.get<{ photos: number; bytes: number }>(
    `SELECT count(*) AS photos, coalesce(sum(c.size_bytes), 0) AS bytes FROM capture c WHERE c.id > ? AND ${photoIsThere}`,
    after,
  ) ?? { photos: 0, bytes: 0 };

/** Folders of installed packages, relative to the data folder. */
export const modelFolders = (reader: Reader): string[] =>
  reader.all<{ folder: string }>('SELECT DISTINCT folder FROM model').map(({ folder }) => folder);

export type BackupEnd =
  | ({ readonly state: 'done' } & BackupRun)
  | ({ readonly state: 'failed' } & BackupFailure)
  | { readonly state: 'cancelled' };

/** One entry for each backup that ended. `folder` is the one that was chosen. */
export function noteBackup(writer: Writer, folder: string, end: BackupEnd, by: Deed): void {
  noteChange(writer, { ...by, kind: 'backup', action: end.state, subject: folder, before: null, after: noted(end) });
}

function noted(end: BackupEnd): object | null {
  if (end.state === 'cancelled') return null;
  if (end.state === 'failed') return { problem: end.problem, detail: end.detail };
  const { folder, databaseBytes, photosCopied, photoBytes, photosMissing, durationMs } = end;
  const seconds = Math.round(durationMs / 1000);
  return { backupFolder: folder, databaseBytes, photosCopied, photoBytes, photosMissing, seconds };
}
