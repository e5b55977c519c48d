/**
 * The clock by which photos grow old. A computer's own may be wrong by years (an empty battery, somebody's mistake): one that
 * leaps ahead is believed only after the station has lived with it for a day, in which somebody sees it.
 */
const leapMs = 2 * 24 * 3_600_000;
const believedAfterMs = 24 * 3_600_000;

export interface Clocks {
  /** Milliseconds since 1970 (UTC), as the computer says. */
  readonly wall: () => number;
  /** Milliseconds that went by, whatever anybody sets. */
  readonly lived: () => number;
}

/** `newestMs`: when the last photo was received, as far as the records know; null without one. */
export function createRetentionClock(
  newestMs: number | null,
  { wall, lived }: Clocks = { wall: Date.now, lived: () => performance.now() },
): () => number {
  let known = { wallMs: newestMs ?? wall(), livedMs: lived() };
  return () => {
    const passedMs = lived() - known.livedMs;
    const nowMs = wall();
    if (nowMs - (known.wallMs + passedMs) > leapMs && passedMs < believedAfterMs) return known.wallMs + passedMs;
    known = { wallMs: nowMs, livedMs: lived() };
    return nowMs;
  };
}
