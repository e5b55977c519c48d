import { expect, test } from 'vitest';
import { captureDetail, heatMapPng } from '../../src-main/records/capture-detail';
import { captureById } from '../../src-main/records/captures';
import { decide, type NewDecision } from '../../src-main/records/decisions';
import { nextToInspect, recordInspection, waitingForInspection } from '../../src-main/records/inspections';
import { type CaptureId, captureId } from '../../src-shared/domain/ids';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';

const decision = (capture: CaptureId, expectedDecisionCount: number, over: Partial<NewDecision> = {}): NewDecision => ({
  capture,
  kind: 'reject',
  reason: 'crushed',
  operator: 'Ada',
  atMs: 5,
  expectedDecisionCount,
  ...over,
});

test('a decision stands until it is withdrawn, and every row is kept', () => {
  const { writer } = newRecords();
  const capture = addTestCapture(writer);
  expect(decide(writer, decision(capture, 0))).toMatchObject({
    state: 'recorded',
    capture: { decision: 'reject', reason: 'crushed', decidedBy: 'Ada', decidedAtMs: 5, decisionCount: 1 },
  });
  expect(decide(writer, decision(capture, 1, { kind: 'withdraw' }))).toMatchObject({
    capture: { decision: null, reason: null, decidedBy: null, decidedAtMs: null, decisionCount: 2 },
  });
  decide(writer, decision(capture, 2, { kind: 'accept', reason: 'not kept' }));
  expect(captureDetail(writer, capture).decisions.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['accept', null],
    ['withdraw', null],
    ['reject', 'crushed'],
  ]);
  expect(() => writer.run('DELETE FROM decision')).toThrow('never removed');
  expect(() => writer.run(`UPDATE decision SET operator = 'Eve'`)).toThrow('never changed');
});

test('a decision made on an outdated screen is not recorded and shows how the capture stands', () => {
  const { writer } = newRecords();
  const capture = addTestCapture(writer);
  decide(writer, decision(capture, 0));
  expect(decide(writer, decision(capture, 0, { kind: 'accept', operator: 'Bob' }))).toMatchObject({
    state: 'outdated',
    capture: { decision: 'reject', decidedBy: 'Ada', decisionCount: 1 },
  });
  expect(captureById(writer, capture).decisionCount).toBe(1);
});

test('what is not there cannot be decided nor withdrawn', () => {
  const { writer } = newRecords();
  const capture = addTestCapture(writer);
  expect(() => decide(writer, decision(captureId(99), 0))).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(() => decide(writer, decision(capture, 0, { kind: 'withdraw' }))).toThrow(
    expect.objectContaining({ code: 'refused' }),
  );
});

test('an inspection gives its capture a verdict, a newer one replaces it, both are kept', () => {
  const { writer } = newRecords();
  const capture = addTestCapture(writer);
  const model = addTestModel(writer);
  expect(recordInspection(writer, capture, inspected(model, 'fail', 0.9))).toMatchObject({
    state: 'inspected',
    verdict: 'fail',
    score: 0.9,
    width: 1600,
    height: 1200,
  });
  expect([...(heatMapPng(writer, capture) ?? [])]).toEqual([137, 80, 78, 71]);
  const newer = addTestModel(writer, '1.1.0');
  expect(recordInspection(writer, capture, { ...inspected(newer, 'pass', 0.1), heatMapPng: null })).toMatchObject({
    verdict: 'pass',
  });
  expect(heatMapPng(writer, capture)).toBeNull();
  expect(captureDetail(writer, capture).inspections).toMatchObject([
    { modelVersion: '1.1.0', verdict: 'pass', hasHeatMap: false },
    {
      modelVersion: '1.0.0',
      verdict: 'fail',
      hasHeatMap: true,
      durationMs: 120,
      thresholds: { pass: 0.5, fail: 0.75 },
    },
  ]);
});

test('captures without a verdict keep their reason for it', () => {
  const { writer } = newRecords();
  const [plain, broken, killer] = [addTestCapture(writer), addTestCapture(writer), addTestCapture(writer)];
  expect(recordInspection(writer, plain, { state: 'uninspected', width: 800, height: 600 })).toMatchObject({
    state: 'uninspected',
    width: 800,
    verdict: null,
  });
  expect(recordInspection(writer, broken, { state: 'undecodable', problem: 'no JPEG' })).toMatchObject({
    state: 'undecodable',
    width: null,
  });
  expect(recordInspection(writer, killer, { state: 'unanalysed', problem: 'ended twice' }).state).toBe('unanalysed');
  expect(waitingForInspection(writer)).toBe(0);
});

test('captures are inspected in their order, a large backlog from its newest end, none twice at once', () => {
  const { writer } = newRecords();
  const ids = Array.from({ length: 5 }, () => addTestCapture(writer));
  const next = (limit: number, inWork: CaptureId[]): CaptureId[] =>
    nextToInspect(writer, limit, inWork).map(({ capture }) => capture);
  expect(next(2, [])).toEqual(ids.slice(0, 2));
  expect(next(2, ids.slice(0, 2))).toEqual(ids.slice(2, 4));
  expect(next(2, ids.slice(0, 4))).toEqual(ids.slice(4));
  for (let n = 0; n < 35; n++) ids.push(addTestCapture(writer));
  expect(next(2, [])).toEqual(ids.slice(0, 2));
  ids.push(addTestCapture(writer));
  expect(next(2, [])).toEqual(ids.slice(-2).toReversed());
  expect(next(2, ids.slice(-2))).toEqual(ids.slice(-4, -2).toReversed());
});
