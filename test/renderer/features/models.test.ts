import { describe, expect, it } from 'vitest';
import { modelsPath, shownPlace } from '../../../src-renderer/features/models/models-address';
import * as transitions from '../../../src-renderer/features/models/models-transitions';
import { photosToTake, refusalOf } from '../../../src-renderer/features/models/teach/start-teaching';
import { modelKey, productKey, taskId } from '../../../src-shared/domain/ids';
import type { Model } from '../../../src-shared/domain/model';
import type { Product } from '../../../src-shared/domain/product';

const product = (key: number): Product => ({
  key: productKey(key),
  name: `Product ${key}`,
  createdAtMs: 1,
  region: null,
  referenceCapture: null,
  activeModel: null,
  activeSinceMs: null,
  activeBy: null,
  thresholds: null,
  rollBackTo: null,
  cameras: 0,
  agreement: { decided: 0, falseRejects: 0, escapes: 0, unsureAccepted: 0 },
  proposal: null,
});

const model = (key: number, taughtFor: number | null): Model => ({
  key: modelKey(key),
  name: 'cable',
  version: `${key}.0.0`,
  product: 'cable',
  description: '',
  installedAtMs: 1,
  active: false,
  activeFor: [],
  taught:
    taughtFor === null ? null : { product: productKey(taughtFor), number: 1, photos: 5, operator: 'Ada', atMs: 1 },
  manifestSha256: 'a',
});

const order = { product: productKey(1), model: modelKey(2) };

describe('the address of the Models screen', () => {
  const products = [product(1), product(2)];

  it('names product and tab', () => {
    expect(modelsPath(productKey(2), 'teach')).toBe('/models/2/teach');
    expect(modelsPath(productKey(2), 'replay', modelKey(7))).toBe('/models/2/replay?model=7');
    expect(shownPlace(products, { product: '2', tab: 'teach' })).toEqual({ product: products[1], tab: 'teach' });
  });

  it('falls back to the first product and the overview', () => {
    const first = { product: products[0], tab: 'overview' };
    expect(shownPlace(products, { product: undefined, tab: undefined })).toEqual(first);
    expect(shownPlace(products, { product: '9', tab: 'nonsense' })).toEqual(first);
    expect(shownPlace([], { product: '1', tab: 'log' }).product).toBeNull();
  });
});

describe('what the Models screen knows', () => {
  const lists = { products: [product(1)], models: [model(2, 1)], cameras: [] };
  const ready = transitions.loaded(transitions.initialModels, lists);

  it('keeps a list on screen when a later request fails', () => {
    expect(transitions.loadFailed(ready)).toBe(ready);
    expect(transitions.loadFailed(transitions.initialModels).phase).toBe('failed');
  });

  it('keeps the question of an activation until it is answered or another attempt begins', () => {
    const asked = transitions.activationAnswered(ready, order, {
      state: 'needs-confirmation',
      why: 'not-replayed',
      comparison: null,
    });
    expect(asked.confirming).toEqual({ ...order, why: 'not-replayed', comparison: null });
    expect(transitions.loaded(asked, lists).confirming).toBe(asked.confirming);
    expect(transitions.workBegan(asked).confirming).toBeNull();
    expect(transitions.questionDropped(asked).confirming).toBeNull();
    expect(transitions.activationAnswered(asked, order, { state: 'activated' }).confirming).toBeNull();
  });

  it('keeps why a package was refused until it is dismissed or another is tried', () => {
    const refused = transitions.installAnswered(ready, { state: 'refused', problem: 'wrong sha256' });
    expect(refused.refused).toBe('wrong sha256');
    expect(transitions.refusalDismissed(refused).refused).toBeNull();
    expect(transitions.workBegan(refused)).toMatchObject({ refused: null, busy: true });
    expect(transitions.workEnded(transitions.workBegan(refused)).busy).toBe(false);
  });

  it('offers a product the models taught for it and those that were brought', () => {
    const models = [model(1, null), model(2, 1), model(3, 2)];
    expect(transitions.usableModels(models, productKey(1)).map(({ key }) => key)).toEqual([1, 2]);
  });
});

describe('a teaching', () => {
  it('is asked for a number of photos that the station takes', () => {
    expect([1, 60, 59.6, 900].map(photosToTake)).toEqual([5, 60, 60, 200]);
  });

  it('that did not begin says why, and a closed dialog is no failure', () => {
    const started = { state: 'started', task: taskId(1) } as const;
    expect(refusalOf({ ok: true, value: started }, 'accepted')).toBeNull();
    expect(refusalOf({ ok: true, value: { state: 'cancelled' } }, 'folder')).toBeNull();
    expect(refusalOf({ ok: true, value: { state: 'busy' } }, 'folder')).toEqual({ kind: 'busy' });
    expect(refusalOf({ ok: true, value: { state: 'too-few-photos', found: 0 } }, 'folder')).toEqual({
      kind: 'too-few',
      from: 'folder',
      found: 0,
    });
    const problem = { ok: false, code: 'refused', detail: 'this needs the name of the operator' } as const;
    expect(refusalOf(problem, 'accepted')).toEqual({ kind: 'problem', problem });
  });
});
