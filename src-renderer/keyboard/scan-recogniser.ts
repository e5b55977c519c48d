/**
 * Tells a barcode scan from typing, by the keys' times alone. Pure. A scanner that stands for a keyboard types a
 * whole code in one burst and ends it with Enter; until a burst has ended nobody knows what its first key was, so
 * every character is held until then.
 */

/**
 * Longest pause between two keys of a scan. USB scanners send a character every 2 to 20 ms (a report each poll, one
 * for the key and one for its release), wireless ones up to about 30 ms. Fast typists are seldom under 60 ms; two
 * fingers that strike together can be, and then both keys are dropped rather than guessed at. It is also what a
 * shortcut waits: 40 of the 100 ms that a decision may take.
 */
export const scanGapMs = 40;

/**
 * Slower than that it is no scan. Slow wireless scanners, and a station that was busy for a moment, let keys of a scan
 * pass for typing; when the whole proves to be a scan, what those keys did is taken back. Outside of fields, where nobody
 * types words, four keys and Enter within this of one another are no person's.
 */
export const slowGapMs = 100;
export const slowLengthLeast = 4;

/** Two keys struck together and Enter can be fingers; three within the pause cannot. */
export const scanLengthLeast = 3;

/** More is not kept: no serial number is longer, and a key that is stuck must not fill the memory. */
const keptAtMost = 200;

/** In place of a key that is no character: a code with such keys is no serial number. */
const noCharacter = '\u0000';

export interface ScanState {
  /** Characters of the burst under way; empty when there is none. */
  readonly burst: string;
  /** Characters let go before it, each within `slowGapMs` of the next. */
  readonly before: string;
  /** The burst goes on from `before` at a scanner's pace: its keys were struck in time and came late. */
  readonly joined: boolean;
  /** It began in a field: its keys are typing until it proves to be a scan. */
  readonly inField: boolean;
  /** Longest pause within the burst. */
  readonly longestMs: number;
  /** Of the last character. */
  readonly lastMs: number;
  /** When a burst was ended by Enter: some scanners send carriage return and line feed. */
  readonly enterMs: number;
}

export const noScan: ScanState = {
  burst: '',
  before: '',
  joined: false,
  inField: false,
  longestMs: 0,
  lastMs: Number.NEGATIVE_INFINITY,
  enterMs: Number.NEGATIVE_INFINITY,
};

/** Times in ms of one clock that only grows. `other`: a key that is neither a character nor Enter. */
export type ScanInput =
  | { readonly kind: 'character'; readonly character: string; readonly inField: boolean; readonly atMs: number }
  | { readonly kind: 'enter' | 'other' | 'elapsed'; readonly atMs: number };

/** How a burst ended. `mistaken` counts the keys before it that were let go as typing and belong to it. */
export type ScanEnd =
  /** One key, alone: a shortcut. */
  | { readonly kind: 'typed'; readonly text: string; readonly mistaken: 0 }
  | { readonly kind: 'scan'; readonly text: string; readonly mistaken: number }
  /** Long enough for a scan, but no Enter came. */
  | { readonly kind: 'unfinished'; readonly text: string; readonly mistaken: number }
  /** Two keys at once. */
  | { readonly kind: 'together'; readonly text: string; readonly mistaken: number };

export interface ScanStep {
  readonly state: ScanState;
  /** `hold`: until its burst ends. `swallow`: part of a scan. `pass`: nothing to do with scans. */
  readonly key: 'hold' | 'swallow' | 'pass';
  /** The burst that ended before or with this input. */
  readonly ended: ScanEnd | null;
}

const kindOf = (text: string): 'together' | 'unfinished' => (text.length < scanLengthLeast ? 'together' : 'unfinished');

function endOf({ burst, before, joined }: ScanState): ScanEnd {
  if (joined) return { kind: kindOf(before + burst), text: before + burst, mistaken: before.length };
  if (burst.length === 1) return { kind: 'typed', text: burst, mistaken: 0 };
  return { kind: kindOf(burst), text: burst, mistaken: 0 };
}

/** Null: this Enter ends nothing. */
function endWithEnter({ burst, before, joined, inField, longestMs, lastMs }: ScanState, atMs: number): ScanEnd | null {
  if (atMs - lastMs > gapMs(inField)) return null;
  const whole = before + burst;
  // A key that was pressed shortly before a quick scan, with the other hand, is none of it. A slow scanner's pauses
  // differ: what came before a longer one is its own.
  const isSlow = Math.max(longestMs, atMs - lastMs) > scanGapMs / 2;
  const fast = joined || inField || isSlow ? whole : burst;
  if (fast.length >= scanLengthLeast) return { kind: 'scan', text: fast, mistaken: fast.length - burst.length };
  if (whole.length >= slowLengthLeast) return { kind: 'scan', text: whole, mistaken: before.length };
  return burst === '' ? null : { kind: 'together', text: burst, mistaken: joined ? before.length : 0 };
}

/** The burst is over: keys that were let go may yet turn out to begin a scan. */
const closed = (state: ScanState): ScanState => ({
  ...state,
  burst: '',
  joined: false,
  before: (state.before + state.burst).slice(0, keptAtMost),
});

export function scanStep(given: ScanState, input: ScanInput): ScanStep {
  const { atMs } = input;
  const ended = given.burst !== '' && atMs - given.lastMs > scanGapMs ? endOf(given) : null;
  const state = ended === null ? given : closed(given);
  const busy = state.burst !== '';
  switch (input.kind) {
    case 'elapsed':
      return { state, key: 'pass', ended };
    case 'character':
      return { state: busy ? longer(state, input.character, atMs) : begun(state, input), key: 'hold', ended };
    case 'enter': {
      const end = endWithEnter(state, atMs);
      if (end !== null) return { state: { ...noScan, enterMs: atMs }, key: 'swallow', ended: end };
      const again = atMs >= state.enterMs && atMs - state.enterMs <= scanGapMs;
      return { state, key: again ? 'swallow' : 'pass', ended };
    }
    default:
      return busy ? { state: longer(state, noCharacter, atMs), key: 'swallow', ended } : { state, key: 'pass', ended };
  }
}

/** Words are typed fast into fields: there only a scanner's own pace joins keys. */
const gapMs = (inField: boolean): number => (inField ? scanGapMs : slowGapMs);

function begun(state: ScanState, input: Extract<ScanInput, { kind: 'character' }>): ScanState {
  const { character, atMs } = input;
  const pauseMs = atMs - state.lastMs;
  // A key of a slow scan may have opened the field into which the others go.
  const inField = input.inField && (state.before === '' || state.inField || pauseMs > slowGapMs);
  const before = pauseMs <= gapMs(inField) ? state.before : '';
  const joined = before !== '' && pauseMs <= scanGapMs;
  return { ...state, burst: character, before, joined, inField, longestMs: 0, lastMs: atMs };
}

/** A slow scan may have begun, and a key that comes now belong to it. */
export const mayGoOn = ({ before, inField, lastMs }: ScanState, atMs: number): boolean =>
  before !== '' && atMs - lastMs <= gapMs(inField);

const longer = (state: ScanState, character: string, atMs: number): ScanState => ({
  ...state,
  burst: (state.burst + character).slice(0, keptAtMost),
  longestMs: Math.max(state.longestMs, atMs - state.lastMs),
  lastMs: atMs,
});

/** Keys that reach the window so long after they were struck say that the station is busy. */
const lagMs = 15;
const lagAtMost = 250;

/** When another key must have come at the latest. While keys come late, the next is waited for as long again, twice over. */
function deadlineMs(lastMs: number, handledMs: number, gap: number): number {
  const lag = handledMs - lastMs;
  return lag <= lagMs ? lastMs + gap : handledMs + gap + 2 * Math.min(lag, lagAtMost);
}

/**
 * When the burst under way is over unless another key comes; null when there is none. `handledMs`: when its last key
 * reached the window.
 */
export const scanDeadlineMs = ({ burst, lastMs }: ScanState, handledMs: number): number | null =>
  burst === '' ? null : deadlineMs(lastMs, handledMs, scanGapMs);

/** When what was let go as typing cannot turn out to be a slow scan any more. */
export const typedDeadlineMs = ({ lastMs }: ScanState, handledMs: number): number =>
  deadlineMs(lastMs, handledMs, slowGapMs);
