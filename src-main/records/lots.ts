import { type LotId, lotId, type ProductKey, productKey } from '../../src-shared/domain/ids';
import type { Lot } from '../../src-shared/domain/lot';
import { type Deed, noteChange, productSubject } from './audit';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';

interface LotRow {
  readonly id: number;
  readonly product: number;
  readonly number: string;
  readonly opened_at_ms: number;
  readonly opened_by: string;
  readonly closed_at_ms: number | null;
  readonly closed_by: string | null;
}

const columns = 'id, product, number, opened_at_ms, opened_by, closed_at_ms, closed_by';

const rowToLot = (row: LotRow): Lot => ({
  id: lotId(row.id),
  product: productKey(row.product),
  number: row.number,
  openedAtMs: row.opened_at_ms,
  openedBy: row.opened_by,
  closedAtMs: row.closed_at_ms,
  closedBy: row.closed_by,
});

/** Opened last first; open ones before all others. */
export function listLots(reader: Reader, product: ProductKey | undefined, limit: number): Lot[] {
  const where = product === undefined ? '' : 'WHERE product = ?';
  return reader
    .all<LotRow>(
      `SELECT ${columns} FROM lot ${where} ORDER BY closed_at_ms IS NOT NULL, opened_at_ms DESC, id DESC LIMIT ?`,
      ...(product === undefined ? [] : [product]),
      limit,
    )
    .map(rowToLot);
}

/**
 * Every product's open lot as this connection knows it: reception asks for each photo, and must not ask the database.
 * There is one writer, so whatever changes lots here drops what was known.
 */
const known = new WeakMap<Writer, ReadonlyMap<number, LotId>>();

/** Null: none is open. */
export function openLotOf(writer: Writer, product: ProductKey): LotId | null {
  let open = known.get(writer);
  if (!open) {
    const rows = writer.all<{ id: number; product: number }>('SELECT id, product FROM lot WHERE closed_at_ms IS NULL');
    open = new Map(rows.map((row) => [row.product, lotId(row.id)]));
    known.set(writer, open);
  }
  return open.get(product) ?? null;
}

function changeLots<T>(writer: Writer, change: () => T): T {
  try {
    return writer.transaction(change);
  } finally {
    known.delete(writer);
  }
}

/** Closes the one that was open. A number that was there before goes on. Throws RecordsError `not-found`. */
export function openLot(writer: Writer, product: ProductKey, number: string, by: Deed): Lot {
  return changeLots(writer, () => {
    if (!writer.get('SELECT 1 FROM product WHERE key = ?', product)) {
      throw new RecordsError('not-found', `no product ${product}`);
    }
    const before = writer.get<LotRow>(`SELECT ${columns} FROM lot WHERE product = ? AND number = ?`, product, number);
    if (before && before.closed_at_ms === null) return rowToLot(before);
    closeOpen(writer, product, by);
    const id = before ? reopen(writer, lotId(before.id), by) : insert(writer, product, number, by);
    const lot = lotById(writer, id);
    noteLot(writer, before ? 'reopen' : 'open', lot, by);
    return lot;
  });
}

/** Throws RecordsError `refused` when none is open. */
export function closeLot(writer: Writer, product: ProductKey, by: Deed): void {
  changeLots(writer, () => {
    if (!closeOpen(writer, product, by)) throw new RecordsError('refused', `product ${product} has no open lot`);
  });
}

function insert(writer: Writer, product: ProductKey, number: string, { operator, atMs }: Deed): LotId {
  const { lastInsertRowid } = writer.run(
    'INSERT INTO lot (product, number, opened_at_ms, opened_by) VALUES (?, ?, ?, ?)',
    product,
    number,
    atMs,
    operator,
  );
  return lotId(Number(lastInsertRowid));
}

function reopen(writer: Writer, id: LotId, { operator, atMs }: Deed): LotId {
  writer.run(
    'UPDATE lot SET opened_at_ms = ?, opened_by = ?, closed_at_ms = NULL, closed_by = NULL WHERE id = ?',
    atMs,
    operator,
    id,
  );
  return id;
}

function closeOpen(writer: Writer, product: ProductKey, by: Deed): boolean {
  const row = writer.get<{ id: number }>(
    'UPDATE lot SET closed_at_ms = ?, closed_by = ? WHERE product = ? AND closed_at_ms IS NULL RETURNING id',
    by.atMs,
    by.operator,
    product,
  );
  if (row) noteLot(writer, 'close', lotById(writer, lotId(row.id)), by);
  return row !== undefined;
}

/** Throws RecordsError `not-found`. */
export function lotById(reader: Reader, id: LotId): Lot {
  const row = reader.get<LotRow>(`SELECT ${columns} FROM lot WHERE id = ?`, id);
  if (!row) throw new RecordsError('not-found', `no lot ${id}`);
  return rowToLot(row);
}

function noteLot(writer: Writer, action: 'open' | 'close' | 'reopen', { product, number }: Lot, by: Deed): void {
  const of = { product: productSubject(writer, product) };
  const state = (open: boolean): object => ({ ...of, state: open ? 'open' : 'closed' });
  const before = action === 'open' ? null : state(action === 'close');
  noteChange(writer, { ...by, kind: 'lot', action, subject: number, before, after: state(action !== 'close') });
}
