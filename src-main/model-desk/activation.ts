/** Which model judges a product: activated on evidence, logged, and undone with one request. */
import { join } from 'node:path';
import type { ModelKey, ProductKey } from '../../src-shared/domain/ids';
import type { Thresholds } from '../../src-shared/domain/inspection';
import { makesMap } from '../../src-shared/domain/model-manifest';
import type { Product } from '../../src-shared/domain/product';
import { compareReplay } from '../../src-shared/domain/replay';
import type { ActivationOutcome } from '../../src-shared/ipc/contract';
import { DeskError, type DeskParts, namedOperator } from './desk-parts';
import { manifestOf } from './model-manifests';

export interface ActivationOrder {
  readonly product: ProductKey;
  readonly model: ModelKey;
  readonly confirmWorse?: boolean | undefined;
}

/** Throws DeskError `refused` when the model cannot be used, or nobody answers for a confirmation. */
export async function activateModel(parts: DeskParts, order: ActivationOrder): Promise<ActivationOutcome> {
  const { product: key, model, confirmWorse = false } = order;
  const product = await parts.reader.productByKey(key);
  const { taught } = await parts.reader.modelByKey(model);
  if (taught && taught.product !== key) throw new DeskError('refused', 'it was taught for another product');
  if (product.activeModel === model) return { state: 'activated' };
  const doubt = await doubtOf(parts, product, model);
  if (doubt && !confirmWorse) return doubt;
  const operator = doubt ? namedOperator(parts) : parts.operator();
  await putToWork(parts, key, model);
  await orReturn(
    parts,
    product,
    parts.storage.activateModel({ product: key, model, confirmed: doubt !== null, operator, atMs: Date.now() }),
  );
  tellBoth(parts);
  return { state: 'activated' };
}

type Doubt = Extract<ActivationOutcome, { state: 'needs-confirmation' }>;

/** Null when nothing speaks against it: no model to lose, nothing known to compare by, or a replay that is no worse. */
async function doubtOf({ reader }: DeskParts, product: Product, model: ModelKey): Promise<Doubt | null> {
  const { key, activeModel } = product;
  if (activeModel === null) return null;
  const replay = await reader.newestReplay(key, model, activeModel);
  if (!replay) {
    const nothingKnown = (await reader.knownCaptures(key, 1)).length === 0;
    return nothingKnown ? null : { state: 'needs-confirmation', why: 'not-replayed', comparison: null };
  }
  const comparison = compareReplay(replay);
  // Over photos it was taught with alone, nothing was compared.
  if (replay.photos.every(({ taught }) => taught)) {
    return { state: 'needs-confirmation', why: 'not-replayed', comparison };
  }
  return comparison.worse ? { state: 'needs-confirmation', why: 'worse', comparison } : null;
}

/** Loads it into the running inspection; nothing is changed when it cannot be. */
async function putToWork({ reader, inspector, dataDir }: DeskParts, product: ProductKey, key: ModelKey): Promise<void> {
  const { folder } = await reader.modelByKey(key);
  const thresholds = await reader.standingThresholds(product, key);
  const used = await inspector.activateModel({ product, model: key, dir: join(dataDir, folder), thresholds });
  if (!used.ok) throw new DeskError('refused', used.problem);
}

/** The model before judges again when the row of the new one cannot be written: what judges is what the records say. */
async function orReturn(parts: DeskParts, { key, activeModel }: Product, recorded: Promise<void>): Promise<void> {
  try {
    await recorded;
  } catch (error) {
    if (activeModel === null) parts.inspector.deactivate(key);
    // The inspection logs why it cannot be loaded again; the failure of the records is what is told.
    else await putToWork(parts, key, activeModel).catch(() => parts.inspector.deactivate(key));
    throw error;
  }
}

export async function deactivateModel(parts: DeskParts, product: ProductKey): Promise<void> {
  await parts.storage.activateModel({
    product,
    model: null,
    confirmed: false,
    operator: parts.operator(),
    atMs: Date.now(),
  });
  parts.inspector.deactivate(product);
  tellBoth(parts);
}

/** Throws `refused` when there is nothing to return to, or the model before cannot be used. */
export async function rollBack(parts: DeskParts, key: ProductKey): Promise<void> {
  const product = await parts.reader.productByKey(key);
  const target = await parts.reader.rollBackTarget(key);
  if (target === undefined) throw new DeskError('refused', 'no model was active before this one');
  if (target !== null) await putToWork(parts, key, target);
  await orReturn(parts, product, parts.storage.rollBack(key, target, parts.operator(), Date.now()));
  if (target === null) parts.inspector.deactivate(key);
  tellBoth(parts);
}

/** A new row; those before stay. Throws DeskError `refused` without an operator, `invalid-input` for a useless limit. */
export async function setThresholds(
  parts: DeskParts,
  product: ProductKey,
  model: ModelKey,
  thresholds: Thresholds,
): Promise<void> {
  const operator = namedOperator(parts);
  const { output } = await manifestOf(parts, model);
  if (makesMap(output) && thresholds.fail <= 0) {
    throw new DeskError('invalid-input', 'fail must be above 0 for a model that makes a map');
  }
  await parts.storage.setThresholds({ product, model, thresholds, operator, atMs: Date.now() });
  parts.inspector.setThresholds(product, model, thresholds);
  parts.onProductsChanged();
}

function tellBoth(parts: DeskParts): void {
  parts.onModelsChanged();
  parts.onProductsChanged();
}
