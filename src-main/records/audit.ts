/** The log of changes. Rows are only added; triggers refuse everything else. */
import type { AuditAction, AuditKind } from '../../src-shared/domain/audit';
import type { CameraKey, CaptureId, ModelKey, ProductKey } from '../../src-shared/domain/ids';
import type { TimeRange } from '../../src-shared/domain/local-time';
import type { Reader, Writer } from './handles';

/** Who does it and when. */
export interface Deed {
  /** Empty: the station itself, or nobody was signed in. */
  readonly operator: string;
  readonly atMs: number;
}

export interface Change<K extends AuditKind = AuditKind> extends Deed {
  readonly kind: K;
  readonly action: AuditAction<K>;
  readonly subject: string;
  /** What JSON can hold; null when there was, or is, nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Captures are called by their number. */
export const captureSubject = (capture: CaptureId): string => `#${capture}`;

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

/** To be called within the transaction that makes the change. */
export function noteChange<K extends AuditKind>(writer: Writer, change: Change<K>): void {
  const { operator, atMs, kind, action, subject, before, after } = change;
  writer.run(
    // The role is that of this moment: operators are never removed, and names are theirs alone.
    `INSERT INTO audit_entry (at_ms, operator, role, kind, action, subject, before, after)
     VALUES (?, ?, (SELECT role FROM operator WHERE name = ?), ?, ?, ?, ?, ?)`,
    atMs,
    operator,
    operator,
    kind,
    action,
    subject,
    json(before),
    json(after),
  );
}

/** What people call a camera: its name, or else its id. */
export function cameraSubject(reader: Reader, camera: CameraKey): string {
  const row = reader.get<{ name: string; camera_id: number; address: string }>(
    'SELECT name, camera_id, address FROM camera WHERE key = ?',
    camera,
  );
  return row?.name || `camera ${row?.camera_id ?? '?'} (${row?.address ?? '?'})`;
}

export const productSubject = (reader: Reader, product: ProductKey): string =>
  reader.get<{ name: string }>('SELECT name FROM product WHERE key = ?', product)?.name ?? `product ${product}`;

/** Name and version, or null for none. */
export function modelSubject(reader: Reader, model: ModelKey | null): string | null {
  const row = reader.get<{ name: string; version: string }>('SELECT name, version FROM model WHERE key = ?', model);
  return row ? `${row.name} ${row.version}` : null;
}

/** The members of `after` that differ from `before`, on both sides: what a reader wants to see. */
export function difference<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const differs = (key: keyof T): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const keys = (Object.keys(after) as (keyof T)[]).filter(differs);
  const part = (of: T): Partial<T> => Object.fromEntries(keys.map((key) => [key, of[key]])) as Partial<T>;
  return { before: part(before), after: part(after) };
}

/**
 * Notes what of the settings is otherwise than the log knows: the file was changed by hand or set aside, or a change could
 * not be logged when it was made. `usual` are those that no entry was ever needed for.
 */
export function noteFoundSettings(writer: Writer, found: object, usual: object, atMs: number): void {
  const changes = writer.all<{ after: string }>(`SELECT after FROM audit_entry WHERE kind = 'settings' ORDER BY id`);
  const known = changes.map(({ after }) => Object.entries(JSON.parse(after) as object));
  const before: object = Object.fromEntries([...Object.entries(usual), ...known.flat()]);
  noteSettings(writer, before, found, { operator: '', atMs });
}

/** `contents` are the files that are never written now. Its subject is an interval of ISO 8601. */
export function noteReportGivenUp(
  writer: Writer,
  { fromMs, toMs }: TimeRange,
  contents: readonly string[],
  by: Deed,
): void {
  const subject = [fromMs, toMs].map((ms) => new Date(ms).toISOString()).join('/');
  noteChange(writer, { ...by, kind: 'report', action: 'give-up', subject, before: { contents }, after: null });
}

/** Nothing when nothing differs. Settings are a file: this follows the change. */
export function noteSettings(writer: Writer, before: object, after: object, by: Deed): void {
  const differing = difference(before, after);
  const parts = Object.keys(differing.after);
  if (parts.length === 0) return;
  noteChange(writer, { ...by, kind: 'settings', action: 'change', subject: parts.join(', '), ...differing });
}
