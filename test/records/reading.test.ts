import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { activateModel, activeModelRows } from '../../src-main/records/activations';
import { listCameras } from '../../src-main/records/camera-status';
import { blockedCameras, noteCamerasSeen, renameCamera, setAdmission } from '../../src-main/records/cameras';
import { CapturePages } from '../../src-main/records/capture-pages';
import { decide } from '../../src-main/records/decisions';
import type { Writer } from '../../src-main/records/handles';
import { recordInspection } from '../../src-main/records/inspections';
import { addModel, listModels } from '../../src-main/records/models';
import { finished, NewestFirst, type Steps } from '../../src-main/records/newest-first';
import { openWriter } from '../../src-main/records/open-records';
import { reviewQueue, waitingForReview } from '../../src-main/records/review-queue';
import { addCounters, listFailedTransfers, recordFailedTransfers } from '../../src-main/records/transfers';
import type { Capture, CaptureFilter } from '../../src-shared/domain/capture';
import { captureStates } from '../../src-shared/domain/capture';
import { cameraKey, type ModelKey } from '../../src-shared/domain/ids';
import { verdicts } from '../../src-shared/domain/inspection';
import { defaultProduct } from '../../src-shared/domain/product';
import { addManyCaptures } from '../support/many-captures';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';

const by = { operator: 'Ada', atMs: 1 };

const newestMs = 1_790_000_000_000;
let many: Writer;
let newestFirst: readonly Capture[];
let pages: CapturePages;

beforeAll(() => {
  many = openWriter(':memory:');
  addManyCaptures(many, { captures: 3000, cameras: 5, newestMs, days: 10 });
  const model = addTestModel(many, '2.0.0');
  for (const id of [11, 12, 13, 14]) many.run('UPDATE capture SET received_at_ms = ? WHERE id = ?', newestMs, id);
  addTestCapture(many, { receivedAtMs: newestMs - 5 });
  const odd = addTestCapture(many, { receivedAtMs: newestMs - 4 });
  recordInspection(many, odd, { state: 'undecodable', problem: 'no JPEG' });
  recordInspection(many, addTestCapture(many, { receivedAtMs: newestMs - 3 }), inspected(model, 'pass', 0.2));
  pages = new CapturePages(many, 250);
  newestFirst = Array.from({ length: 7 }, (_, n) =>
    finished(pages.page({ filter: {}, offset: n * 500, limit: 500 })),
  ).flatMap(({ captures }) => captures);
});

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: 2 });
const filters: fc.Arbitrary<CaptureFilter> = fc.record({
  camera: optional(fc.integer({ min: 1, max: 7 }).map(cameraKey)),
  verdict: optional(fc.constantFrom(...verdicts, 'none' as const)),
  decision: optional(fc.constantFrom('accept' as const, 'reject' as const, 'none' as const)),
  reason: optional(fc.constantFrom('crushed', 'other', 'unheard-of')),
  state: optional(fc.constantFrom(...captureStates)),
  fromMs: optional(fc.integer({ min: newestMs - 11 * 86_400_000, max: newestMs + 1 })),
  toMs: optional(fc.integer({ min: newestMs - 11 * 86_400_000, max: newestMs + 1 })),
  minScore: optional(fc.double({ min: 0, max: 1.5, noNaN: true })),
  maxScore: optional(fc.double({ min: 0, max: 1.5, noNaN: true })),
});

function lets(filter: CaptureFilter, capture: Capture): boolean {
  const named = (wanted: string | undefined, value: string | null): boolean =>
    wanted === undefined || (wanted === 'none' ? value === null : value === wanted);
  return (
    (filter.camera === undefined || capture.camera === filter.camera) &&
    named(filter.verdict, capture.verdict) &&
    named(filter.decision, capture.decision) &&
    (filter.reason === undefined || capture.reason === filter.reason) &&
    named(filter.state, capture.state) &&
    capture.receivedAtMs >= (filter.fromMs ?? 0) &&
    capture.receivedAtMs < (filter.toMs ?? Number.POSITIVE_INFINITY) &&
    (filter.minScore === undefined || (capture.score !== null && capture.score >= filter.minScore)) &&
    (filter.maxScore === undefined || (capture.score !== null && capture.score <= filter.maxScore))
  );
}

test('the gallery lists every capture once, newest first', () => {
  expect(newestFirst).toHaveLength(3003);
  const sorted = newestFirst.toSorted((a, b) => b.receivedAtMs - a.receivedAtMs || b.id - a.id);
  expect(newestFirst.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
});

test('any page of any filter is the part of the filtered list it should be', () => {
  fc.assert(
    fc.property(
      filters,
      fc.double({ min: 0, max: 1.1, noNaN: true }),
      fc.integer({ min: 1, max: 50 }),
      (filter, place, limit) => {
        const wanted = newestFirst.filter((capture) => lets(filter, capture));
        const offset = Math.floor(place * wanted.length);
        const { captures, total, counted } = finished(pages.page({ filter, offset, limit }));
        expect(captures).toEqual(wanted.slice(offset, offset + limit));
        expect(counted ? total : Math.max(total, wanted.length)).toBe(wanted.length);
        expect(finished(pages.total(filter))).toBe(wanted.length);
        expect(finished(pages.page({ filter, offset, limit }))).toEqual({
          captures,
          total: wanted.length,
          counted: true,
        });
        const ids = finished(pages.ids({ filter, offset, limit }));
        expect(new Map(ids)).toEqual(new Map(captures.map(({ id, decisionCount }) => [id, decisionCount])));
        const places = captures.slice(0, 1).map(({ id }) => finished(pages.place(filter, id)));
        expect(places).toEqual(captures.slice(0, 1).map(() => offset));
      },
    ),
    { numRuns: 300 },
  );
  expect(finished(pages.total({}))).toBe(3003);
});

test('what waits for the operator is what the policy says, in the order asked for', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const add = (receivedAtMs: number) => addTestCapture(writer, { receivedAtMs });
  add(100);
  const pass = add(1);
  const oldFail = add(2);
  const unsure = add(3);
  const newFail = add(4);
  const odd = add(5);
  const decided = add(6);
  recordInspection(writer, pass, inspected(model, 'pass', 0.1));
  recordInspection(writer, unsure, inspected(model, 'unsure', 0.6));
  for (const id of [oldFail, newFail, decided]) recordInspection(writer, id, inspected(model, 'fail', 0.9));
  recordInspection(writer, odd, { state: 'unanalysed', problem: '' });
  const decision = { capture: decided, reason: null, operator: '', atMs: 1 };
  decide(writer, { ...decision, kind: 'accept', expectedDecisionCount: 0 });

  const queue = (order: 'oldest' | 'newest-failing', policy: 'all' | 'failing-and-unsure' | 'nothing', limit = 9) => {
    const { captures, waiting } = reviewQueue(writer, { order, policy, limit });
    expect(waiting).toBe(waitingForReview(writer, policy));
    return captures.map(({ id }) => id);
  };
  expect(queue('newest-failing', 'failing-and-unsure')).toEqual([newFail, oldFail, odd, unsure]);
  expect(queue('oldest', 'failing-and-unsure')).toEqual([oldFail, unsure, newFail, odd]);
  expect(queue('newest-failing', 'all')).toEqual([newFail, oldFail, odd, unsure, pass]);
  expect(queue('oldest', 'all', 2)).toEqual([pass, oldFail]);
  expect(queue('oldest', 'nothing')).toEqual([]);
  decide(writer, { ...decision, kind: 'withdraw', expectedDecisionCount: 1 });
  expect(queue('newest-failing', 'failing-and-unsure')[0]).toBe(decided);
});

test('the camera list says what came today, what failed, and which boards share an id', () => {
  const { writer } = newRecords();
  const noon = new Date(2026, 8, 21, 12).getTime();
  const hour = 3_600_000;
  addTestCapture(writer, { cameraId: 3, receivedAtMs: noon - 13 * hour, transferMs: 900, rounds: 9 });
  addTestCapture(writer, { cameraId: 3, receivedAtMs: noon - 2 * hour, transferMs: 10, rounds: 1 });
  addTestCapture(writer, { cameraId: 3, receivedAtMs: noon - hour - 1, transferMs: 20, rounds: 2 });
  addTestCapture(writer, { cameraId: 3, receivedAtMs: noon - 1, transferMs: 90, rounds: 3 });
  const camera = { cameraId: 3, address: '10.0.0.1', port: 44_444 };
  addCounters(writer, [
    { camera, atMs: noon - 13 * hour, counts: { packets: 1000 } },
    { camera, atMs: noon - hour, counts: { packets: 5, missing: 2 } },
    { camera, atMs: noon - hour + 1, counts: { packets: 7, resent: 2 } },
    { camera: null, atMs: noon, counts: { malformed: 3 } },
    { camera: null, atMs: noon, counts: { malformed: 4 } },
  ]);
  recordFailedTransfers(writer, [
    { camera, atMs: noon, reason: 'too-large', packetCount: 9, receivedPackets: 2, missing: [1, 4], rounds: 0 },
  ]);
  noteCamerasSeen(writer, [
    { cameraId: 3, address: '10.0.0.9', atMs: noon - hour },
    { cameraId: 4, address: '10.0.0.9', atMs: noon },
  ]);

  const [first, second, third] = listCameras(writer, noon);
  expect(first).toMatchObject({
    cameraId: 3,
    address: '10.0.0.1',
    admission: 'new',
    lastCaptureAtMs: noon - 1,
    photosToday: 3,
    medianTransferMs: 20,
    medianRounds: 2,
    packetsToday: 12,
    missingToday: 2,
    resentToday: 2,
    incompleteToday: 1,
    warnings: ['duplicate-id', 'too-large'],
  });
  expect(first?.photosByHour.slice(-3)).toEqual([2, 1, 0]);
  expect(first?.photosByHour.reduce((sum, count) => sum + count)).toBe(4);
  expect(first?.missingByHour.slice(-3)).toEqual([0, 2, 0]);
  expect(first?.hoursFromMs).toBe(noon - (noon % hour) - 23 * hour);
  expect(first?.usualGapMs).toBeNull();
  expect(second).toMatchObject({ address: '10.0.0.9', photosToday: 0, medianRounds: null, warnings: ['duplicate-id'] });
  expect(third).toMatchObject({ cameraId: 4, warnings: [] });
  expect(writer.get(`SELECT sum(count) AS sum, count(*) AS rows FROM counter_hour WHERE camera IS NULL`)).toEqual({
    sum: 7,
    rows: 1,
  });
  expect(listFailedTransfers(writer, undefined, 10)).toMatchObject([{ camera, reason: 'too-large', missing: [1, 4] }]);
  expect(listFailedTransfers(writer, second?.key, 10)).toEqual([]);
});

test('a board that moved to another address is no duplicate', () => {
  const { writer } = newRecords();
  noteCamerasSeen(writer, [
    { cameraId: 3, address: '10.0.0.1', atMs: 1000 },
    { cameraId: 3, address: '10.0.0.1', atMs: 2000 },
    { cameraId: 3, address: '10.0.0.2', atMs: 3000 },
  ]);
  expect(listCameras(writer, 4000).flatMap(({ warnings }) => warnings)).toEqual([]);
});

test('naming a camera admits it, a blocked one stays blocked', () => {
  const { writer } = newRecords();
  noteCamerasSeen(writer, [
    { cameraId: 3, address: '10.0.0.1', atMs: 1 },
    { cameraId: 4, address: '10.0.0.1', atMs: 1 },
  ]);
  renameCamera(writer, cameraKey(1), 'Line 1', by);
  setAdmission(writer, cameraKey(2), 'blocked', by);
  renameCamera(writer, cameraKey(2), 'Line 2', by);
  expect(listCameras(writer, 1).map(({ name, admission }) => [name, admission])).toEqual([
    ['Line 1', 'admitted'],
    ['Line 2', 'blocked'],
  ]);
  expect(blockedCameras(writer)).toEqual([{ cameraId: 4, address: '10.0.0.1' }]);
  expect(() => renameCamera(writer, cameraKey(9), 'x', by)).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('one model is active at a time, and one name and version is one package', () => {
  const { writer } = newRecords();
  const first = addTestModel(writer, '1.0.0');
  const second = addTestModel(writer, '2.0.0');
  const activate = (model: ModelKey | null, atMs: number): void =>
    activateModel(writer, { product: defaultProduct, model, confirmed: false, operator: 'Ada', atMs });
  expect(activeModelRows(writer)).toEqual([]);
  activate(first, 1);
  activate(second, 2);
  expect(activeModelRows(writer)).toEqual([
    { product: 1, model: second, folder: '/models/2.0.0', thresholds: { pass: 0.5, fail: 0.75 } },
  ]);
  expect(listModels(writer).find(({ active }) => active)).toMatchObject({ key: second, activeFor: [1], taught: null });
  activate(null, 3);
  expect(activeModelRows(writer)).toEqual([]);
  expect(listModels(writer).map(({ key }) => key)).toEqual([second, first]);
  expect(addTestModel(writer, '1.0.0')).toBe(first);
  const [newest] = listModels(writer);
  if (!newest) throw new Error('no model');
  const other = { ...newest, manifestSha256: 'other', thresholds: { pass: 0, fail: 1 } };
  expect(() => addModel(writer, other)).toThrow(expect.objectContaining({ code: 'model-exists' }));
});

test('a list that changes is counted anew where it changed', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const lists = new CapturePages(writer, 10);
  const add = (receivedAtMs: number): Capture['id'] => {
    const id = addTestCapture(writer, { receivedAtMs });
    recordInspection(writer, id, inspected(model, 'fail', 0.9));
    return id;
  };
  const ids = Array.from({ length: 95 }, (_, n) => add(1000 + n));
  const undecided = { decision: 'none' } as const;
  expect(finished(lists.total(undecided))).toBe(95);
  const old = ids[20] as Capture['id'];
  decide(writer, { capture: old, kind: 'accept', reason: null, operator: 'A', atMs: 1, expectedDecisionCount: 0 });
  lists.touched([1020]);
  expect(finished(lists.total(undecided))).toBe(94);
  expect(finished(lists.place(undecided, old))).toBeNull();
  expect(finished(lists.place({}, old))).toBe(74);
  for (let n = 0; n < 50; n++) {
    add(1095 + n);
    lists.touched([1095 + n]);
  }
  expect(finished(lists.total(undecided))).toBe(144);
  const page = finished(lists.page({ filter: undecided, offset: 140, limit: 10 }));
  expect(page.captures.map(({ receivedAtMs }) => receivedAtMs)).toEqual([1003, 1002, 1001, 1000]);
});

test('what was asked for last is answered first, and nothing is left out', async () => {
  const order: string[] = [];
  const lists = new NewestFirst();
  function* work(name: string): Steps<void> {
    for (let step = 0; step < 3; step++) {
      const endMs = performance.now() + 10;
      while (performance.now() < endMs);
      yield;
    }
    order.push(name);
  }
  const first = lists.run(work('first'));
  await new Promise((resume) => setTimeout(resume, 1));
  await Promise.all([first, lists.run(work('second')), lists.run(work('third'))]);
  expect(order).toEqual(['third', 'second', 'first']);
});
