const nothing = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
const longestMs = 500;

/** Rests as long as was worked, so that the disks are free half of the time. Blocks: for a process with nothing else to do. */
export function restAsLong(workedMs: number): void {
  Atomics.wait(nothing, 0, 0, Math.min(Math.max(workedMs, 1), longestMs));
}
