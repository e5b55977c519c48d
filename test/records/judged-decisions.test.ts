import { expect, test } from 'vitest';
import { captureDetail } from '../../src-main/records/capture-detail';
import { decide } from '../../src-main/records/decisions';
import { recordInspection } from '../../src-main/records/inspections';
import { judgedDecisions } from '../../src-main/records/judged-decisions';
import { labelCaptures } from '../../src-main/records/known-captures';
import { addReplay } from '../../src-main/records/replays';
import { addTaughtModel } from '../../src-main/records/teachings';
import type { CaptureId } from '../../src-shared/domain/ids';
import { defaultProduct as product } from '../../src-shared/domain/product';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';

const startMs = 1_790_000_000_000;

test('decided captures come newest first with the score of this model alone, taught ones not at all', () => {
  const { writer } = newRecords();
  const [mine, other] = [addTestModel(writer, '1.0.0'), addTestModel(writer, '2.0.0')];
  const received = (at: number, decision: 'accept' | 'reject' | null): CaptureId => {
    const id = addTestCapture(writer, { receivedAtMs: startMs + at, sha256: new Uint8Array(32).fill(at) });
    if (decision) {
      const reason = decision === 'reject' ? 'other' : null;
      decide(writer, { capture: id, kind: decision, reason, operator: 'Ada', atMs: startMs, expectedDecisionCount: 0 });
    }
    return id;
  };
  const [old, replayed, undecided, unknown, fresh] = [
    received(1, 'accept'),
    received(2, 'reject'),
    received(3, null),
    received(4, 'accept'),
    received(5, 'accept'),
  ];
  recordInspection(writer, old, inspected(mine, 'pass', 0.1));
  recordInspection(writer, old, inspected(mine, 'fail', 0.9));
  recordInspection(writer, undecided, inspected(mine, 'fail', 0.9));
  recordInspection(writer, unknown, inspected(other, 'fail', 0.9));
  recordInspection(writer, fresh, inspected(mine, 'pass', 0.2));
  const photos = [{ capture: replayed, expected: 'reject', score: 0.7, currentScore: null }] as const;
  addReplay(writer, { product, candidate: mine, current: null, operator: 'Ada', atMs: 1, photos });

  expect(judgedDecisions(writer, product, mine, 10)).toEqual([
    { capture: fresh, decision: 'accept', score: 0.2 },
    { capture: replayed, decision: 'reject', score: 0.7 },
    { capture: old, decision: 'accept', score: 0.9 },
  ]);
  expect(judgedDecisions(writer, product, mine, 1)).toHaveLength(1);

  const taught = addTaughtModel(
    writer,
    {
      name: 'product-1',
      version: '1.0.0',
      product: 'cable',
      description: '',
      installedAtMs: 1,
      manifestSha256: '9'.repeat(64),
      folder: 'models/product-1',
      thresholds: { pass: 2, fail: 3 },
    },
    { product, number: 1, operator: 'Ada', atMs: 1, photos: [{ name: 'a', sha256: '05'.repeat(32), heldOutScore: 0 }] },
  );
  recordInspection(writer, fresh, inspected(taught.key, 'pass', 0));
  recordInspection(writer, old, inspected(taught.key, 'pass', 1));
  expect(judgedDecisions(writer, product, taught.key, 10)).toEqual([{ capture: old, decision: 'accept', score: 1 }]);
});

test('a capture says what it stands for in the labelled set', () => {
  const { writer } = newRecords();
  const capture = addTestCapture(writer);
  const label = (expected: 'accept' | 'reject' | null): void =>
    labelCaptures(writer, { captures: [capture], expected, operator: 'Ada', atMs: 1 });
  expect(captureDetail(writer, capture).label).toBeNull();
  label('accept');
  label('reject');
  expect(captureDetail(writer, capture).label).toBe('reject');
  label(null);
  expect(captureDetail(writer, capture).label).toBeNull();
});
