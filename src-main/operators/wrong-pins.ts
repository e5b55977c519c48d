/** A finger slips twice for free; from then on each wrong PIN doubles the wait, up to five minutes. */
const freeTries = 2;
const firstWaitMs = 5000;
const longestWaitMs = 5 * 60_000;

/** After `wrong` wrong PINs in a row. */
export function waitAfter(wrong: number): number {
  if (wrong <= freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries - 1));
}

/** What is left of it; never more than the whole, also when the clock was set back. */
export function waitLeft(wrong: number, lastWrongMs: number | null, nowMs: number): number {
  const wait = waitAfter(wrong);
  return lastWrongMs === null ? 0 : Math.max(0, Math.min(wait, lastWrongMs + wait - nowMs));
}
