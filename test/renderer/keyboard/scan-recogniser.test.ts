import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  noScan,
  type ScanEnd,
  type ScanInput,
  scanDeadlineMs,
  scanGapMs,
  scanLengthLeast,
  scanStep,
  slowGapMs,
} from '../../../src-renderer/keyboard/scan-recogniser';

type Key =
  | { readonly character: string; readonly inField?: boolean }
  | { readonly other: true }
  | { readonly enter: true };
interface Timed {
  readonly key: Key;
  /** Since the key before. */
  readonly afterMs: number;
}

const type = (text: string, afterMs: number, firstAfterMs = 1000): Timed[] =>
  text.split('').map((character, index) => ({ key: { character }, afterMs: index === 0 ? firstAfterMs : afterMs }));
const enter = (afterMs: number): Timed => ({ key: { enter: true }, afterMs });

const inputOf = (key: Key, atMs: number): ScanInput =>
  'character' in key
    ? { kind: 'character', character: key.character, inField: key.inField ?? false, atMs }
    : { kind: 'enter' in key ? 'enter' : 'other', atMs };

/** Plays keys with the timer that the window runs, up to `lateMs` late; answers what ended and what was let pass. */
function play(keys: readonly Timed[], lateMs = 0) {
  let state = noScan;
  let nowMs = 0;
  const ends: ScanEnd[] = [];
  const passed: Key[] = [];
  const take = (input: ScanInput, key?: Key): void => {
    const step = scanStep(state, input);
    state = step.state;
    if (step.ended) ends.push(step.ended);
    if (key && step.key === 'pass') passed.push(key);
  };
  const timer = (untilMs: number): void => {
    const deadlineMs = scanDeadlineMs(state, nowMs);
    if (deadlineMs !== null && deadlineMs + lateMs < untilMs)
      take({ kind: 'elapsed', atMs: deadlineMs + lateMs + 0.1 });
  };
  for (const { key, afterMs } of keys) {
    timer(nowMs + afterMs);
    nowMs += afterMs;
    take(inputOf(key, nowMs), key);
  }
  timer(Number.POSITIVE_INFINITY);
  return { ends, passed };
}

const code = fc.string({ minLength: scanLengthLeast, maxLength: 120, unit: 'grapheme-ascii' });
/** Not to the very end: summed up, pauses of fractions of a millisecond are rounded beyond it. */
const within = fc.double({ min: 0, max: scanGapMs - 0.001, noNaN: true });
const slower = fc.double({ min: slowGapMs + 0.5, max: 2000, noNaN: true });
const late = fc.double({ min: 0, max: 500, noNaN: true });

it('a burst of any code at any pace of a scanner is one scan, and no key of it is typing', () => {
  fc.assert(
    fc.property(
      code,
      fc.array(within, { minLength: 120, maxLength: 120 }),
      within,
      late,
      (text, gaps, last, lateMs) => {
        const keys = text.split('').map((character, index) => ({
          key: { character },
          afterMs: index === 0 ? 1000 : (gaps[index] ?? 0),
        }));
        const { ends, passed } = play([...keys, enter(last)], lateMs);
        expect(ends).toEqual([{ kind: 'scan', text, mistaken: 0 }]);
        expect(passed).toEqual([]);
      },
    ),
  );
});

it('keys at any pace of a person are typed one by one, and Enter passes at once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme-ascii' }), slower)),
      late,
      (typed, lateMs) => {
        const keys = typed.map(([character, afterMs]) => ({ key: { character }, afterMs }));
        const { ends, passed } = play([...keys, enter(200)], lateMs);
        expect(ends).toEqual(typed.map(([character]) => ({ kind: 'typed', text: character, mistaken: 0 })));
        expect(passed).toEqual([{ enter: true }]);
      },
    ),
  );
});

it('whatever comes in whatever rhythm, only a key that stands alone is ever typed', () => {
  const key: fc.Arbitrary<Key> = fc.oneof(
    fc.constantFrom('a', 'r', '1', 'Z').map((character) => ({ character })),
    fc.constant({ enter: true } as const),
    fc.constant({ other: true } as const),
  );
  const pause = fc.oneof(within, slower);
  fc.assert(
    fc.property(fc.array(fc.record({ key, afterMs: pause })), late, (keys, lateMs) => {
      const alone = keys.filter(({ key: { ...one }, afterMs }, index) => {
        const next = keys[index + 1];
        const before = keys[index - 1];
        const joined = before !== undefined && 'character' in before.key && afterMs <= scanGapMs;
        return 'character' in one && !joined && (next === undefined || next.afterMs > scanGapMs);
      });
      const typed = play(keys, lateMs).ends.filter(({ kind }) => kind === 'typed');
      expect(typed.length).toBeLessThanOrEqual(alone.length);
    }),
  );
});

it('Enter that ends a scan is swallowed, also when the scanner sends it twice', () => {
  expect(play([...type('SN-1', 5), enter(5), enter(3), enter(500)]).passed).toEqual([{ enter: true }]);
});

it('two keys struck together do nothing, with Enter or without', () => {
  expect(play(type('ar', 20)).ends).toMatchObject([{ kind: 'together' }]);
  expect(play([...type('r', 0), enter(20)]).ends).toMatchObject([{ kind: 'together' }]);
});

it('a burst without Enter is reported, and two scans in a row are two', () => {
  expect(play(type('12345', 8)).ends).toMatchObject([{ kind: 'unfinished', text: '12345' }]);
  expect(play([...type('111', 8), enter(8), ...type('222', 8, 60), enter(8)]).ends).toEqual([
    { kind: 'scan', text: '111', mistaken: 0 },
    { kind: 'scan', text: '222', mistaken: 0 },
  ]);
});

it('a code with keys that are no characters does not pass for one without them', () => {
  const keys = [...type('12', 5), { key: { other: true }, afterMs: 5 } as const, ...type('34', 5, 5), enter(5)];
  expect(play(keys)).toMatchObject({ ends: [{ kind: 'scan', text: '12\u000034' }], passed: [] });
});

it('a scan whose first key was let go too early is whole all the same, and says that the key was none', () => {
  const first = scanStep(noScan, { kind: 'character', character: 'a', inField: false, atMs: 0 });
  const tooEarly = scanStep(first.state, { kind: 'elapsed', atMs: scanGapMs + 0.1 });
  expect(tooEarly.ended).toEqual({ kind: 'typed', text: 'a', mistaken: 0 });
  // The keys were struck in time, and reached the window late.
  const second = scanStep(tooEarly.state, { kind: 'character', character: 'b', inField: false, atMs: 12 });
  const third = scanStep(second.state, { kind: 'character', character: 'c', inField: false, atMs: 20 });
  expect(scanStep(third.state, { kind: 'enter', atMs: 28 }).ended).toEqual({ kind: 'scan', text: 'abc', mistaken: 1 });
  expect(scanStep(second.state, { kind: 'elapsed', atMs: 500 }).ended).toMatchObject({ kind: 'together', mistaken: 1 });
});

it('a scanner too slow to be known by its pace is known by its Enter, and what its keys did is counted', () => {
  const typed = ['a', 'r', '7', '7'].map((text) => ({ kind: 'typed', text, mistaken: 0 }));
  const slow = (afterMs: number): Timed[] => [...type('ar77', afterMs), enter(afterMs)];
  expect(play(slow(slowGapMs)).ends).toEqual([...typed, { kind: 'scan', text: 'ar77', mistaken: 4 }]);
  expect(play(slow(slowGapMs + 1))).toEqual({ ends: typed, passed: [{ enter: true }] });
});

it('a scanner whose pauses lie on both sides of the limit gives its whole code, however they fall', () => {
  const pauses = fc.array(fc.double({ min: 25, max: 55, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(pauses, late, (gaps, lateMs) => {
      const keys = 'SN-ARZ-1234'.split('').map((character, index) => ({
        key: { character },
        afterMs: index === 0 ? 1000 : (gaps[index] ?? 0),
      }));
      const { ends, passed } = play([...keys, enter(gaps[0] ?? 0)], lateMs);
      expect(ends.at(-1)).toMatchObject({ kind: 'scan', text: 'SN-ARZ-1234' });
      expect(passed).toEqual([]);
    }),
  );
});

it('a key of a slow scan that opened a field does not cut the scan in two', () => {
  const [open, ...rest] = type('n123', 60);
  const inField = rest.map(({ afterMs, key }) => ({ key: { ...key, inField: true }, afterMs }));
  expect(play([...(open ? [open] : []), ...inField, enter(60)]).ends.at(-1)).toEqual({
    kind: 'scan',
    text: 'n123',
    mistaken: 4,
  });
  // Who types a number into the field that a key has opened looks at the field first.
  const typed = inField.map((key, index) => ({ ...key, afterMs: index === 0 ? 200 : 60 }));
  expect(play([...(open ? [open] : []), ...typed, enter(60)]).passed).toEqual([{ enter: true }]);
});

it('a shortcut pressed shortly before a scan stays a shortcut', () => {
  expect(play([...type('a', 0), ...type('777', 8, 60), enter(8)]).ends).toEqual([
    { kind: 'typed', text: 'a', mistaken: 0 },
    { kind: 'scan', text: '777', mistaken: 0 },
  ]);
});

it('a scan into a field is one also when its keys reach the window late', () => {
  const character = (text: string, atMs: number): ScanInput => ({
    kind: 'character',
    character: text,
    inField: true,
    atMs,
  });
  const first = scanStep(noScan, character('a', 0)).state;
  const late = scanStep(first, { kind: 'elapsed', atMs: 300 }).state;
  const rest = ['b', 'c'].reduce((state, text, index) => scanStep(state, character(text, 8 + 8 * index)).state, late);
  expect(scanStep(rest, { kind: 'enter', atMs: 24 }).ended).toMatchObject({ kind: 'scan', text: 'abc' });
});

it('words typed fast into a field are no slow scan', () => {
  const keys = type('fast', 70).map(({ afterMs, key }) => ({ key: { ...key, inField: true }, afterMs }));
  expect(play([...keys, enter(70)])).toMatchObject({ passed: [{ enter: true }] });
});

it('a key that is stuck does not fill the memory', () => {
  const [end] = play([...type('x'.repeat(5000), 1), enter(1)]).ends;
  expect(end?.kind === 'scan' && end.text.length).toBe(200);
});
