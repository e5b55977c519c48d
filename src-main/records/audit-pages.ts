/** Looks into the log of changes. */
import type { AuditAction, AuditEntry, AuditFilter, AuditKind } from '../../src-shared/domain/audit';
import type { Role } from '../../src-shared/domain/operator';
import type { Condition } from './capture-filter';
import type { Reader } from './handles';
import { finished, type Steps } from './newest-first';

interface AuditRow {
  readonly id: number;
  readonly at_ms: number;
  readonly operator: string;
  readonly role: Role | null;
  readonly kind: AuditKind;
  readonly action: AuditAction;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

export const auditColumns = 'id, at_ms, operator, role, kind, action, subject, before, after';

export const rowToEntry = ({ at_ms, ...row }: AuditRow): AuditEntry => ({ ...row, atMs: at_ms });

const holdsText = `(subject || ' ' || operator || ' ' || action || ' ' || ifnull(before, '') || ' ' || ifnull(after, ''))
  LIKE ? ESCAPE '\\'`;
const isDeed = `kind || ' ' || action IN (SELECT value FROM json_each(?))`;
// The subject of an alarm is its number and its code; members and values of what is held stand between quotes.
const holdsCode = `role IN (SELECT value FROM json_each(?))
  OR kind = 'alarm' AND substr(subject, instr(subject, ' ') + 1) IN (SELECT value FROM json_each(?))
  OR EXISTS (SELECT 1 FROM json_each(?) AS code
    WHERE instr(ifnull(before, '') || ifnull(after, ''), '"' || code.value || '"') > 0)`;

/** Every member that is given must hold; `text` is looked for in everything that people read, in any case. */
export function auditCondition({ text, words, kind, operator, subject, fromMs, toMs }: AuditFilter): Condition {
  const terms: string[] = [];
  const params: (string | number)[] = [];
  const add = (term: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    terms.push(term);
    params.push(value);
  };
  add('kind = ?', kind);
  add('operator = ?', operator);
  add('subject = ?', subject);
  add('at_ms >= ?', fromMs);
  add('at_ms < ?', toMs);
  if (text) {
    const { deeds = [], codes = [] } = words ?? {};
    terms.push(`(${holdsText} OR ${deeds.length > 0 ? isDeed : '0'} OR ${codes.length > 0 ? holdsCode : '0'})`);
    params.push(`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
    if (deeds.length > 0) params.push(JSON.stringify(deeds));
    if (codes.length > 0) params.push(...Array<string>(3).fill(JSON.stringify(codes)));
  }
  return { sql: terms.length > 0 ? terms.join(' AND ') : '1', params };
}

export interface AuditRequest {
  readonly filter: AuditFilter;
  /** Those before this one; null begins with the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** Ids that one step looks through: a text with many codes takes some 50 µs an entry. */
const idsAStep = 250;

/** Newest first. No total: counting a log of years would cost more than it tells. */
export function* auditSteps(reader: Reader, { filter, before, limit }: AuditRequest): Steps<AuditEntry[]> {
  const { sql, params } = auditCondition(filter);
  const newest = reader.get<{ id: number | null }>('SELECT max(id) AS id FROM audit_entry')?.id ?? 0;
  const rows: AuditRow[] = [];
  for (let end = Math.min(before ?? newest + 1, newest + 1); end > 1 && rows.length < limit; end -= idsAStep) {
    rows.push(
      ...reader.all<AuditRow>(
        `SELECT ${auditColumns} FROM audit_entry WHERE ${sql} AND id < ? AND id >= ? ORDER BY id DESC LIMIT ?`,
        ...params,
        end,
        end - idsAStep,
        limit - rows.length,
      ),
    );
    yield;
  }
  return rows.map(rowToEntry);
}

export const listAudit = (reader: Reader, request: AuditRequest): AuditEntry[] => finished(auditSteps(reader, request));

/** Names in the log, also of those who have another by now. */
export function auditOperators(reader: Reader): string[] {
  // One index step a name instead of a walk over the log.
  return reader
    .all<{ name: string }>(
      `WITH RECURSIVE who (name) AS (
         SELECT min(operator) FROM audit_entry
         UNION ALL
         SELECT (SELECT min(operator) FROM audit_entry WHERE operator > who.name) FROM who WHERE who.name IS NOT NULL
       )
       SELECT name FROM who WHERE name IS NOT NULL AND name <> ''`,
    )
    .map(({ name }) => name);
}
