/** The log of changes. Rows are only added; triggers refuse everything else. */
import type { AuditAction, AuditKind } from '../../src-shared/domain/audit';
import type { Writer } from './handles';

export interface Change<K extends AuditKind = AuditKind> {
  /** Empty: the station itself, or nobody was signed in. */
  readonly operator: string;
  readonly atMs: number;
  readonly kind: K;
  readonly action: AuditAction<K>;
  readonly subject: string;
  /** What JSON can hold; null when there was, or is, nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

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

/** The members of `after` that differ from `before`, on both sides: what a reader wants to see. */
export function difference<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const differs = (key: keyof T): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const keys = (Object.keys(after) as (keyof T)[]).filter(differs);
  const part = (of: T): Partial<T> => Object.fromEntries(keys.map((key) => [key, of[key]])) as Partial<T>;
  return { before: part(before), after: part(after) };
}
