const nothing = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
/** A shorter rest is not worth its own cost. */
const leastMs = 4;
const mostMs = 500;

/**
 * Rests as long as was worked, so that the disks are free half of the time. Blocks: for a process with nothing else to do.
 * What took less than a few milliseconds is rested from together with what follows.
 */
export function restAsLong(): (workedMs: number) => void {
  let owedMs = 0;
  return (workedMs) => {
    owedMs += workedMs;
    if (owedMs < leastMs) return;
    Atomics.wait(nothing, 0, 0, Math.min(owedMs, mostMs));
    owedMs = 0;
  };
}
