/**
 * The review queue as this window sees it. Pure. The station owns the truth; what an operator does is shown at once
 * and taken back when the station says otherwise.
 */
import type { Capture, ReviewOrder } from '../../../src-shared/domain/capture';
import type { CaptureId } from '../../../src-shared/domain/ids';

export interface ReviewState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly order: ReviewOrder;
  /** All that wait in the station, more than the queue holds. */
  readonly waiting: number;
  /** The first is on screen. */
  readonly queue: readonly Capture[];
  /** Put off, longest ago first; they stay in the queue behind the others. */
  readonly skipped: readonly CaptureId[];
  /** Decided in this window, newest last, as they stand now: what Undo takes back. */
  readonly history: readonly Capture[];
  /** Decision counts this window has seen or caused. A listed capture with a lower count is an outdated copy. */
  readonly counts: ReadonlyMap<CaptureId, number>;
  /** Rejecting: the reason is being chosen. */
  readonly choosingReason: boolean;
  readonly editingSerial: boolean;
  /** The serial number that another one replaced last, and whose. */
  readonly replacedSerial: { readonly capture: CaptureId; readonly serial: string } | null;
}

export type DecisionDraft = {
  readonly operator: string;
  readonly atMs: number;
} & ({ readonly kind: 'accept' } | { readonly kind: 'reject'; readonly reason: string });

/** As many decisions can be taken back in a row. */
const historyLimit = 100;
/** Decision counts remembered: a window may stay open for a year. */
const countsLimit = 500;

export const initialReview = (order: ReviewOrder): ReviewState => ({
  phase: 'loading',
  order,
  waiting: 0,
  queue: [],
  skipped: [],
  history: [],
  counts: new Map(),
  choosingReason: false,
  editingSerial: false,
  replacedSerial: null,
});

const without = (captures: readonly Capture[], id: CaptureId): readonly Capture[] =>
  captures.filter((capture) => capture.id !== id);

/** The list as it was when nothing in it is another: what shows it need not be drawn again. */
const kept = (before: readonly Capture[], after: readonly Capture[]): readonly Capture[] =>
  before.length === after.length && after.every((capture, index) => capture === before[index]) ? before : after;

const replaced = (captures: readonly Capture[], newer: Capture): readonly Capture[] =>
  kept(
    captures,
    captures.map((capture) =>
      capture.id === newer.id && newer.decisionCount >= capture.decisionCount ? newer : capture,
    ),
  );

/** Captures that say nothing new, as they were held before. */
function known(before: readonly Capture[], loaded: readonly Capture[]): readonly Capture[] {
  const held = new Map(before.map((capture) => [capture.id, capture]));
  const same = (one: Capture, other: Capture | undefined): other is Capture =>
    other !== undefined && Object.entries(one).every(([name, value]) => other[name as keyof Capture] === value);
  return loaded.map((capture) => {
    const other = held.get(capture.id);
    return same(capture, other) ? other : capture;
  });
}

/** The newest last; lists that were asked for before a decision are long answered when it has left the map. */
function withCount(counts: ReadonlyMap<CaptureId, number>, { id, decisionCount }: Capture) {
  const others = [...counts].filter(([known]) => known !== id);
  return new Map([...others, [id, decisionCount] as const].slice(-countsLimit));
}

const isCurrent = (state: ReviewState, capture: Capture): boolean =>
  capture.decisionCount >= (state.counts.get(capture.id) ?? 0);

/**
 * A fresh list from the station. What is on screen stays there: nobody's finger may hit a photo that was swapped
 * under it. Skipped captures go behind the others.
 */
export function queueLoaded(
  state: ReviewState,
  loaded: { readonly captures: readonly Capture[]; readonly waiting: number },
): ReviewState {
  const fresh = known(state.queue, loaded.captures).filter((capture) => isCurrent(state, capture));
  const onScreen = state.queue[0];
  const first = onScreen && (fresh.find(({ id }) => id === onScreen.id) ?? onScreen);
  const rest = first ? without(fresh, first.id) : fresh;
  const skippedAt = new Map(state.skipped.map((id, index) => [id, index]));
  const [ahead, behind] = [rest.filter(({ id }) => !skippedAt.has(id)), rest.filter(({ id }) => skippedAt.has(id))];
  behind.sort((a, b) => (skippedAt.get(a.id) ?? 0) - (skippedAt.get(b.id) ?? 0));
  return {
    ...state,
    phase: 'ready',
    waiting: loaded.waiting,
    queue: kept(state.queue, [...(first ? [first] : []), ...ahead, ...behind]),
  };
}

export const loadFailed = (state: ReviewState): ReviewState =>
  state.phase === 'ready' ? state : { ...state, phase: 'failed' };

/** Another order: the list is loaded anew and nothing is held on screen. */
export const orderChosen = (state: ReviewState, order: ReviewOrder): ReviewState => ({
  ...state,
  order,
  phase: 'loading',
  queue: [],
  skipped: [],
  choosingReason: false,
});

/** Accepts or rejects what is on screen; the next one takes its place at once. */
export function decided(state: ReviewState, draft: DecisionDraft): ReviewState {
  const [capture, ...queue] = state.queue;
  if (capture === undefined || capture.decision !== null) return state;
  const done: Capture = {
    ...capture,
    decision: draft.kind,
    reason: draft.kind === 'reject' ? draft.reason : null,
    decidedBy: draft.operator,
    decidedAtMs: draft.atMs,
    decisionCount: capture.decisionCount + 1,
  };
  return {
    ...state,
    queue,
    waiting: Math.max(0, state.waiting - 1),
    skipped: state.skipped.filter((id) => id !== capture.id),
    history: [...state.history, done].slice(-historyLimit),
    counts: withCount(state.counts, done),
    choosingReason: false,
    editingSerial: false,
  };
}

/** Takes the last decision back: its capture is on screen again, undecided. */
export function undone(state: ReviewState): ReviewState {
  const last = state.history.at(-1);
  if (last === undefined) return state;
  const open: Capture = {
    ...last,
    decision: null,
    reason: null,
    decidedBy: null,
    decidedAtMs: null,
    decisionCount: last.decisionCount + 1,
  };
  return {
    ...state,
    queue: [open, ...without(state.queue, open.id)],
    waiting: state.waiting + 1,
    history: state.history.slice(0, -1),
    counts: withCount(state.counts, open),
    choosingReason: false,
    editingSerial: false,
  };
}

/** The station recorded it: its words replace ours unless something newer happened here since. */
export const confirmed = (state: ReviewState, capture: Capture): ReviewState => ({
  ...state,
  queue: replaced(state.queue, capture),
  history: replaced(state.history, capture),
});

const nextInLine = (queue: readonly Capture[], capture: Capture): readonly Capture[] => {
  const others = without(queue, capture.id);
  return [...others.slice(0, 1), capture, ...others.slice(1)];
};

/** Somebody else was first. The capture is shown as it stands: still open ones come next, decided ones go. */
export function outdated(state: ReviewState, capture: Capture): ReviewState {
  const open = capture.decision === null;
  return {
    ...state,
    history: without(state.history, capture.id),
    queue: open ? nextInLine(state.queue, capture) : without(state.queue, capture.id),
    counts: withCount(state.counts, capture),
  };
}

/** A decision that could not be recorded: `before` comes right after what is on screen now. */
export const decisionFailed = (state: ReviewState, before: Capture): ReviewState => ({
  ...state,
  waiting: state.waiting + 1,
  history: without(state.history, before.id),
  queue: nextInLine(state.queue, before),
  counts: withCount(state.counts, before),
});

/** A withdrawal that could not be recorded: the decision still stands. */
export const undoFailed = (state: ReviewState, before: Capture): ReviewState => ({
  ...state,
  waiting: Math.max(0, state.waiting - 1),
  history: [...without(state.history, before.id), before],
  queue: without(state.queue, before.id),
  counts: withCount(state.counts, before),
});

/** Puts off what is on screen. */
export function skipped(state: ReviewState): ReviewState {
  const [capture, ...queue] = state.queue;
  if (capture === undefined) return state;
  // Decided by someone else meanwhile: nothing to come back to.
  if (capture.decision !== null) return { ...state, queue, choosingReason: false };
  return {
    ...state,
    queue: [...queue, capture],
    skipped: [...state.skipped.filter((id) => id !== capture.id), capture.id],
    choosingReason: false,
    editingSerial: false,
  };
}

/** Brings back what was put off last. */
export function wentBack(state: ReviewState): ReviewState {
  const last = state.skipped.at(-1);
  return last === undefined ? state : shown(state, last);
}

/** Brings a capture of the queue on screen. */
export function shown(state: ReviewState, id: CaptureId): ReviewState {
  const capture = state.queue.find((candidate) => candidate.id === id);
  if (capture === undefined) return state;
  return {
    ...state,
    queue: [capture, ...without(state.queue, id)],
    skipped: state.skipped.filter((candidate) => candidate !== id),
    choosingReason: false,
    editingSerial: false,
  };
}

export const reasonAsked = (state: ReviewState): ReviewState =>
  state.queue[0] === undefined || state.queue[0].decision !== null ? state : { ...state, choosingReason: true };

export const reasonClosed = (state: ReviewState): ReviewState => ({ ...state, choosingReason: false });

/** What was done since `before` was no doing of the operator's, and the station was not told. */
export const takenBack = (state: ReviewState, before: ReviewState): ReviewState =>
  state.phase === 'ready' && state.order === before.order ? before : state;

/**
 * News from the station. A queued capture that was decided elsewhere leaves the queue; the one on screen stays,
 * shown as decided. What newly waits comes with the next `queueLoaded`.
 */
export function capturesChanged(state: ReviewState, captures: readonly Capture[], waiting: number): ReviewState {
  const news = new Map(captures.filter((capture) => isCurrent(state, capture)).map((capture) => [capture.id, capture]));
  const newest = (capture: Capture): Capture => news.get(capture.id) ?? capture;
  const [first, ...rest] = state.queue.map(newest);
  return {
    ...state,
    waiting,
    queue: kept(state.queue, first === undefined ? [] : [first, ...rest.filter(({ decision }) => decision === null)]),
    history: kept(
      state.history,
      state.history.map(newest).filter(({ decision }) => decision !== null),
    ),
    choosingReason: state.choosingReason && first?.decision === null,
  };
}

/** The station's word on a serial number; all else of the capture stays as this window shows it. */
export function serialAttached(state: ReviewState, { id, serial }: Capture, replaced: string | null): ReviewState {
  const given = (capture: Capture): Capture => (capture.id === id ? { ...capture, serial } : capture);
  return {
    ...state,
    queue: state.queue.map(given),
    history: state.history.map(given),
    replacedSerial: replaced === null ? null : { capture: id, serial: replaced },
    editingSerial: false,
  };
}

export const serialEdited = (state: ReviewState, editing: boolean): ReviewState => ({
  ...state,
  editingSerial: editing && state.queue.length > 0,
  choosingReason: false,
});
