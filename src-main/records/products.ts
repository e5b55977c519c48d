import { teachingProposal } from '../../src-shared/domain/evidence';
import {
  type CameraKey,
  type CaptureId,
  cameraKey,
  captureId,
  modelKey,
  type ProductKey,
  productKey,
} from '../../src-shared/domain/ids';
import {
  type CameraProductChange,
  defaultProduct,
  type PhotoRegion,
  type Product,
} from '../../src-shared/domain/product';
import { rollBackTarget, standingThresholds } from './activations';
import { cameraSubject, type Deed, difference, noteChange, productSubject } from './audit';
import { captureById } from './captures';
import type { Reader, Writer } from './handles';
import { lineAgreement, noAgreement } from './line-agreement';
import { refuseWithoutPhoto } from './photo-removals';
import { RecordsError } from './records-error';

interface ProductRow {
  readonly key: number;
  readonly name: string;
  readonly created_at_ms: number;
  readonly region: string | null;
  readonly reference_capture: number | null;
  readonly cameras: number;
}

const selectProducts = `SELECT p.key, p.name, p.created_at_ms, p.region, p.reference_capture,
  (SELECT count(*) FROM camera k WHERE k.product = p.key) AS cameras FROM product p`;

function rowToProduct(reader: Reader, row: ProductRow): Product {
  const key = productKey(row.key);
  const newest = reader.get<{ model: number | null; operator: string; at_ms: number }>(
    'SELECT model, operator, at_ms FROM model_activation WHERE product = ? ORDER BY id DESC LIMIT 1',
    key,
  );
  const model = newest && newest.model !== null ? modelKey(newest.model) : null;
  const before = rollBackTarget(reader, key);
  const agreement = model === null || !newest ? noAgreement : lineAgreement(reader, key, model, newest.at_ms);
  return {
    key,
    name: row.name,
    createdAtMs: row.created_at_ms,
    region: row.region === null ? null : (JSON.parse(row.region) as PhotoRegion),
    referenceCapture: row.reference_capture === null ? null : captureId(row.reference_capture),
    activeModel: model,
    activeSinceMs: model === null || !newest ? null : newest.at_ms,
    activeBy: model === null || !newest ? null : newest.operator,
    thresholds: model === null ? null : standingThresholds(reader, key, model),
    rollBackTo: before === undefined ? null : { model: before },
    cameras: row.cameras,
    agreement,
    proposal: teachingProposal(agreement),
  };
}

/** In the order they were made. */
export function listProducts(reader: Reader): Product[] {
  return reader.all<ProductRow>(`${selectProducts} ORDER BY p.key`).map((row) => rowToProduct(reader, row));
}

/** Throws RecordsError `not-found`. */
export function productByKey(reader: Reader, key: ProductKey): Product {
  const row = reader.get<ProductRow>(`${selectProducts} WHERE p.key = ?`, key);
  if (!row) throw new RecordsError('not-found', `no product ${key}`);
  return rowToProduct(reader, row);
}

/** Throws RecordsError `refused` when the name is taken. */
export function addProduct(writer: Writer, name: string, by: Deed): Product {
  return writer.transaction(() => {
    refuseTakenName(writer, name, null);
    const { lastInsertRowid } = writer.run('INSERT INTO product (name, created_at_ms) VALUES (?, ?)', name, by.atMs);
    noteChange(writer, { ...by, kind: 'product', action: 'add', subject: name, before: null, after: { name } });
    return productByKey(writer, productKey(Number(lastInsertRowid)));
  });
}

export interface ProductChange {
  readonly name?: string | undefined;
  readonly region?: PhotoRegion | null | undefined;
  readonly referenceCapture?: CaptureId | null | undefined;
}

/** What is undefined stays. Throws RecordsError `not-found`, `refused` when the name is taken, `photo-removed`. */
export function changeProduct(writer: Writer, product: ProductKey, change: ProductChange, by: Deed): void {
  writer.transaction(() => {
    const before = productByKey(writer, product);
    const { name = before.name, region = before.region, referenceCapture = before.referenceCapture } = change;
    refuseTakenName(writer, name, product);
    if (referenceCapture !== null) {
      captureById(writer, referenceCapture);
      refuseWithoutPhoto(writer, referenceCapture);
    }
    writer.run(
      'UPDATE product SET name = ?, region = ?, reference_capture = ? WHERE key = ?',
      name,
      region && JSON.stringify(region),
      referenceCapture,
      product,
    );
    const facts = { name: before.name, region: before.region, referenceCapture: before.referenceCapture };
    const differing = difference(facts, { name, region, referenceCapture });
    noteChange(writer, { ...by, kind: 'product', action: 'change', subject: before.name, ...differing });
  });
}

function refuseTakenName(reader: Reader, name: string, own: ProductKey | null): void {
  const taken = reader.get<{ key: number }>('SELECT key FROM product WHERE name = ?', name);
  if (taken && taken.key !== own) throw new RecordsError('refused', `there is a product ${name} already`);
}

export interface CameraAssignment {
  readonly camera: CameraKey;
  readonly product: ProductKey;
  readonly operator: string;
  readonly atMs: number;
}

/** Captures keep the product they were received with. The product it has is no change. Throws RecordsError `not-found`. */
export function setCameraProduct(writer: Writer, { camera, product, operator, atMs }: CameraAssignment): void {
  writer.transaction(() => {
    const { name } = productByKey(writer, product);
    const before = writer.get<{ product: number }>('SELECT product FROM camera WHERE key = ?', camera);
    if (!before) throw new RecordsError('not-found', `no camera ${camera}`);
    if (before.product === product) return;
    writer.run('UPDATE camera SET product = ? WHERE key = ?', product, camera);
    writer.run(
      'INSERT INTO camera_product_change (camera, product, operator, at_ms) VALUES (?, ?, ?, ?)',
      camera,
      product,
      operator,
      atMs,
    );
    const subject = cameraSubject(writer, camera);
    const products = {
      before: { product: productSubject(writer, productKey(before.product)) },
      after: { product: name },
    };
    noteChange(writer, { operator, atMs, kind: 'camera', action: 'assign', subject, ...products });
  });
}

interface ChangeRow {
  readonly camera: number;
  readonly before: number;
  readonly product: number;
  readonly operator: string;
  readonly at_ms: number;
}

/** Newest first. */
export function cameraProductLog(reader: Reader, camera: CameraKey | undefined, limit: number): CameraProductChange[] {
  const where = camera === undefined ? '' : 'WHERE c.camera = ?';
  return reader
    .all<ChangeRow>(
      `SELECT c.camera, c.product, c.operator, c.at_ms, ifnull((SELECT e.product FROM camera_product_change e
         WHERE e.camera = c.camera AND e.id < c.id ORDER BY e.id DESC LIMIT 1), ${defaultProduct}) AS before
       FROM camera_product_change c ${where} ORDER BY c.id DESC LIMIT ?`,
      ...(camera === undefined ? [] : [camera]),
      limit,
    )
    .map(({ camera: key, before, product, operator, at_ms }) => ({
      camera: cameraKey(key),
      before: productKey(before),
      product: productKey(product),
      operator,
      atMs: at_ms,
    }));
}
