import { expect, it } from 'vitest';
import { createRetentionClock } from '../../src-main/storage/retention-clock';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const startMs = 1_790_000_000_000;

/** A computer whose clock may be set while time goes by. */
function computer() {
  let [wallMs, livedMs] = [startMs, 0];
  return {
    clocks: { wall: () => wallMs, lived: () => livedMs },
    pass(ms: number) {
      wallMs += ms;
      livedMs += ms;
    },
    set(ms: number) {
      wallMs = ms;
    },
  };
}

it('goes with the computer while that makes no leap', () => {
  const { clocks, pass, set } = computer();
  const now = createRetentionClock(startMs - hourMs, clocks);
  expect(now()).toBe(startMs);
  pass(30 * dayMs);
  expect(now()).toBe(startMs + 30 * dayMs);
  set(startMs + 31 * dayMs);
  expect(now()).toBe(startMs + 31 * dayMs);
});

it('believes a leap ahead after a day, at a start too', () => {
  const { clocks, pass } = computer();
  const newestMs = startMs - 3650 * dayMs;
  const now = createRetentionClock(newestMs, clocks);
  expect(now()).toBe(newestMs);
  pass(23 * hourMs);
  expect(now()).toBe(newestMs + 23 * hourMs);
  pass(hourMs);
  expect(now()).toBe(startMs + dayMs);
});

it('forgets a leap that is taken back', () => {
  const { clocks, pass, set } = computer();
  const now = createRetentionClock(null, clocks);
  expect(now()).toBe(startMs);
  set(startMs + 400 * dayMs);
  pass(hourMs);
  expect(now()).toBe(startMs + hourMs);
  set(startMs + 2 * hourMs);
  expect(now()).toBe(startMs + 2 * hourMs);
});

it('follows a clock that is set back at once', () => {
  const { clocks, set } = computer();
  const now = createRetentionClock(startMs, clocks);
  set(startMs - 10 * dayMs);
  expect(now()).toBe(startMs - 10 * dayMs);
});
