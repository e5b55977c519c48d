import { describe, expect, it } from 'vitest';
import {
  filteredLines,
  replayFigures,
  replayVerdict,
} from '../../../src-renderer/features/models/replay/replay-summary';
import { captureId, modelKey, productKey, replayId } from '../../../src-shared/domain/ids';
import { compareReplay, type Replay, type ReplayedPhoto, readReplay } from '../../../src-shared/domain/replay';

const thresholds = { pass: 1, fail: 2 };

function resultOf(photos: readonly Partial<ReplayedPhoto>[], current: Replay['current'] = modelKey(1)) {
  const replay: Replay = {
    id: replayId(1),
    product: productKey(1),
    candidate: modelKey(2),
    candidateThresholds: thresholds,
    current,
    currentThresholds: current && thresholds,
    operator: 'Ada',
    atMs: 1,
    photos: photos.map((photo, at) => ({
      capture: captureId(at + 1),
      expected: 'accept',
      taught: false,
      score: 0,
      currentScore: current === null ? null : 0,
      ...photo,
    })),
  };
  return { replay, lines: readReplay(replay), ...compareReplay(replay) };
}

describe('what a replay says', () => {
  it('is better when fewer escape and nothing got worse, and the same when nothing moved', () => {
    const better = resultOf([{}, { expected: 'reject', score: 3, currentScore: 0.5 }]);
    expect(replayVerdict(better)).toBe('better');
    expect(replayFigures(better)).toEqual([
      { name: 'escapes', candidate: 0, current: 1, of: 1 },
      { name: 'falseRejects', candidate: 0, current: 0, of: 1 },
      { name: 'unsure', candidate: 0, current: 0, of: 2 },
    ]);
    expect(replayVerdict(resultOf([{}, {}]))).toBe('same');
  });

  it('is worse as activation means it', () => {
    expect(replayVerdict(resultOf([{ score: 5 }]))).toBe('worse');
  });

  it('compares nothing without an active model, or over taught photos alone', () => {
    expect(replayVerdict(resultOf([{}], null))).toBe('alone');
    expect(replayFigures(resultOf([{}], null))[0]?.current).toBeNull();
    expect(replayVerdict(resultOf([{ taught: true }]))).toBe('taught-only');
  });
});

it('shows what changes, what is wrong, or all', () => {
  const { lines } = resultOf([
    {},
    { score: 1.5 },
    { score: 3, currentScore: 3 },
    { expected: 'reject', score: null, currentScore: 3 },
    { expected: 'reject', score: 3, currentScore: 3 },
  ]);
  const ids = (filter: 'changes' | 'wrong' | 'all') => filteredLines(lines, filter).map(({ capture }) => capture);
  expect(ids('all')).toEqual([1, 2, 3, 4, 5]);
  expect(ids('changes')).toEqual([2, 4]);
  expect(ids('wrong')).toEqual([2, 3, 4]);
});
