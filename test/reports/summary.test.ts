import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src-main/records/decisions';
import type { Reader, Writer } from '../../src-main/records/handles';
import { recordInspection } from '../../src-main/records/inspections';
import { openLot } from '../../src-main/records/lots';
import { addProduct, setCameraProduct } from '../../src-main/records/products';
import { recordFailedTransfers } from '../../src-main/records/transfers';
import { reportSummary } from '../../src-main/reports/summary';
import { type CaptureId, cameraKey, productKey } from '../../src-shared/domain/ids';
import { type Verdict, verdicts } from '../../src-shared/domain/inspection';
import { usualShifts } from '../../src-shared/domain/shift';
import {
  allCaptures,
  emptyTally,
  outcomeOf,
  type ReportRequest,
  type ReportSummary,
  sumTallies,
} from '../../src-shared/domain/statistics';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';
import { inTimeZone } from '../support/time-zone';

inTimeZone('Europe/Paris');

const hour = 3_600_000;
const start = 497_222 * hour;

function report(reader: Reader, request: Partial<ReportRequest> & { fromMs: number; toMs: number }): ReportSummary {
  const summary = reportSummary(reader, { sampleUnit: 'hour', ...request }, { shifts: usualShifts });
  if (summary === null) throw new Error('nothing stopped it');
  return summary;
}

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

  const summary = report(writer, { fromMs: start, toMs: start + 10 * hour });
  expect(summary).toMatchObject({
    tally: {
      pass: { accept: 0, reject: 0, none: 1 },
      unsure: { accept: 0, reject: 1, none: 0 },
      fail: { accept: 1, reject: 2, none: 0 },
      none: { accept: 0, reject: 0, none: 1 },
    },
    reasons: [
      { reason: 'crushed', count: 2 },
      { reason: 'strand-missing', count: 1 },
    ],
    reference: null,
    failedTransfers: 1,
  });
  expect(outcomeOf(summary.tally, 'decisions')).toEqual({ good: 1, bad: 3, open: 2 });
  expect(outcomeOf(summary.tally, 'outcome')).toEqual({ good: 2, bad: 3, open: 1 });
  expect(summary.throughput.unit).toBe('hour');
  expect(summary.throughput.bars.map(({ fromMs, tally }) => [(fromMs - start) / hour, allCaptures(tally)])).toEqual([
    [0, 3],
    [1, 0],
    [2, 0],
    [3, 3],
  ]);
  expect(report(writer, { fromMs: start, toMs: start + 10 * hour, camera: cameraKey(99) })).toEqual({
    tally: emptyTally,
    reasons: [],
    samples: [],
    throughput: { unit: 'hour', bars: [] },
    reference: null,
    failedTransfers: 0,
  });
});

test('a reference period is counted beside the period', () => {
  const { writer } = newRecords();
  addTestCapture(writer, { receivedAtMs: start });
  addTestCapture(writer, { receivedAtMs: start + 9 * hour });
  const { tally, reference } = report(writer, {
    fromMs: start + 9 * hour,
    toMs: start + 10 * hour,
    reference: { fromMs: start, toMs: start + 9 * hour },
  });
  expect([allCaptures(tally), reference && allCaptures(reference)]).toEqual([1, 1]);
});

test('a count that is no longer wanted ends', () => {
  const { writer } = newRecords();
  addTestCapture(writer, { receivedAtMs: start });
  const request = { fromMs: start, toMs: start + hour, sampleUnit: 'hour' } as const;
  expect(reportSummary(writer, request, { goOn: () => false })).toBeNull();
});

describe('over a change of the clock in Paris', () => {
  test.each([
    // Two photos an hour, at 10 and 40 past, from midnight to midnight.
    ['spring', Date.UTC(2026, 2, 28, 23), 23],
    ['autumn', Date.UTC(2026, 9, 24, 22), 25],
  ] as const)('the day of %s has its own number of hours, each with its captures', (_season, midnightMs, hours) => {
    const { writer } = newRecords();
    for (let half = 0; half < 2 * 24 * 3; half++) {
      addTestCapture(writer, { receivedAtMs: midnightMs - 24 * hour + (half * hour) / 2 + hour / 6 });
    }
    const dayEnd = midnightMs + hours * hour;
    const day = report(writer, { fromMs: midnightMs, toMs: dayEnd });
    expect(day.samples.map(({ tally }) => allCaptures(tally))).toEqual(Array.from({ length: hours }, () => 2));

    const days = report(writer, { fromMs: midnightMs - 24 * hour, toMs: dayEnd + 24 * hour, sampleUnit: 'day' });
    expect(days.samples.map(({ tally }) => allCaptures(tally)).slice(0, 2)).toEqual([48, 2 * hours]);
    expect(days.samples[1]).toMatchObject({ fromMs: midnightMs, toMs: dayEnd });
  });

  test.each([
    // From Paris's calendar: the early shift begins at six, and the night of the change has seven or nine hours.
    ['spring', Date.UTC(2026, 2, 28, 23), 7],
    ['autumn', Date.UTC(2026, 9, 24, 22), 9],
  ] as const)('the night of %s is one shift with its own number of hours', (_season, midnightMs, nightHours) => {
    const { writer } = newRecords();
    // Two an hour, from ten in the evening two hours before midnight, over that night and the two shifts after it.
    const night = midnightMs - 2 * hour;
    for (let half = 0; half < 2 * (nightHours + 16); half++) {
      addTestCapture(writer, { receivedAtMs: night + (half * hour) / 2 + hour / 6 });
    }
    const { samples, tally } = report(writer, {
      fromMs: night - 24 * hour,
      toMs: night + 48 * hour,
      sampleUnit: 'shift',
    });
    expect(samples.map((sample) => [sample.shift?.code, allCaptures(sample.tally)])).toEqual([
      ['night', 2 * nightHours],
      ['early', 16],
      ['late', 16],
    ]);
    expect(samples[1]?.fromMs).toBe(night + nightHours * hour);
    expect(sumTallies(samples.map((sample) => sample.tally))).toEqual(tally);
    const weeks = report(writer, { fromMs: night - 24 * hour, toMs: night + 9 * 24 * hour, sampleUnit: 'week' });
    // Both changes are on a Sunday: no capture lies in the week after it.
    expect(weeks.samples.map((sample) => allCaptures(sample.tally))).toEqual([2 * (nightHours + 16)]);
  });
});

test('a shift that begins within an hour is cut there, and an empty start is left out', () => {
  const { writer } = newRecords();
  const shifts = [
    { code: 'one', label: '', starts: usualShifts[0]?.starts.map(() => '06:30') ?? [] },
    { code: 'two', label: 'Evening', starts: usualShifts[0]?.starts.map(() => '14:15') ?? [] },
  ];
  const at = (clock: string): number => new Date(`2026-11-20T${clock}:00`).getTime();
  for (const clock of ['06:40', '14:10', '14:14', '14:20', '23:00'])
    addTestCapture(writer, { receivedAtMs: at(clock) });
  const request = { fromMs: at('00:00'), toMs: at('23:59'), sampleUnit: 'shift' } as const;
  const summary = reportSummary(writer, request, { shifts });
  expect(summary?.samples.map(({ fromMs, toMs, shift, tally }) => [fromMs, toMs, shift, allCaptures(tally)])).toEqual([
    [at('06:30'), at('14:15'), { code: 'one', label: '' }, 3],
    [at('14:15'), at('23:59'), { code: 'two', label: 'Evening' }, 2],
  ]);
  expect(summary?.throughput.bars[8]).toMatchObject({ fromMs: at('14:00'), toMs: at('15:00') });
  expect(allCaptures(summary?.throughput.bars[8]?.tally ?? emptyTally)).toBe(3);
});

test('a lot is a sample whatever lies between its captures; what belongs to none is on no point', () => {
  const { writer } = newRecords();
  const by = (atMs: number) => ({ operator: 'Ada', atMs });
  const product = productKey(1);
  const first = openLot(writer, product, 'A-1', by(1));
  const second = openLot(writer, product, 'A-2', by(2));
  const model = addTestModel(writer);
  const add = (atHour: number, lot: typeof first.id | null, verdict: Verdict): void => {
    const capture = addTestCapture(writer, { receivedAtMs: start + atHour * hour });
    recordInspection(writer, capture, inspected(model, verdict, 0.6));
    writer.run('UPDATE capture SET lot = ? WHERE id = ?', lot, capture);
  };
  add(0, null, 'fail');
  add(1, first.id, 'fail');
  add(2, second.id, 'pass');
  add(3, first.id, 'pass');
  add(4, first.id, 'pass');
  add(30, second.id, 'fail');
  const whole = report(writer, { fromMs: start, toMs: start + 24 * hour, sampleUnit: 'lot' });
  expect(whole.samples.map(({ lot, tally: { pass, fail } }) => [lot?.number, pass.none, fail.none])).toEqual([
    ['A-1', 2, 1],
    ['A-2', 1, 0],
  ]);
  expect(whole.samples[0]).toMatchObject({ fromMs: start + hour, toMs: start + 4 * hour + 1, lot: { id: first.id } });
  expect(allCaptures(whole.tally)).toBe(5);
  expect(report(writer, { fromMs: start, toMs: start + hour, sampleUnit: 'lot' }).samples).toEqual([]);
});

/** Counted from the rows of the history itself, one capture at a time, in the plainest way. */
function fullCount(writer: Writer, { fromMs, toMs, camera, product }: ReportRequest) {
  const counts: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  for (const { id, ...capture } of writer.all<{ id: number; camera: number; product: number; at: number }>(
    'SELECT id, camera, product, received_at_ms AS at FROM capture',
  )) {
    if (capture.at < fromMs || capture.at >= toMs) continue;
    if (camera !== undefined && capture.camera !== camera) continue;
    if (product !== undefined && capture.product !== product) continue;
    const inspections = writer.all<{ verdict: Verdict }>(
      'SELECT verdict FROM inspection WHERE capture = ? ORDER BY id',
      id,
    );
    const decisions = writer.all<{ kind: string; reason: string | null }>(
      'SELECT kind, reason FROM decision WHERE capture = ? ORDER BY id',
      id,
    );
    const last = decisions.at(-1);
    const standing = last === undefined || last.kind === 'withdraw' ? 'none' : last.kind;
    const key = `${inspections.at(-1)?.verdict ?? 'none'} ${standing}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (standing === 'reject') reasons[last?.reason ?? ''] = (reasons[last?.reason ?? ''] ?? 0) + 1;
  }
  return { counts, reasons };
}

const flat = (summary: ReportSummary): Record<string, number> =>
  Object.fromEntries(
    Object.entries(summary.tally).flatMap(([verdict, row]) =>
      Object.entries(row)
        .filter(([, count]) => count > 0)
        .map(([standing, count]) => [`${verdict} ${standing}`, count]),
    ),
  );

const change = fc.oneof(
  fc.record({
    do: fc.constant('capture' as const),
    camera: fc.integer({ min: 1, max: 3 }),
    atHour: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({ do: fc.constant('inspect' as const), which: fc.nat(), verdict: fc.constantFrom(...verdicts) }),
  fc.record({
    do: fc.constant('decide' as const),
    which: fc.nat(),
    kind: fc.constantFrom('accept' as const, 'reject' as const),
    reason: fc.constantFrom('crushed', 'other', null),
  }),
  fc.record({ do: fc.constant('withdraw' as const), which: fc.nat() }),
  fc.record({
    do: fc.constant('product' as const),
    camera: fc.integer({ min: 1, max: 3 }),
    product: fc.integer({ min: 1, max: 2 }),
  }),
);

test('after any changes every figure is what a full count of the history gives', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 60 }),
      fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 })),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      fc.constantFrom('hour' as const, 'shift' as const, 'day' as const, 'week' as const),
      (changes, [from, length], camera, product, sampleUnit) => {
        const { writer } = newRecords();
        const model = addTestModel(writer);
        addProduct(writer, 'Two', { operator: 'Ada', atMs: 1 });
        const captures: CaptureId[] = [];
        const counts = new Map<CaptureId, number>();
        let camerasSeen = 0;
        for (const step of changes) {
          if (step.do === 'capture') {
            camerasSeen = writer.all('SELECT key FROM camera').length;
            captures.push(
              addTestCapture(writer, {
                cameraId: step.camera,
                receivedAtMs: start + step.atHour * hour + captures.length,
              }),
            );
            continue;
          }
          if (step.do === 'product') {
            camerasSeen = writer.all('SELECT key FROM camera').length;
            if (step.camera > camerasSeen) continue;
            setCameraProduct(writer, {
              camera: cameraKey(step.camera),
              product: productKey(step.product),
              operator: '',
              atMs: 1,
            });
            continue;
          }
          const capture = captures[step.which % Math.max(1, captures.length)];
          if (capture === undefined) continue;
          if (step.do === 'inspect') {
            recordInspection(writer, capture, inspected(model, step.verdict, 0.6));
            continue;
          }
          const expectedDecisionCount = counts.get(capture) ?? 0;
          const { decision } = writer.get<{ decision: string | null }>(
            'SELECT decision FROM capture WHERE id = ?',
            capture,
          ) ?? {
            decision: null,
          };
          if (step.do === 'withdraw' && decision === null) continue;
          const kind = step.do === 'withdraw' ? 'withdraw' : step.kind;
          const reason = step.do === 'withdraw' ? null : step.reason;
          decide(writer, { capture, kind, reason, operator: '', atMs: 1, expectedDecisionCount });
          counts.set(capture, expectedDecisionCount + 1);
        }
        const request: ReportRequest = {
          fromMs: start + from * hour,
          toMs: start + (from + length) * hour,
          camera: camera === undefined ? undefined : cameraKey(camera),
          product: product === undefined ? undefined : productKey(product),
          sampleUnit,
        };
        const summary = report(writer, request);
        const expected = fullCount(writer, request);
        expect(flat(summary)).toEqual(expected.counts);
        expect(Object.fromEntries(summary.reasons.map(({ reason, count }) => [reason, count]))).toEqual(
          expected.reasons,
        );
        for (const parts of [summary.samples, summary.throughput.bars]) {
          expect(sumTallies(parts.map(({ tally }) => tally))).toEqual(summary.tally);
        }
      },
    ),
    { numRuns: 60 },
  );
});
