/** Decisions of many captures at once, a batch at a time: what each batch holds, and what is written of it. */
import type { BulkProgress, Selected } from '../../src-shared/domain/bulk-decision';
import type { DecisionKind } from '../../src-shared/domain/decision';
import { type BulkId, bulkId, type CaptureId, captureId } from '../../src-shared/domain/ids';
import { noteChange } from './audit';
import { conditionBetween, filterIndex } from './capture-filter';
import { addDecision } from './decisions';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';
import { endOfTime, startOfTime, TimeSlices } from './time-slices';

export interface NewBulk {
  readonly kind: DecisionKind;
  /** Kept for rejections only. */
  readonly reason: string | null;
  readonly operator: string;
  readonly atMs: number;
}

export interface Bulk extends NewBulk {
  readonly id: BulkId;
  readonly undoes: BulkId | null;
}

/** A capture as a batch finds it. */
export interface Found {
  readonly id: CaptureId;
  readonly decision: DecisionKind | null;
  /** Someone decided of it since it was selected. */
  readonly changed: boolean;
}

/** What comes next of a selection; each call goes on where the last one ended. None may be met; null is the end. */
export type NextFound = (limit: number) => readonly Found[] | null;

const rowsPerCall = 5000;

export function addBulk(writer: Writer, bulk: NewBulk, undoes: BulkId | null): Bulk {
  const reason = bulk.kind === 'reject' ? bulk.reason : null;
  const { lastInsertRowid } = writer.run(
    'INSERT INTO bulk_decision (kind, reason, operator, at_ms, undoes) VALUES (?, ?, ?, ?, ?)',
    bulk.kind,
    reason,
    bulk.operator,
    bulk.atMs,
    undoes,
  );
  return { ...bulk, reason, undoes, id: bulkId(Number(lastInsertRowid)) };
}

/** Throws RecordsError `not-found`. */
export function bulkById(reader: Reader, id: BulkId): Bulk {
  const row = reader.get<{
    kind: DecisionKind;
    reason: string | null;
    operator: string;
    at_ms: number;
    undoes: number | null;
  }>('SELECT kind, reason, operator, at_ms, undoes FROM bulk_decision WHERE id = ?', id);
  if (!row) throw new RecordsError('not-found', `no bulk decision ${id}`);
  const { at_ms: atMs, undoes, ...bulk } = row;
  return { ...bulk, id, atMs, undoes: undoes === null ? null : bulkId(undoes) };
}

export const sizeOf = (selected: Selected): number =>
  selected.kind === 'list' ? selected.captures.length : selected.total;

export const nextSelected = (reader: Reader, selected: Selected): NextFound =>
  selected.kind === 'list' ? nextOfList(reader, selected.captures) : nextOfFilter(reader, selected);

function nextOfList(reader: Reader, captures: readonly (readonly [CaptureId, number])[]): NextFound {
  let at = 0;
  return (limit) => {
    const part = captures.slice(at, at + limit);
    if (part.length === 0) return null;
    at += part.length;
    return part.flatMap(([id, decisionCount]) => {
      const row = reader.get<{ decision: DecisionKind | null; decision_count: number }>(
        'SELECT decision, decision_count FROM capture WHERE id = ?',
        id,
      );
      return row ? [{ id, decision: row.decision, changed: row.decision_count !== decisionCount }] : [];
    });
  };
}

/**
 * By time and id, so that a capture that the decision takes out of the filter moves nothing; one slice of time a call at
 * most, so that a filter that lets little through does not hold the writer for a walk over everything.
 */
function nextOfFilter(reader: Reader, selected: Extract<Selected, { kind: 'all' }>): NextFound {
  const { filter, upToCapture, upToDecision } = selected;
  const slices = new TimeSlices(reader, rowsPerCall);
  const except = new Set<number>(selected.except);
  let endMs = endOfTime;
  let startMs: number | undefined;
  let [atMs, atId] = [endOfTime, 0];
  return (limit) => {
    if (endMs <= startOfTime) return null;
    // Those with a serial number have an index of their own, not by time.
    startMs ??= filter.serial === undefined ? slices.start(endMs) : startOfTime;
    const { sql, params } = conditionBetween(filter, startMs, Math.min(atMs + 1, endOfTime));
    const rows = reader.all<{ id: number; at_ms: number; decision: DecisionKind | null; changed: number }>(
      `SELECT c.id, c.received_at_ms AS at_ms, c.decision,
         EXISTS (SELECT 1 FROM decision d WHERE d.capture = c.id AND d.id > ?) AS changed
       FROM capture c INDEXED BY ${filterIndex(filter)}
       WHERE ${sql} AND (c.received_at_ms < ? OR c.id < ?) AND c.id <= ?
       ORDER BY c.received_at_ms DESC, c.id DESC LIMIT ?`,
      upToDecision,
      ...params,
      atMs,
      atId,
      upToCapture,
      limit,
    );
    const last = rows.at(-1);
    if (last) [atMs, atId] = [last.at_ms, last.id];
    if (rows.length < limit) {
      endMs = startMs;
      [atMs, atId] = [endMs, 0];
      startMs = undefined;
    }
    return rows
      .filter(({ id }) => !except.has(id))
      .map(({ id, decision, changed }) => ({ id: captureId(id), decision, changed: changed === 1 }));
  };
}

/** Decides unless it stands decided already or was changed since; a withdrawal needs something to withdraw. */
export function decideFound(writer: Writer, bulk: Bulk, found: Found): boolean {
  if (found.changed || (found.decision === null) !== (bulk.kind !== 'withdraw')) return false;
  addDecision(writer, { ...bulk, capture: found.id, bulk: bulk.id });
  return true;
}

/** A decision of a bulk action, and what stood before it. */
export interface Undoable {
  readonly id: CaptureId;
  /** It is still the newest decision of its capture. */
  readonly stands: boolean;
  readonly before: { readonly kind: DecisionKind; readonly reason: string | null };
}

export function countOfBulk(reader: Reader, bulk: BulkId): number {
  return (
    reader.get<{ count: number }>(
      'SELECT count(*) AS count FROM decision INDEXED BY decision_bulk WHERE bulk = ?',
      bulk,
    )?.count ?? 0
  );
}

/** Its decisions from the oldest on, as `NextFound`. */
export function nextOfBulk(reader: Reader, bulk: BulkId): (limit: number) => readonly Undoable[] | null {
  let after = 0;
  return (limit) => {
    const rows = reader.all<{ id: number; capture: number; stands: number }>(
      `SELECT d.id, d.capture, NOT EXISTS (SELECT 1 FROM decision n WHERE n.capture = d.capture AND n.id > d.id) AS stands
       FROM decision d INDEXED BY decision_bulk WHERE d.bulk = ? AND d.id > ? ORDER BY d.id LIMIT ?`,
      bulk,
      after,
      limit,
    );
    const last = rows.at(-1);
    if (!last) return null;
    after = last.id;
    return rows.map(({ id, capture, stands }) => {
      const before = reader.get<Undoable['before']>(
        'SELECT kind, reason FROM decision WHERE capture = ? AND id < ? ORDER BY id DESC LIMIT 1',
        capture,
        id,
      );
      return { id: captureId(capture), stands: stands === 1, before: before ?? { kind: 'withdraw', reason: null } };
    });
  };
}

/** Writes what stood before: a withdrawal, or the decision that was withdrawn. Unless something newer stands. */
export function undoOne(writer: Writer, undo: Bulk, { id, stands, before }: Undoable): boolean {
  if (!stands) return false;
  addDecision(writer, { ...undo, ...before, capture: id, bulk: undo.id });
  return true;
}

/** One entry in the log of changes, for all it decided. */
export function noteBulk(writer: Writer, { id, kind, reason, undoes, done, left, state }: BulkProgress): void {
  const { operator } = bulkById(writer, id);
  noteChange(writer, {
    operator,
    atMs: Date.now(),
    kind: 'decision',
    action: undoes === null ? 'bulk' : 'undo-bulk',
    subject: `${id}`,
    before: undoes === null ? null : { bulk: undoes, kind, reason },
    after: { ...(undoes === null && { kind, reason }), state, decided: done, left },
  });
}
