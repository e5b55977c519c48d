import { expect, test } from 'vitest';
import {
  changedVerdicts,
  confusionOf,
  evidenceLimits,
  histogramOf,
  limitSource,
  photosNeeded,
  suggestedThresholds,
  teachingProposal,
  wilson,
} from '../../src-shared/domain/evidence';
import { thresholdsOf } from '../../src-shared/domain/held-out-thresholds';
import { captureId, modelKey, productKey, replayId } from '../../src-shared/domain/ids';
import { compareReplay, type Replay, type ReplayedPhoto, readReplay } from '../../src-shared/domain/replay';

test('the Wilson interval agrees with published values', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  for (const [count, of, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const rate = wilson(count, of);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  }
  expect(wilson(0, 0)).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
  expect(wilson(4, 4).high).toBe(1);
});

test('five photos do not prove one per cent, and how many would is said', () => {
  const scores = { heldOut: [0, 0.1, 0.2, 0.3, 0.4], accepted: [], rejected: [] };
  const limits = evidenceLimits(scores, confusionOf(scores, { pass: 1, fail: 3 }));
  expect(limits).toEqual([
    { code: 'false-rejects-unproven', photos: 5, wanted: 0.01, high: wilson(0, 5).high, needed: 381 },
    { code: 'no-defective-photos' },
    { code: 'held-out-only' },
  ]);
  expect(wilson(0, photosNeeded(0.01)).high).toBeLessThanOrEqual(0.01);
  expect(wilson(0, photosNeeded(0.01) - 1).high).toBeGreaterThan(0.01);
});

test('good photos that fail and defective ones that pass are counted, unsure ones apart', () => {
  const scores = { heldOut: [0, 4], accepted: [2], rejected: [0.5, 2, 9, 9] };
  const confusion = confusionOf(scores, { pass: 1, fail: 3 });
  expect(confusion).toMatchObject({
    good: { pass: 1, unsure: 1, fail: 1 },
    defective: { pass: 1, unsure: 1, fail: 2 },
    falseRejects: { count: 1, of: 3 },
    escapes: { count: 1, of: 4 },
    unsure: { count: 2, of: 7 },
  });
  const bins = histogramOf(scores, 10);
  expect(bins).toHaveLength(10);
  expect(bins.at(-1)).toMatchObject({ to: 9, rejected: 2 });
  expect(bins.reduce((sum, { heldOut, accepted, rejected }) => sum + heldOut + accepted + rejected, 0)).toBe(7);
  const [below, above] = histogramOf(scores, 2, { low: 1, high: 3 });
  expect(below).toEqual({ from: 1, to: 2, heldOut: 1, accepted: 0, rejected: 1 });
  expect(above).toEqual({ from: 2, to: 3, heldOut: 1, accepted: 1, rejected: 3 });
  expect(histogramOf({ heldOut: [], accepted: [], rejected: [] })).toEqual([]);
  expect(histogramOf({ heldOut: [1, 1], accepted: [], rejected: [] }, 4)[0]).toMatchObject({ from: 1, heldOut: 2 });
});

test('teaching again is proposed for disagreements that are neither few nor rare', () => {
  const proposal = (falseRejects: number, escapes: number, decided: number) =>
    teachingProposal({ falseRejects, escapes, decided, unsureAccepted: 0 });
  expect(proposal(4, 0, 4)).toBeNull();
  expect(proposal(3, 2, 100)).toBe('teach-again');
  expect(proposal(5, 0, 200)).toBeNull();
  expect(proposal(20, 0, 400)).toBe('teach-again');
});

const photo = (id: number, expected: 'accept' | 'reject', score: number | null, currentScore: number | null) =>
  ({ capture: captureId(id), expected, taught: false, score, currentScore }) satisfies ReplayedPhoto;
const replayOf = (...photos: ReplayedPhoto[]): Replay => ({
  id: replayId(1),
  product: productKey(1),
  candidate: modelKey(2),
  candidateThresholds: { pass: 1, fail: 3 },
  current: modelKey(1),
  currentThresholds: { pass: 10, fail: 30 },
  operator: '',
  atMs: 0,
  photos,
});

test('a candidate did worse when it lets more pass, fails more good ones, or is only less sure', () => {
  expect(compareReplay(replayOf(photo(1, 'reject', 0, 40), photo(2, 'accept', 0, 40))).worse).toBe(true);
  expect(compareReplay(replayOf(photo(1, 'accept', 5, 0))).worse).toBe(true);
  expect(compareReplay(replayOf(photo(1, 'accept', 2, 0))).worse).toBe(true);
  expect(compareReplay(replayOf(photo(1, 'accept', null, 0))).worse).toBe(true);
  expect(compareReplay(replayOf(photo(1, 'accept', 2, 40), photo(2, 'accept', 2, 0))).worse).toBe(false);
  expect(compareReplay(replayOf(photo(1, 'accept', 0, 0))).worse).toBe(false);
  expect(compareReplay({ ...replayOf(photo(1, 'accept', 5, null)), current: null }).worse).toBe(false);
});

test('photos the candidate was taught with do not speak for it', () => {
  const taught = { ...photo(1, 'accept', 0, 40), taught: true };
  const comparison = compareReplay(replayOf(taught, photo(2, 'accept', 0, 0)));
  expect(comparison.candidate.accepted).toEqual({ pass: 1, unsure: 0, fail: 0 });
  expect(comparison.current?.accepted).toEqual({ pass: 1, unsure: 0, fail: 0 });
});

test('each photo is better, worse or the same than with the current model', () => {
  const lines = readReplay(
    replayOf(photo(1, 'reject', 5, 0), photo(2, 'reject', 2, 40), photo(3, 'accept', 0, 0), photo(4, 'accept', 0, 15)),
  );
  expect(lines.map(({ change }) => change)).toEqual(['better', 'worse', 'same', 'better']);
  expect(lines.map(({ verdict }) => verdict)).toEqual(['fail', 'unsure', 'pass', 'pass']);
});

test('limits are suggested from held-out scores as a teaching sets them, from accepted captures only without any', () => {
  const heldOut = [-1, -0.5, 0, 0.5, 1, 1.5];
  const accepted = [5, 6, 7, 8, 9];
  const scores = { heldOut, accepted, rejected: [20] };
  expect(suggestedThresholds(scores, 0.01)).toEqual(thresholdsOf(heldOut, 0.01));
  expect(limitSource(scores)).toEqual({ kind: 'held-out', photos: 6 });
  const rarer = suggestedThresholds(scores, 0.001);
  expect(rarer?.fail).toBeGreaterThan(suggestedThresholds(scores, 0.01)?.fail ?? Number.NaN);
  expect(suggestedThresholds({ ...scores, heldOut: [] }, 0.01)).toEqual(thresholdsOf(accepted, 0.01));
  expect(suggestedThresholds({ heldOut: [], accepted: accepted.slice(1), rejected: [] }, 0.01)).toBeNull();
  expect(limitSource({ heldOut: [0, 1], accepted, rejected: [] })).toBeNull();
});

test('decided captures whose verdict new thresholds would change are named', () => {
  const decided = (id: number, score: number) => ({ capture: captureId(id), decision: 'accept' as const, score });
  const decisions = [decided(3, 0.5), decided(2, 2), decided(1, 9)];
  expect(changedVerdicts(decisions, { pass: 1, fail: 3 }, { pass: 1, fail: 2 })).toEqual([
    { ...decided(2, 2), before: 'unsure', after: 'fail' },
  ]);
  expect(changedVerdicts(decisions, { pass: 1, fail: 3 }, { pass: 1, fail: 3 })).toEqual([]);
});
