import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from '../../src-main/threads/coalesce';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('passes the first on at once and what follows together', () => {
  const delivered: (readonly number[])[] = [];
  const gathering = gather<number>(80, (items) => delivered.push(items));
  gathering.add([1]);
  expect(delivered).toEqual([[1]]);
  gathering.add([2]);
  gathering.add([3, 4]);
  vi.advanceTimersByTime(79);
  expect(delivered).toEqual([[1]]);
  vi.advanceTimersByTime(1);
  expect(delivered).toEqual([[1], [2, 3, 4]]);
});

it('keeps its distance also after a gathered delivery, and leaves no timer behind', () => {
  const delivered: (readonly number[])[] = [];
  const gathering = gather<number>(80, (items) => delivered.push(items));
  gathering.add([1]);
  gathering.add([2]);
  vi.advanceTimersByTime(80);
  gathering.add([3]);
  expect(delivered).toEqual([[1], [2]]);
  vi.advanceTimersByTime(160);
  expect(delivered).toEqual([[1], [2], [3]]);
  expect(vi.getTimerCount()).toBe(0);
});
