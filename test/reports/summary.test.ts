import { expect, test } from 'vitest';
import { decide } from '../../src-main/records/decisions';
import { recordInspection } from '../../src-main/records/inspections';
import { recordFailedTransfers } from '../../src-main/records/transfers';
import { reportSummary } from '../../src-main/reports/summary';
import { cameraKey } from '../../src-shared/domain/ids';
import type { Verdict } from '../../src-shared/domain/inspection';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';

const hour = 3_600_000;
const start = 497_222 * hour;

test('a summary counts captures, verdicts, decisions, reasons and hours of the period', () => {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const add = (
    atMs: number,
    verdict: Verdict | null,
    decision: 'accept' | 'reject' | null,
    reason: string | null,
  ): void => {
    const capture = addTestCapture(writer, { receivedAtMs: atMs });
    if (verdict) recordInspection(writer, capture, inspected(model, verdict, 0.6));
    if (decision) decide(writer, { capture, kind: decision, reason, operator: '', atMs, expectedDecisionCount: 0 });
  };
  add(start, 'fail', 'reject', 'crushed');
  add(start + 1, 'fail', 'reject', 'crushed');
  add(start + 2, 'fail', 'accept', null);
  add(start + 3 * hour, 'unsure', 'reject', 'strand-missing');
  add(start + 3 * hour, 'pass', null, null);
  add(start + 3 * hour, null, null, null);
  add(start + 10 * hour, 'pass', 'accept', null);
  recordFailedTransfers(writer, [
    {
      camera: { cameraId: 1, address: '10.0.0.1', port: 1 },
      atMs: start,
      reason: 'incomplete',
      packetCount: 9,
      receivedPackets: 8,
      missing: [3],
      rounds: 7,
    },
  ]);

  expect(reportSummary(writer, { fromMs: start, toMs: start + 10 * hour })).toEqual({
    captures: 6,
    accepted: 1,
    rejected: 3,
    undecided: 2,
    byVerdict: { pass: 1, unsure: 1, fail: 3, none: 1 },
    yield: 0.25,
    reasons: [
      { reason: 'crushed', count: 2 },
      { reason: 'strand-missing', count: 1 },
    ],
    agreement: {
      failAccepted: 1,
      failRejected: 2,
      passAccepted: 0,
      passRejected: 0,
      unsureAccepted: 0,
      unsureRejected: 1,
    },
    byHour: [
      { hourMs: start, captures: 3, rejected: 2 },
      { hourMs: start + 3 * hour, captures: 3, rejected: 1 },
    ],
    failedTransfers: 1,
  });
  expect(reportSummary(writer, { fromMs: start, toMs: start + 10 * hour, camera: cameraKey(99) })).toMatchObject({
    captures: 0,
    yield: null,
    byHour: [],
    failedTransfers: 0,
  });
});
