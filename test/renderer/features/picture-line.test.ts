import { expect, it } from 'vitest';
import { PictureLine } from '../../../src-renderer/features/gallery/picture-line';
import { type CaptureId, captureId } from '../../../src-shared/domain/ids';

/** Requests as they were made; each is answered by hand. */
function source() {
  const asked: { readonly captures: readonly CaptureId[]; answer(): void }[] = [];
  const dropped: string[] = [];
  return {
    asked,
    dropped,
    load: (captures: readonly CaptureId[]) =>
      new Promise<(string | null)[]>((resolve) => {
        const answer = () => resolve(captures.map((capture) => (capture === 13 ? null : `picture ${capture}`)));
        asked.push({ captures, answer });
      }),
    drop: (picture: string) => dropped.push(picture),
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const picture = (n: number) => ({ capture: captureId(n), version: 'inspected', place: n });

it('asks for several at once, in order, and never for one that has left', async () => {
  const from = source();
  const line = new PictureLine(from, 100);
  const taken: (string | null)[] = [];
  const ends = Array.from({ length: 40 }, (_, n) => line.want(picture(n + 1), (one) => taken.push(one)));
  await settle();
  expect(from.asked.map(({ captures }) => captures)).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
    [25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  ]);
  for (const end of ends.slice(37)) end();
  // Left while it was on its way: kept, not shown.
  ends[1]?.();
  for (const { answer } of from.asked) answer();
  await settle();
  expect(taken).toHaveLength(35);
  expect(taken).not.toContain('picture 2');
  expect(taken).toContain(null);
  expect(from.asked[3]?.captures).toEqual([37]);
});

it('takes what is in sight first', async () => {
  const from = source();
  const line = new PictureLine(from, 100);
  line.look(30, 40, []);
  for (let n = 1; n <= 40; n += 1) line.want(picture(n), () => undefined);
  await settle();
  expect(from.asked[0]?.captures.slice(0, 11)).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
});

it('gets what will be wanted before it is, once, and forgets what was left behind', async () => {
  const from = source();
  const line = new PictureLine(from, 100);
  const places = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, n) => picture(first + n));
  // In sight with room for three requests; what lies ahead waits for a quiet moment.
  line.look(1, 24, places(1, 48));
  const taken: (string | null)[] = [];
  for (const one of places(1, 24)) line.want(one, (got) => taken.push(got));
  await settle();
  expect(from.asked.map(({ captures }) => captures[0])).toEqual([1, 13]);
  line.look(101, 124, places(101, 148));
  expect(from.asked.map(({ captures }) => captures[0])).toEqual([1, 13, 101]);
  for (const { answer } of from.asked) answer();
  await settle();
  expect(taken).toHaveLength(24);
  expect(from.asked.slice(3).map(({ captures }) => captures[0])).toEqual([113]);
  from.asked[3]?.answer();
  await settle();
  // Nobody waits: one at a time.
  expect(from.asked.slice(4).map(({ captures }) => captures[0])).toEqual([125]);
  let kept: string | null = null;
  line.want(picture(101), (got) => {
    kept = got;
  });
  expect(kept).toBe('picture 101');
});

it('keeps those used last, gives a kept one at once, and gives back the others', async () => {
  const from = source();
  const line = new PictureLine(from, 2);
  for (const n of [1, 2]) line.want(picture(n), () => undefined);
  await settle();
  from.asked[0]?.answer();
  await settle();
  let at: string | null = null;
  line.want(picture(1), (one) => {
    at = one;
  });
  expect(at).toBe('picture 1');
  line.want(picture(3), () => undefined);
  await settle();
  from.asked[1]?.answer();
  await settle();
  expect(from.dropped).toEqual(['picture 2']);
  // Another state of a capture may have another picture.
  line.want({ ...picture(1), version: 'received' }, () => undefined);
  await settle();
  expect(from.asked[2]?.captures).toEqual([1]);
});

it('says of a request that failed that there is no picture', async () => {
  const line = new PictureLine({ ...source(), load: () => Promise.resolve([]) }, 10);
  const taken: unknown[] = [];
  line.want(picture(1), (one) => taken.push(one));
  await settle();
  expect(taken).toEqual([null]);
});
