import { describe, expect, it } from 'vitest';
import * as review from '../../../src-renderer/features/review/review-transitions';
import { capture } from '../support-capture';

const draft = { kind: 'accept', operator: 'Ann', atMs: 5 } as const;
const loaded = (...ids: number[]): review.ReviewState =>
  review.queueLoaded(review.initialReview('oldest'), { captures: ids.map((id) => capture(id)), waiting: ids.length });
const ids = (state: review.ReviewState): number[] => state.queue.map(({ id }) => id);

describe('the review queue', () => {
  it('shows the next capture at once when one is decided', () => {
    const state = review.decided(loaded(1, 2, 3), draft);
    expect(ids(state)).toEqual([2, 3]);
    expect(state.waiting).toBe(2);
    expect(state.history[0]).toMatchObject({ id: 1, decision: 'accept', decidedBy: 'Ann', decisionCount: 1 });
  });

  it('keeps what is on screen when newer failing captures arrive', () => {
    const state = review.queueLoaded(loaded(1, 2), { captures: [9, 8, 1, 2].map((id) => capture(id)), waiting: 4 });
    expect(ids(state)).toEqual([1, 9, 8, 2]);
  });

  it('does not bring back a decided capture from a list that was asked for before', () => {
    const state = review.queueLoaded(review.decided(loaded(1, 2), draft), {
      captures: [capture(1), capture(2)],
      waiting: 2,
    });
    expect(ids(state)).toEqual([2]);
  });

  it('stays small however many are decided', () => {
    let state = loaded(1);
    for (let id = 2; id < 2000; id++) {
      state = review.decided(review.queueLoaded(state, { captures: [capture(id)], waiting: 1 }), draft);
    }
    expect(state.counts.size).toBe(500);
    expect(state.history).toHaveLength(100);
    expect(ids(review.queueLoaded(state, { captures: [capture(1998)], waiting: 1 }))).not.toContain(1998);
  });

  it('takes decisions back one after another, newest first', () => {
    let state = review.decided(review.decided(loaded(1, 2, 3), draft), { ...draft, kind: 'reject', reason: 'crushed' });
    state = review.undone(state);
    expect(ids(state)).toEqual([2, 3]);
    expect(state.queue[0]).toMatchObject({ decision: null, reason: null, decisionCount: 2 });
    expect(ids(review.undone(state))).toEqual([1, 2, 3]);
  });

  it('ignores the late echo of a decision that was taken back meanwhile', () => {
    const undone = review.undone(review.decided(loaded(1, 2), draft));
    const echo = capture(1, { decision: 'accept', decisionCount: 1 });
    expect(review.capturesChanged(undone, [echo], 2).queue[0]?.decision).toBeNull();
    expect(review.confirmed(undone, echo).queue[0]?.decision).toBeNull();
  });

  it('puts a decision that could not be recorded right behind what is on screen', () => {
    const before = capture(1);
    const state = review.decisionFailed(review.decided(loaded(1, 2, 3), draft), before);
    expect(ids(state)).toEqual([2, 1, 3]);
    expect(state).toMatchObject({ history: [], waiting: 3 });
    expect(ids(review.queueLoaded(state, { captures: [1, 2, 3].map((id) => capture(id)), waiting: 3 }))).toEqual([
      2, 1, 3,
    ]);
  });

  it('keeps a decision that could not be taken back', () => {
    const decided = review.decided(loaded(1, 2), draft);
    const before = decided.history[0];
    if (before === undefined) throw new Error('nothing was decided');
    const state = review.undoFailed(review.undone(decided), before);
    expect(ids(state)).toEqual([2]);
    expect(state.history).toEqual([before]);
  });

  it('forgets our decision when somebody else was first', () => {
    const state = review.outdated(
      review.decided(loaded(1, 2), draft),
      capture(1, { decision: 'reject', decidedBy: 'Bob', decisionCount: 1 }),
    );
    expect(ids(state)).toEqual([2]);
    expect(state.history).toEqual([]);
  });

  it('brings a capture back that somebody else reopened', () => {
    const state = review.outdated(review.decided(loaded(1, 2), draft), capture(1, { decisionCount: 2 }));
    expect(ids(state)).toEqual([2, 1]);
  });

  it('shows that the capture on screen was decided elsewhere, and refuses to decide it again', () => {
    const elsewhere = capture(1, { decision: 'reject', decidedBy: 'Bob', decisionCount: 1 });
    const state = review.capturesChanged(review.reasonAsked(loaded(1, 2)), [elsewhere], 1);
    expect(state.queue[0]).toEqual(elsewhere);
    expect(state.choosingReason).toBe(false);
    expect(review.decided(state, draft)).toBe(state);
    expect(ids(review.skipped(state))).toEqual([2]);
  });

  it('drops captures further back that were decided elsewhere', () => {
    const state = review.capturesChanged(loaded(1, 2, 3), [capture(2, { decision: 'accept', decisionCount: 1 })], 2);
    expect(ids(state)).toEqual([1, 3]);
  });

  it('keeps skipped captures behind the others, and brings the last one back', () => {
    let state = review.skipped(review.skipped(loaded(1, 2, 3)));
    expect(ids(state)).toEqual([3, 1, 2]);
    state = review.queueLoaded(state, { captures: [1, 2, 3, 4].map((id) => capture(id)), waiting: 4 });
    expect(ids(state)).toEqual([3, 4, 1, 2]);
    expect(ids(review.wentBack(state))).toEqual([2, 3, 4, 1]);
  });

  it('does nothing when nothing waits', () => {
    const empty = loaded();
    for (const next of [
      review.decided(empty, draft),
      review.undone(empty),
      review.skipped(empty),
      review.reasonAsked(empty),
    ]) {
      expect(next).toBe(empty);
    }
  });
});
