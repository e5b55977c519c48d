import { expect, test } from 'vitest';
import {
  activateModel,
  activeModels,
  productLog,
  rollBack,
  rollBackTarget,
  setThresholds,
  standingThresholds,
} from '../../src-main/records/activations';
import { captureById } from '../../src-main/records/captures';
import { decide } from '../../src-main/records/decisions';
import type { Writer } from '../../src-main/records/handles';
import { recordInspection } from '../../src-main/records/inspections';
import { knownCaptures, labelCaptures, labelledCaptures } from '../../src-main/records/known-captures';
import {
  addProduct,
  cameraProductLog,
  changeProduct,
  listProducts,
  productByKey,
  setCameraProduct,
} from '../../src-main/records/products';
import { addReplay, knownScores, newestReplay } from '../../src-main/records/replays';
import {
  acceptedPhotos,
  addTaughtModel,
  chosenPhotos,
  countAccepted,
  takeTeachingNumber,
} from '../../src-main/records/teachings';
import { type CaptureId, cameraKey, captureId, type ModelKey, productKey } from '../../src-shared/domain/ids';
import type { Verdict } from '../../src-shared/domain/inspection';
import { defaultProduct } from '../../src-shared/domain/product';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';

const by = { operator: 'Ada', atMs: 1 };

const startMs = 1_790_000_000_000;
const bytes = (value: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(value);

const activate = (writer: Writer, model: ModelKey | null, product = defaultProduct): void =>
  activateModel(writer, { product, model, confirmed: false, operator: 'Ada', atMs: startMs });

function judgedCapture(
  writer: Writer,
  model: ModelKey,
  [verdict, score, decision]: readonly [Verdict, number, 'accept' | 'reject' | null],
  at = 1,
): CaptureId {
  const id = addTestCapture(writer, { receivedAtMs: startMs + at, sha256: bytes(at) });
  recordInspection(writer, id, inspected(model, verdict, score));
  if (decision) {
    const reason = decision === 'reject' ? 'other' : null;
    decide(writer, { capture: id, kind: decision, reason, operator: 'Ada', atMs: startMs, expectedDecisionCount: 0 });
  }
  return id;
}

test('a capture remembers what its camera photographed when it was received', () => {
  const { writer } = newRecords();
  const before = addTestCapture(writer);
  const plug = addProduct(writer, 'Plug', { operator: 'Ada', atMs: 1 });
  setCameraProduct(writer, { camera: cameraKey(1), product: plug.key, operator: 'Ada', atMs: 5 });
  const after = addTestCapture(writer);
  expect(captureById(writer, before).product).toBe(defaultProduct);
  expect(captureById(writer, after).product).toBe(plug.key);
  expect(cameraProductLog(writer, cameraKey(1), 9)).toEqual([
    { camera: 1, before: defaultProduct, product: plug.key, operator: 'Ada', atMs: 5 },
  ]);
  // What it photographs already is no change.
  setCameraProduct(writer, { camera: cameraKey(1), product: plug.key, operator: 'Eve', atMs: 6 });
  setCameraProduct(writer, { camera: cameraKey(1), product: defaultProduct, operator: 'Eve', atMs: 7 });
  expect(cameraProductLog(writer, undefined, 9)).toMatchObject([
    { before: plug.key, product: defaultProduct, atMs: 7 },
    { before: defaultProduct, product: plug.key, atMs: 5 },
  ]);
  setCameraProduct(writer, { camera: cameraKey(1), product: plug.key, operator: 'Ada', atMs: 8 });
  expect(productByKey(writer, plug.key)).toMatchObject({ cameras: 1, activeModel: null, thresholds: null });
});

test('names are given once, whatever their case; what does not exist is not found', () => {
  const { writer } = newRecords();
  const { key } = addProduct(writer, 'Plug', { operator: 'Ada', atMs: 1 });
  expect(() => addProduct(writer, 'plug', { operator: 'Ada', atMs: 1 })).toThrow(
    expect.objectContaining({ code: 'refused' }),
  );
  changeProduct(writer, key, { name: 'PLUG', region: { x: 0, y: 0.2, width: 1, height: 0.6 } }, by);
  expect(productByKey(writer, key)).toMatchObject({ name: 'PLUG', region: { y: 0.2 } });
  changeProduct(writer, key, { region: null }, by);
  expect(productByKey(writer, key)).toMatchObject({ name: 'PLUG', region: null });
  const missing = expect.objectContaining({ code: 'not-found' });
  expect(() => changeProduct(writer, key, { referenceCapture: captureId(9) }, by)).toThrow(missing);
  const assignment = { camera: cameraKey(9), product: key, operator: '', atMs: 1 };
  expect(() => setCameraProduct(writer, assignment)).toThrow(missing);
  expect(() => setCameraProduct(writer, { ...assignment, product: productKey(9) })).toThrow(missing);
  expect(cameraProductLog(writer, undefined, 9)).toEqual([]);
});

test('each product has its own active model, and rolls back step by step', () => {
  const { writer } = newRecords();
  const [one, two, three] = ['1', '2', '3'].map((version) => addTestModel(writer, version)) as [
    ModelKey,
    ModelKey,
    ModelKey,
  ];
  const plug = addProduct(writer, 'Plug', { operator: 'Ada', atMs: 1 }).key;
  activate(writer, one);
  activate(writer, two);
  activate(writer, three);
  activate(writer, two, plug);
  expect([...activeModels(writer)]).toEqual([
    [defaultProduct, three],
    [plug, two],
  ]);
  const back = (expected: ModelKey | null): void => rollBack(writer, defaultProduct, expected, 'Eve', startMs + 1);
  expect(() => back(one)).toThrow(expect.objectContaining({ code: 'refused' }));
  back(two);
  expect(activeModels(writer).get(defaultProduct)).toBe(two);
  back(one);
  expect(rollBackTarget(writer, defaultProduct)).toBeUndefined();
  activate(writer, three);
  expect(rollBackTarget(writer, defaultProduct)).toBe(one);
  activate(writer, null);
  expect(rollBackTarget(writer, defaultProduct)).toBe(three);
  expect(rollBackTarget(writer, plug)).toBeUndefined();
  expect(productLog(writer, defaultProduct, 3)[0]).toMatchObject({ kind: 'roll-back', operator: 'Eve', model: one });
});

test('thresholds are set anew and never changed', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const plug = addProduct(writer, 'Plug', { operator: 'Ada', atMs: 1 }).key;
  expect(standingThresholds(writer, defaultProduct, model)).toEqual({ pass: 0.5, fail: 0.75 });
  const set = (pass: number): void =>
    setThresholds(writer, {
      product: defaultProduct,
      model,
      thresholds: { pass, fail: 4 },
      operator: 'Ada',
      atMs: startMs,
    });
  set(1);
  set(2);
  expect(standingThresholds(writer, defaultProduct, model)).toEqual({ pass: 2, fail: 4 });
  expect(standingThresholds(writer, plug, model)).toEqual({ pass: 0.5, fail: 0.75 });
  expect(productLog(writer, defaultProduct, 9).map(({ thresholds }) => thresholds?.pass)).toEqual([2, 1]);
});

test('the logs refuse every change and removal', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  addTestCapture(writer);
  activate(writer, model);
  setCameraProduct(writer, {
    camera: cameraKey(1),
    product: addProduct(writer, 'Plug', { operator: 'Ada', atMs: 1 }).key,
    operator: 'Ada',
    atMs: 1,
  });
  const thresholds = { pass: 1, fail: 2 };
  setThresholds(writer, { product: defaultProduct, model, thresholds, operator: 'Ada', atMs: 1 });
  for (const table of ['model_activation', 'camera_product_change', 'threshold_change']) {
    expect(() => writer.run(`UPDATE ${table} SET operator = 'Eve'`)).toThrow('never changed');
    expect(() => writer.run(`DELETE FROM ${table}`)).toThrow('never removed');
  }
  expect(() => writer.run('DELETE FROM product')).toThrow('never removed');
});

test('disagreements are counted since the model was made active, and teaching again is proposed when they matter', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const other = addTestModel(writer, '2.0.0');
  judgedCapture(writer, model, ['fail', 1, 'accept'], -5);
  activate(writer, model);
  for (let at = 1; at <= 4; at++) judgedCapture(writer, model, ['fail', 1, 'accept'], at);
  judgedCapture(writer, model, ['unsure', 0.6, 'accept'], 5);
  judgedCapture(writer, model, ['pass', 0.1, 'accept'], 6);
  judgedCapture(writer, model, ['pass', 0.1, null], 7);
  judgedCapture(writer, other, ['fail', 1, 'accept'], 8);
  const agreement = { decided: 6, falseRejects: 4, escapes: 0, unsureAccepted: 1 };
  expect(productByKey(writer, defaultProduct)).toMatchObject({ agreement, proposal: null });
  judgedCapture(writer, model, ['pass', 0.1, 'reject'], 9);
  expect(listProducts(writer)[0]).toMatchObject({ agreement: { decided: 7, escapes: 1 }, proposal: 'teach-again' });
  const thresholds = { pass: 1, fail: 2 };
  setThresholds(writer, { product: defaultProduct, model, thresholds, operator: 'Ada', atMs: startMs + 20 });
  expect(listProducts(writer)[0]).toMatchObject({ agreement: { decided: 0 }, proposal: null });
});

test('a label counts more than a decision, and can be taken back', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const accepted = judgedCapture(writer, model, ['pass', 0.1, 'accept'], 1);
  const rejected = judgedCapture(writer, model, ['fail', 1, 'reject'], 2);
  const open = judgedCapture(writer, model, ['unsure', 0.6, null], 3);
  const truth = (): unknown =>
    knownCaptures(writer, defaultProduct, 10, 'photos').map(({ capture, expected }) => [capture, expected]);
  expect(truth()).toEqual([
    [accepted, 'accept'],
    [rejected, 'reject'],
  ]);
  const label = (captures: CaptureId[], expected: 'accept' | 'reject' | null): void =>
    labelCaptures(writer, { captures, expected, operator: 'Ada', atMs: 1 });
  label([accepted, open], 'reject');
  expect(truth()).toEqual([
    [accepted, 'reject'],
    [rejected, 'reject'],
    [open, 'reject'],
  ]);
  expect(labelledCaptures(writer, defaultProduct).map(({ capture }) => capture.id)).toEqual([open, accepted]);
  label([accepted], null);
  expect(truth()).toContainEqual([accepted, 'accept']);
  expect(knownCaptures(writer, productKey(2), 10, 'photos')).toEqual([]);
});

test('photos to teach are accepted ones, those first that the model did not pass', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const failing = judgedCapture(writer, model, ['fail', 1, 'accept'], 1);
  judgedCapture(writer, model, ['pass', 0.1, 'accept'], 2);
  const newest = judgedCapture(writer, model, ['pass', 0.1, 'accept'], 3);
  const rejected = judgedCapture(writer, model, ['fail', 1, 'reject'], 4);
  const ids = (photos: readonly { readonly capture: CaptureId }[]): CaptureId[] => photos.map(({ capture }) => capture);
  expect(ids(acceptedPhotos(writer, defaultProduct, 2))).toEqual([failing, newest]);
  expect(countAccepted(writer, defaultProduct)).toEqual({ accepted: 3, notPassed: 1 });
  expect(ids(chosenPhotos(writer, [newest, rejected, failing, captureId(99)]))).toEqual([failing, newest]);
});

test('evidence holds the scores of left-out photos, and of decided captures that were not taught', () => {
  const { writer } = newRecords();
  expect([1, 2].map(() => takeTeachingNumber(writer, defaultProduct))).toEqual([1, 2]);
  const { key } = addTaughtModel(
    writer,
    {
      name: 'product-1',
      version: '2.0.0',
      product: 'Product 1',
      description: '',
      installedAtMs: 1,
      manifestSha256: 'a',
      folder: 'models/a',
      thresholds: { pass: 1, fail: 3 },
    },
    {
      product: defaultProduct,
      number: 2,
      operator: 'Ada',
      atMs: 1,
      photos: [
        { name: 'b', sha256: Buffer.from(bytes(2)).toString('hex'), heldOutScore: 0.4 },
        { name: 'a', sha256: Buffer.from(bytes(1)).toString('hex'), heldOutScore: -0.5 },
      ],
    },
  );
  expect(productLog(writer, defaultProduct, 9)).toEqual([
    { kind: 'teach', model: key, thresholds: null, photos: 2, confirmed: false, operator: 'Ada', atMs: 1 },
  ]);
  judgedCapture(writer, key, ['pass', -2, 'accept'], 1);
  judgedCapture(writer, key, ['pass', 0.2, 'accept'], 3);
  judgedCapture(writer, key, ['fail', 5, 'reject'], 4);
  const other = judgedCapture(writer, addTestModel(writer), ['fail', 9, 'reject'], 5);
  expect(knownScores(writer, defaultProduct, key)).toEqual({ heldOut: [-0.5, 0.4], accepted: [0.2], rejected: [5] });

  const photos = [{ capture: other, expected: 'reject', score: 7, currentScore: null }] as const;
  addReplay(writer, { product: defaultProduct, candidate: key, current: null, operator: 'Ada', atMs: 2, photos });
  expect(knownScores(writer, defaultProduct, key).rejected).toEqual([5, 7]);
  expect(newestReplay(writer, defaultProduct, key, null)).toMatchObject({
    candidateThresholds: { pass: 1, fail: 3 },
    photos: [{ capture: other, taught: false, score: 7 }],
  });
  const plug = addProduct(writer, 'Plug', { operator: 'Ada', atMs: 1 }).key;
  expect(() => activate(writer, key, plug)).toThrow(expect.objectContaining({ code: 'refused' }));
});
