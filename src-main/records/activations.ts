/** Which model judges which product, and how it came to that. Rows are only added. */
import { type ModelKey, modelKey, type ProductKey, productKey } from '../../src-shared/domain/ids';
import type { Thresholds } from '../../src-shared/domain/inspection';
import type { ProductEvent } from '../../src-shared/domain/product';
import { type Deed, modelSubject, noteChange, productSubject } from './audit';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';

export interface Activation {
  readonly product: ProductKey;
  /** Null: none is active from now on. */
  readonly model: ModelKey | null;
  /** It did worse or was not replayed, and the operator said yes to that. */
  readonly confirmed: boolean;
  readonly operator: string;
  readonly atMs: number;
}

export interface ActiveModelRow {
  readonly product: ProductKey;
  readonly model: ModelKey;
  /** Relative to the data folder. */
  readonly folder: string;
  /** Null: the package's own. */
  readonly thresholds: Thresholds | null;
}

/** Every product's active model; products without one are left out. */
export function activeModels(reader: Reader): Map<ProductKey, ModelKey> {
  const rows = reader.all<{ product: number; model: number | null }>(
    `SELECT a.product, a.model FROM model_activation a
     JOIN (SELECT max(id) AS id FROM model_activation GROUP BY product) newest ON newest.id = a.id ORDER BY a.product`,
  );
  return new Map(
    rows.flatMap(({ product, model }) => (model === null ? [] : [[productKey(product), modelKey(model)] as const])),
  );
}

export function activeModelRows(reader: Reader): ActiveModelRow[] {
  return [...activeModels(reader)].map(([product, model]) => {
    const row = reader.get<{ folder: string }>('SELECT folder FROM model WHERE key = ?', model);
    if (!row) throw new RecordsError('not-found', `no model ${model}`);
    return { product, model, folder: row.folder, thresholds: standingThresholds(reader, product, model) };
  });
}

/** Throws RecordsError `not-found`, or `refused` for a model that was taught for another product. */
export function activateModel(writer: Writer, activation: Activation): void {
  const { product, model, confirmed, operator, atMs } = activation;
  writer.transaction(() => {
    if (!writer.get('SELECT 1 FROM product WHERE key = ?', product)) {
      throw new RecordsError('not-found', `no product ${product}`);
    }
    if (model !== null) refuseForeign(writer, product, model);
    const before = activeModels(writer).get(product) ?? null;
    writer.run(
      `INSERT INTO model_activation (product, model, kind, confirmed, operator, at_ms) VALUES (?, ?, 'activate', ?, ?, ?)`,
      product,
      model,
      confirmed ? 1 : 0,
      operator,
      atMs,
    );
    const action = model === null ? 'deactivate' : 'activate';
    noteActive(writer, { operator, atMs }, action, product, before, model, confirmed);
  });
}

/** `confirmed`: it did worse or was not replayed, and whoever did it said yes to that. */
function noteActive(
  writer: Writer,
  by: Deed,
  action: 'activate' | 'deactivate' | 'roll-back',
  product: ProductKey,
  before: ModelKey | null,
  after: ModelKey | null,
  confirmed: boolean,
): void {
  noteChange(writer, {
    ...by,
    kind: 'model',
    action,
    subject: productSubject(writer, product),
    before: { model: modelSubject(writer, before) },
    after: { model: modelSubject(writer, after), ...(confirmed ? { confirmed } : {}) },
  });
}

function refuseForeign(reader: Reader, product: ProductKey, model: ModelKey): void {
  const row = reader.get<{ taught_for: number | null }>(
    'SELECT t.product AS taught_for FROM model m LEFT JOIN teaching t ON t.model = m.key WHERE m.key = ?',
    model,
  );
  if (!row) throw new RecordsError('not-found', `no model ${model}`);
  if (row.taught_for !== null && row.taught_for !== product) {
    throw new RecordsError('refused', `model ${model} was taught for product ${row.taught_for}`);
  }
}

interface ActivationRow {
  readonly model: number | null;
  readonly kind: 'activate' | 'roll-back';
}

/**
 * Where a roll-back leads: the model (null: none) that was active before the newest activation that stands.
 * Undefined when there is nothing to return to.
 */
export function rollBackTarget(reader: Reader, product: ProductKey): ModelKey | null | undefined {
  const standing: (number | null)[] = [];
  const rows = reader.all<ActivationRow>(
    'SELECT model, kind FROM model_activation WHERE product = ? ORDER BY id',
    product,
  );
  for (const { model, kind } of rows) {
    if (kind === 'roll-back') standing.pop();
    // The same model again is nothing to return from.
    else if (standing.at(-1) !== model) standing.push(model);
  }
  const before = standing.at(-2);
  return before === undefined || before === null ? before : modelKey(before);
}

/** Returns to the model before; throws RecordsError `refused` when there is none or it is not `expected`. */
export function rollBack(
  writer: Writer,
  product: ProductKey,
  expected: ModelKey | null,
  operator: string,
  atMs: number,
): void {
  writer.transaction(() => {
    const target = rollBackTarget(writer, product);
    if (target === undefined || target !== expected) {
      throw new RecordsError('refused', `product ${product} has no activation to undo, or another one by now`);
    }
    const before = activeModels(writer).get(product) ?? null;
    writer.run(
      `INSERT INTO model_activation (product, model, kind, operator, at_ms) VALUES (?, ?, 'roll-back', ?, ?)`,
      product,
      target,
      operator,
      atMs,
    );
    noteActive(writer, { operator, atMs }, 'roll-back', product, before, target, false);
  });
}

/** Set for this product and model, or else the manifest's; null when neither is known. */
export function standingThresholds(reader: Reader, product: ProductKey, model: ModelKey): Thresholds | null {
  const set = reader.get<Thresholds>(
    'SELECT pass, fail FROM threshold_change WHERE product = ? AND model = ? ORDER BY id DESC LIMIT 1',
    product,
    model,
  );
  if (set) return set;
  const own = reader.get<{ pass: number | null; fail: number | null }>(
    'SELECT pass_threshold AS pass, fail_threshold AS fail FROM model WHERE key = ?',
    model,
  );
  return own && own.pass !== null && own.fail !== null ? { pass: own.pass, fail: own.fail } : null;
}

export interface ThresholdChange {
  readonly product: ProductKey;
  readonly model: ModelKey;
  readonly thresholds: Thresholds;
  readonly operator: string;
  readonly atMs: number;
}

/** Throws RecordsError `not-found`, or `refused` for a model that was taught for another product. */
export function setThresholds(writer: Writer, { product, model, thresholds, operator, atMs }: ThresholdChange): void {
  writer.transaction(() => {
    refuseForeign(writer, product, model);
    const before = standingThresholds(writer, product, model);
    writer.run(
      'INSERT INTO threshold_change (product, model, pass, fail, operator, at_ms) VALUES (?, ?, ?, ?, ?, ?)',
      product,
      model,
      thresholds.pass,
      thresholds.fail,
      operator,
      atMs,
    );
    const of = { model: modelSubject(writer, model) };
    noteChange(writer, {
      operator,
      atMs,
      kind: 'model',
      action: 'thresholds',
      subject: productSubject(writer, product),
      before: before && { ...of, ...before },
      after: { ...of, ...thresholds },
    });
  });
}

interface EventRow {
  readonly kind: ProductEvent['kind'];
  readonly model: number | null;
  readonly pass: number | null;
  readonly fail: number | null;
  readonly photos: number | null;
  readonly confirmed: number;
  readonly operator: string;
  readonly at_ms: number;
}

/** What happened to a product's models, newest first. */
export function productLog(reader: Reader, product: ProductKey, limit: number): ProductEvent[] {
  return reader
    .all<EventRow>(
      `SELECT kind, model, NULL AS pass, NULL AS fail, NULL AS photos, confirmed, operator, at_ms, id
         FROM model_activation WHERE product = ?
       UNION ALL
       SELECT 'thresholds', model, pass, fail, NULL, 0, operator, at_ms, id FROM threshold_change WHERE product = ?
       UNION ALL
       SELECT 'teach', model, NULL, NULL, (SELECT count(*) FROM teaching_photo p WHERE p.model = t.model), 0, operator,
         at_ms, model FROM teaching t WHERE product = ?
       ORDER BY at_ms DESC, id DESC LIMIT ?`,
      product,
      product,
      product,
      limit,
    )
    .map((row) => ({
      kind: row.kind,
      model: row.model === null ? null : modelKey(row.model),
      thresholds: row.pass === null || row.fail === null ? null : { pass: row.pass, fail: row.fail },
      photos: row.photos,
      confirmed: row.confirmed === 1,
      operator: row.operator,
      atMs: row.at_ms,
    }));
}
