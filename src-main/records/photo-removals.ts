/** Photos that were removed to make room: the rows that say so. The capture itself always stays. */
import { type CaptureId, captureId } from '../../src-shared/domain/ids';
import type { RemovalProgress, RemovalRule } from '../../src-shared/domain/retention';
import { noteChange } from './audit';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';

/** As a term over `capture c`. */
export const photoIsThere = 'NOT EXISTS (SELECT 1 FROM photo_removal r WHERE r.capture = c.id)';

export const photoRemoved = (reader: Reader, capture: CaptureId): boolean =>
  reader.get('SELECT 1 FROM photo_removal WHERE capture = ?', capture) !== undefined;

/** Throws RecordsError `photo-removed`. */
export function refuseWithoutPhoto(reader: Reader, capture: CaptureId): void {
  if (photoRemoved(reader, capture)) throw new RecordsError('photo-removed', `#${capture}`);
}

/** A photo that may go. */
export interface RemovablePhoto {
  readonly capture: CaptureId;
  /** Relative to the images folder. */
  readonly file: string;
  readonly sizeBytes: number;
}

/** Says that these photos are removed, in one commit with what of those before is off the disk. By the station. */
export function addRemovals(
  writer: Writer,
  rule: RemovalRule,
  photos: readonly RemovablePhoto[],
  atMs: number,
  unlinked: readonly CaptureId[],
): void {
  writer.transaction(() => {
    dropFromList(writer, unlinked);
    // The log's next entry counts what came after its last one, also when the clock was set back.
    const notedMs = Math.max(atMs, lastNotedMs(writer) + 1);
    for (const { capture, sizeBytes } of photos) {
      writer.run(
        `INSERT INTO photo_removal (capture, at_ms, operator, rule, size_bytes) VALUES (?, ?, '', ?, ?)`,
        capture,
        notedMs,
        rule,
        sizeBytes,
      );
      writer.run('INSERT INTO photo_to_unlink (capture) VALUES (?)', capture);
    }
  });
}

export function noteUnlinked(writer: Writer, captures: readonly CaptureId[]): void {
  if (captures.length > 0) writer.transaction(() => dropFromList(writer, captures));
}

function dropFromList(writer: Writer, captures: readonly CaptureId[]): void {
  for (const capture of captures) writer.run('DELETE FROM photo_to_unlink WHERE capture = ?', capture);
}

const lastNotedMs = (reader: Reader): number =>
  reader.get<{ at_ms: number }>(`SELECT at_ms FROM audit_entry WHERE kind = 'retention' ORDER BY id DESC LIMIT 1`)
    ?.at_ms ?? -1;

/** Removed in the records, and perhaps still on the disk, by capture from `after` on: files relative to the images folder. */
export function photosToUnlink(reader: Reader, after: number, limit: number): Omit<RemovablePhoto, 'sizeBytes'>[] {
  return reader
    .all<{ id: number; file: string }>(
      'SELECT c.id, c.file FROM photo_to_unlink u JOIN capture c ON c.id = u.capture WHERE u.capture > ? ORDER BY u.capture LIMIT ?',
      after,
      limit,
    )
    .map(({ id, file }) => ({ capture: captureId(id), file }));
}

export function photoRemovedOf(reader: Reader, file: string): boolean {
  const row = reader.get('SELECT 1 FROM capture c JOIN photo_removal r ON r.capture = c.id WHERE c.file = ?', file);
  return row !== undefined;
}

/**
 * One entry in the log for all that was removed since the last one, so that a run that a crash ended is in it too, with
 * the next; `running` for a part of a long one. Nothing when nothing was removed.
 */
export function noteRemovalRun(writer: Writer, state: RemovalProgress['state'], atMs: number): void {
  writer.transaction(() => {
    const rules = writer.all<{ rule: RemovalRule; photos: number; size_bytes: number; last_ms: number }>(
      `SELECT rule, count(*) AS photos, sum(size_bytes) AS size_bytes, max(at_ms) AS last_ms
       FROM photo_removal INDEXED BY photo_removal_time WHERE at_ms > ? GROUP BY rule ORDER BY rule`,
      lastNotedMs(writer),
    );
    if (rules.length === 0) return;
    noteChange(writer, {
      operator: '',
      atMs: Math.max(atMs, ...rules.map(({ last_ms: lastMs }) => lastMs)),
      kind: 'retention',
      action: 'remove',
      subject: rules.map(({ rule }) => rule).join(', '),
      before: null,
      after: {
        state,
        ...Object.fromEntries(
          rules.map(({ rule, photos, size_bytes: sizeBytes }) => [`${rule}Photos`, { photos, sizeBytes }]),
        ),
      },
    });
  });
}
