/**
 * One camera's transfer of one photo, without socket, clock or storage: `step` says what an input changes and
 * what is to be done. Times are milliseconds of one monotonic clock. The packets themselves lie in the state's
 * PacketStore, which is changed in place.
 *
 *     receiving --end, nothing missing--> storing --stored--> completed --60 s--> ended
 *       |  ^                                 |
 *       |  +----------- store-failed --------+
 *       +--- 10 s of silence, or a new request ---> ended
 */
import { assertNever } from '../../src-shared/domain/assert-never';
import type {
  CounterReason,
  FailedTransfer,
  ReceivedPhoto,
  TransferFailureReason,
} from '../../src-shared/domain/transfer';
import { PacketStore, type PutOutcome } from './packet-store';

export const silenceMs = 10_000;
/** How long a repeated end still gets its 0-missing reply. */
export const completedKeptMs = 60_000;
/** A store that has not answered for this long is given up; its camera has done so long before. */
export const storeTimeoutMs = 60_000;
/** End rounds in a row that miss nothing but the last packet: more of them than loss explains. */
const exactMultipleRounds = 3;

export interface Receiving {
  readonly phase: 'receiving';
  readonly packets: PacketStore;
  readonly openedAtMs: number;
  /** When a request or an end last came; data packets are noted in the store, the busiest path makes no new state. */
  readonly heardAtMs: number;
  /** Ends heard. */
  readonly rounds: number;
  /** Rounds in a row that missed only the last packet. */
  readonly lastOnlyRounds: number;
  /** The photo does not fit the protocol: it is never promised. */
  readonly tooLarge: boolean;
  /** Its photo may have been stored before: no data came between its opening and the first end. */
  readonly resumed: boolean;
  /** No request told the largest packet. */
  readonly sizeUnknown: boolean;
}

/** Handed to storage; the packets stay until it has answered. */
export interface Storing extends Omit<Receiving, 'phase'> {
  readonly phase: 'storing';
  /** False once the camera asked for another photo: this reply would be taken for that one's. */
  readonly answerDue: boolean;
}

export interface Completed {
  readonly phase: 'completed';
  readonly packetCount: number;
  readonly completedAtMs: number;
}

export interface Ended {
  readonly phase: 'ended';
}

export type SessionState = Receiving | Storing | Completed | Ended;

export type SessionInput =
  | { readonly kind: 'data'; readonly index: number; readonly data: Uint8Array }
  /** `replyIndexes`: most missing indexes that a reply may list. */
  | { readonly kind: 'end'; readonly packetCount: number; readonly replyIndexes: number }
  | { readonly kind: 'stored' }
  | { readonly kind: 'store-failed' }
  /** The camera asked for a new photo. */
  | { readonly kind: 'replaced' }
  /** Time has passed. */
  | { readonly kind: 'tick' };

export type SessionEffect =
  | { readonly kind: 'reply'; readonly missing: readonly number[] }
  | { readonly kind: 'store'; readonly photo: Omit<ReceivedPhoto, 'camera' | 'receivedAtMs'> }
  | { readonly kind: 'count'; readonly reason: CounterReason; readonly by: number }
  | { readonly kind: 'failed'; readonly transfer: Omit<FailedTransfer, 'camera' | 'atMs'> };

export interface Step {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}

const ended: Ended = { phase: 'ended' };
const nothing: readonly SessionEffect[] = [];
const count = (reason: CounterReason, by = 1): SessionEffect => ({ kind: 'count', reason, by });

/** What each data packet counts as; made once, this is the busiest path. */
const countsOfPut: Record<PutOutcome, readonly SessionEffect[]> = {
  new: [count('packets')],
  resent: [count('packets'), count('resent')],
  duplicate: [count('duplicate')],
  contradicting: [count('contradicting')],
  'out-of-range': [count('out-of-range')],
  'too-long': [count('malformed')],
};
const countLate = [count('late')];
const countContradicting = [count('contradicting')];

/** A session after a granted request. */
export function openedByRequest(packetCount: number, payloadLimitBytes: number, nowMs: number): Receiving {
  return open(packetCount, payloadLimitBytes, nowMs, false);
}

/** A session for an end whose request an earlier run granted; `payloadLimitBytes` is a guess that may be raised. */
export function openedByEnd(packetCount: number, payloadLimitBytes: number, nowMs: number): Receiving {
  return open(packetCount, payloadLimitBytes, nowMs, true);
}

function open(packetCount: number, payloadLimitBytes: number, nowMs: number, sizeUnknown: boolean): Receiving {
  return {
    phase: 'receiving',
    packets: new PacketStore(packetCount, payloadLimitBytes),
    openedAtMs: nowMs,
    heardAtMs: nowMs,
    rounds: 0,
    lastOnlyRounds: 0,
    tooLarge: false,
    resumed: sizeUnknown,
    sizeUnknown,
  };
}

/** When the session wants a `tick` at the latest; Infinity when it is over. */
export function deadlineMs(state: SessionState): number {
  switch (state.phase) {
    case 'receiving':
      return Math.max(state.heardAtMs, state.packets.heardAtMs) + silenceMs;
    case 'storing':
      return state.heardAtMs + storeTimeoutMs;
    case 'completed':
      return state.completedAtMs + completedKeptMs;
    case 'ended':
      return Number.POSITIVE_INFINITY;
    default:
      return assertNever(state);
  }
}

export function step(state: SessionState, input: SessionInput, nowMs: number): Step {
  switch (state.phase) {
    case 'receiving':
      return stepReceiving(state, input, nowMs);
    case 'storing':
      return stepStoring(state, input, nowMs);
    case 'completed':
      return stepCompleted(state, input, nowMs);
    case 'ended':
      return { state, effects: input.kind === 'data' ? countLate : nothing };
    default:
      return assertNever(state);
  }
}

function stepReceiving(state: Receiving, input: SessionInput, nowMs: number): Step {
  switch (input.kind) {
    case 'data': {
      const outcome = state.packets.put(input.index, input.data);
      state.packets.heardAtMs = nowMs;
      const effects = countsOfPut[outcome];
      if (outcome !== 'out-of-range' && outcome !== 'contradicting') return { state, effects };
      return { state: { ...state, tooLarge: true }, effects };
    }
    case 'end':
      if (input.packetCount !== state.packets.packetCount) return { state, effects: countContradicting };
      return endReceived(heardEnd(state, nowMs), input.replyIndexes);
    case 'replaced':
      return { state: ended, effects: isUntouched(state) ? nothing : failure(state, 'abandoned') };
    case 'tick':
      if (nowMs < deadlineMs(state)) return { state, effects: nothing };
      return { state: ended, effects: failure(state, 'incomplete') };
    case 'stored':
    case 'store-failed':
      return { state, effects: nothing };
    default:
      return assertNever(input);
  }
}

/** A camera that lost the go-ahead asks again: nothing failed yet. */
const isUntouched = (state: Receiving): boolean =>
  state.rounds === 0 && state.packets.remaining === state.packets.packetCount;

function heardEnd(state: Receiving, nowMs: number): Receiving {
  const { onlyLastMissing } = state.packets;
  return {
    ...state,
    heardAtMs: nowMs,
    rounds: state.rounds + 1,
    lastOnlyRounds: onlyLastMissing ? state.lastOnlyRounds + 1 : 0,
    resumed: state.resumed || isUntouched(state),
  };
}

function endReceived(state: Receiving, replyIndexes: number): Step {
  const { packets } = state;
  if (state.tooLarge) return { state, effects: nothing };
  if (packets.remaining > 0) {
    const newlyMissing = packets.countNewlyMissing();
    const reply: SessionEffect = { kind: 'reply', missing: packets.listMissing(replyIndexes) };
    return { state, effects: newlyMissing > 0 ? [reply, count('missing', newlyMissing)] : [reply] };
  }
  const photo = {
    bytes: packets.join(),
    packetCount: packets.packetCount,
    rounds: state.rounds,
    resentPackets: packets.resent,
    transferMs: state.heardAtMs - state.openedAtMs,
    resumed: state.resumed,
  };
  return { state: { ...state, phase: 'storing', answerDue: true }, effects: [{ kind: 'store', photo }] };
}

function stepStoring(state: Storing, input: SessionInput, nowMs: number): Step {
  switch (input.kind) {
    case 'data':
      return { state, effects: countsOfPut[state.packets.put(input.index, input.data)] };
    case 'end':
      // Answered when it is stored.
      return { state, effects: input.packetCount === state.packets.packetCount ? nothing : countContradicting };
    case 'stored': {
      const completed: Completed = { phase: 'completed', packetCount: state.packets.packetCount, completedAtMs: nowMs };
      const done = count('completed');
      if (!state.answerDue) return { state: ended, effects: [done] };
      return { state: completed, effects: [{ kind: 'reply', missing: [] }, done] };
    }
    case 'store-failed':
      if (!state.answerDue) return { state: ended, effects: failure(state, 'not-stored') };
      return { state: backToReceiving(state, nowMs), effects: nothing };
    case 'replaced':
      return { state: { ...state, answerDue: false }, effects: nothing };
    case 'tick':
      if (nowMs < deadlineMs(state)) return { state, effects: nothing };
      return { state: ended, effects: failure(state, 'not-stored') };
    default:
      return assertNever(input);
  }
}

function backToReceiving(state: Storing, nowMs: number): Receiving {
  const { packets, openedAtMs, rounds, lastOnlyRounds, tooLarge, resumed, sizeUnknown } = state;
  const phase = 'receiving';
  return { phase, packets, openedAtMs, heardAtMs: nowMs, rounds, lastOnlyRounds, tooLarge, resumed, sizeUnknown };
}

function stepCompleted(state: Completed, input: SessionInput, nowMs: number): Step {
  switch (input.kind) {
    case 'data':
      return { state, effects: countLate };
    case 'end':
      if (input.packetCount !== state.packetCount) return { state, effects: countContradicting };
      return { state, effects: [{ kind: 'reply', missing: [] }, count('repeated-end')] };
    case 'replaced':
      return { state: ended, effects: nothing };
    case 'tick':
      return { state: nowMs < deadlineMs(state) ? state : ended, effects: nothing };
    case 'stored':
    case 'store-failed':
      return { state, effects: nothing };
    default:
      return assertNever(input);
  }
}

function failure(state: Receiving | Storing, otherwise: 'incomplete' | 'abandoned' | 'not-stored'): SessionEffect[] {
  const reason = diagnose(state, otherwise);
  const missing = state.packets.allMissing();
  const { packetCount } = state.packets;
  const receivedPackets = packetCount - missing.length;
  return [
    { kind: 'failed', transfer: { reason, packetCount, receivedPackets, missing, rounds: state.rounds } },
    count(reason),
  ];
}

function diagnose(state: Receiving | Storing, otherwise: TransferFailureReason): TransferFailureReason {
  if (state.tooLarge) return 'too-large';
  if (state.packets.remaining === 0 && state.rounds > 0) return 'not-stored';
  return state.lastOnlyRounds >= exactMultipleRounds ? 'exact-multiple' : otherwise;
}
