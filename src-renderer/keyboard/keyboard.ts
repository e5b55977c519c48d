/**
 * All keys of the window pass here first. Characters wait until it is known that they are not the first of a scan
 * (see `scan-recogniser.ts`), then go to whoever listens; a scan goes to the screen that takes it. What is typed into
 * a field appears there at once: only when it turns out to be a scan is it taken out again.
 */
import { flushSync } from 'react-dom';
import {
  belongsToFocus,
  isCommand,
  isTextField,
  keyName,
  modifierKeys,
  pressesWithSpace,
  type TextField,
  typesText,
} from './key-names';
import {
  mayGoOn,
  noScan,
  type ScanEnd,
  type ScanInput,
  type ScanStep,
  scanDeadlineMs,
  scanStep,
  typedDeadlineMs,
} from './scan-recogniser';

export interface KeyPress {
  /** See `keyName`. */
  readonly name: string;
  /** What is printed on it, in lower case: on some layouts a digit's key is another sign without Shift. */
  readonly printed: string;
  readonly target: EventTarget | null;
  readonly repeat: boolean;
}

/** Answers whether it took the key; nobody after it is asked then. */
export type KeyListener = (press: KeyPress) => boolean;

/** Answers whether it took the scan. */
export type ScanListener = (text: string) => boolean;

export type ScanTrouble =
  /** No screen took it. */
  | { readonly kind: 'not-taken'; readonly text: string }
  | { readonly kind: 'unfinished'; readonly text: string }
  | { readonly kind: 'together'; readonly text: string }
  /** Keys of a scan came so late that the first were taken for typing: take back what they did since. */
  | { readonly kind: 'mistaken'; readonly sinceMs: number };

const keyListeners = new Set<KeyListener>();
const scanListeners = new Set<ScanListener>();
const troubleListeners = new Set<(trouble: ScanTrouble) => void>();

const added = <T>(listeners: Set<T>, listener: T): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Each returns the way to stop. */
export const onKey = (listener: KeyListener): (() => void) => added(keyListeners, listener);
export const onScan = (listener: ScanListener): (() => void) => added(scanListeners, listener);
export const onScanTrouble = (listener: (trouble: ScanTrouble) => void): (() => void) =>
  added(troubleListeners, listener);

interface Doubt {
  /** When the first of them was told. */
  readonly sinceMs: number;
  readonly typed: Promise<boolean>;
  readonly settle: (typed: boolean) => void;
}

/**
 * Whether the shortcuts told last were a person's: known a moment later, when no more keys came as from a slow scanner.
 * What cannot be taken back waits for it. True at once when no shortcut was told just now.
 */
export const wasTyped = (): Promise<boolean> => doubt?.typed ?? Promise.resolve(true);

function beginDoubt(): void {
  if (doubt !== null) return;
  let settle: Doubt['settle'] = () => undefined;
  const typed = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  doubt = { sinceMs: performance.now(), typed, settle };
}

function endDoubt(typed: boolean): void {
  doubt?.settle(typed);
  doubt = null;
}

/** A field that keeps what is scanned into it, such as one for a lot's number. */
const takesScans = (field: TextField): boolean => field.closest('[data-takes-scans]') !== null;

let scan = noScan;
/** When the last character reached the window. */
let handledMs = 0;
/** Shortcuts that were told and may yet turn out to be keys of a slow scan. */
let doubt: Doubt | null = null;
let doubtTimer: ReturnType<typeof setTimeout> | undefined;
/** The burst's first key, when it was not typed into a field. */
let held: KeyPress | null = null;
/** The field the burst is typed into, and what stood in it before. */
let field: { readonly element: TextField; readonly before: string } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The system's time of the key, not of its handling, which may be late. */
const timeOf = (event: Event): number => event.timeStamp;

function step(input: ScanInput): ScanStep {
  const next = scanStep(scan, input);
  scan = next.state;
  if (next.ended !== null) finish(next.ended);
  clearTimeout(timer);
  clearTimeout(doubtTimer);
  const nowMs = performance.now();
  if (input.kind === 'character') handledMs = nowMs;
  const deadlineMs = scanDeadlineMs(scan, handledMs);
  // Input that has arrived is handled before timers: no key of the burst can be waiting behind this one.
  if (deadlineMs !== null) {
    timer = setTimeout(
      () => step({ kind: 'elapsed', atMs: Math.max(performance.now(), deadlineMs + 0.1) }),
      Math.max(0, deadlineMs - nowMs),
    );
  } else if (doubt !== null) {
    doubtTimer = setTimeout(() => endDoubt(true), Math.max(0, typedDeadlineMs(scan, handledMs) - nowMs));
  }
  return next;
}

function finish(ended: ScanEnd): void {
  const [key, typedInto] = [held, field];
  held = null;
  if (ended.mistaken > 0 && doubt !== null) {
    const { sinceMs } = doubt;
    endDoubt(false);
    flushSync(() => tellTrouble({ kind: 'mistaken', sinceMs }));
  }
  if (ended.kind === 'scan') takeScan(ended.text, typedInto);
  else if (ended.kind === 'typed') {
    if (key === null) return;
    beginDoubt();
    const { name, target } = key;
    // As for a real event: what the key did is in the page when the next one comes.
    flushSync(() => (pressesWithSpace(name, target) ? target.click() : tellKey(key)));
  } else if (typedInto === null) tellTrouble({ kind: ended.kind, text: ended.text });
}

function takeScan(text: string, typedInto: typeof field): void {
  if (typedInto !== null && takesScans(typedInto.element)) return;
  // The newest screen first.
  const taken = [...scanListeners].toReversed().some((listener) => listener(text));
  if (taken && typedInto !== null) restore(typedInto.element, typedInto.before);
  if (!taken && typedInto === null) tellTrouble({ kind: 'not-taken', text });
}

/** Through the element's own setter and an event: React knows a field's value only from those. */
function restore(element: TextField, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

const tellTrouble = (trouble: ScanTrouble): void => {
  for (const listener of troubleListeners) listener(trouble);
};

/** To whoever knows it as a digit, or else to whoever knows the sign on it. */
function tellKey(press: KeyPress): boolean {
  const tell = (named: KeyPress): boolean => [...keyListeners].some((listener) => listener(named));
  return tell(press) || (press.printed !== press.name && tell({ ...press, name: press.printed }));
}

const pressOf = (event: KeyboardEvent): KeyPress => ({
  name: keyName(event),
  printed: event.key.length === 1 ? event.key.toLowerCase() : event.key,
  target: event.target,
  repeat: event.repeat,
});

const stop = (event: KeyboardEvent): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** Before anything else in the page hears of the key. */
function beforeOthers(event: KeyboardEvent): void {
  const { target } = event;
  if (event.repeat && pressesWithSpace(event.key, target)) stop(event);
  if (event.repeat || event.isComposing || modifierKeys.includes(event.key)) return;
  const atMs = timeOf(event);
  const busy = scan.burst !== '';
  if (event.key === 'Enter') {
    const { key } = step({ kind: 'enter', atMs });
    if (key === 'swallow') endDoubt(true);
    // Where scans belong, the one that ends with Enter is entered as if it had been typed.
    if (key === 'swallow' && !(isTextField(target) && takesScans(target))) stop(event);
    return;
  }
  const character = event.key.length === 1 && !isCommand(event);
  // Space belongs to what has the focus, but one of a code must press no button.
  const mayBeScan = busy || pressesWithSpace(event.key, target) || mayGoOn(scan, atMs);
  if (!character || (event.key === ' ' && !mayBeScan)) {
    if (step({ kind: 'other', atMs }).key === 'swallow') stop(event);
    return;
  }
  step({ kind: 'character', character: event.key, inField: isTextField(target), atMs });
  const first = !busy || scan.burst.length === 1;
  // It follows nothing: what was told before stands.
  if (first && scan.before === '') endDoubt(true);
  if (isTextField(target)) {
    // Keys that come late belong to the burst that began before them.
    if (first && scan.before === '') field = { element: target, before: target.value };
    return;
  }
  if (first) field = null;
  if (first && !typesText(target)) held = pressOf(event);
  if (!typesText(target) && (!first || event.key === ' ')) stop(event);
}

/** Keys that are no characters, after whatever has the focus had its turn. */
function afterOthers(event: KeyboardEvent): void {
  if (event.defaultPrevented || isCommand(event)) return;
  const press = pressOf(event);
  if (event.key.length === 1 && event.key !== ' ') return;
  if (typesText(event.target) || belongsToFocus(press.name, event.target)) return;
  if (tellKey(press)) event.preventDefault();
}

/** Once, when the window opens. */
export function watchKeyboard(): void {
  window.addEventListener('keydown', beforeOthers, { capture: true });
  window.addEventListener('keydown', afterOthers);
}
