import type { Reader } from './handles';

/** The end of the newest slice. */
export const endOfTime = Number.MAX_SAFE_INTEGER;
/** The start of the oldest slice. */
export const startOfTime = 0;

/**
 * The captures' times cut into slices of a few thousand captures each, from the newest down. A list is counted and
 * paged slice by slice: a page deep in it costs no walk over what comes before, and a long count can be left between
 * two slices. A slice is known by its end (excluded); where it starts is looked up when it is first asked for.
 */
export class TimeSlices {
  readonly #reader: Reader;
  readonly #perSlice: number;
  /** By end. */
  readonly #starts = new Map<number, number>();

  constructor(reader: Reader, perSlice: number) {
    this.#reader = reader;
    this.#perSlice = perSlice;
  }

  /** First time of the slice that ends at `endMs`: the end of the next older one. */
  start(endMs: number): number {
    const known = this.#starts.get(endMs);
    if (known !== undefined) return known;
    const start = this.#cut(endMs, startOfTime - 1) ?? startOfTime;
    this.#starts.set(endMs, start);
    return start;
  }

  /** End of the slice in which a time lies; undefined when nobody has asked that far down. */
  endOfSliceAt(timeMs: number): number | undefined {
    let end = endOfTime;
    for (;;) {
      const start = this.#starts.get(end);
      if (start === undefined) return undefined;
      if (timeMs >= start) return end;
      end = start;
    }
  }

  /** Cuts the newest slice again when it has grown to twice its size. */
  grow(): void {
    const newestStart = this.#starts.get(endOfTime);
    if (newestStart === undefined) return;
    const cuts: number[] = [];
    for (let end = endOfTime; ; ) {
      const cut = this.#cut(end, newestStart);
      if (cut === undefined) break;
      cuts.push(cut);
      end = cut;
    }
    if (cuts.length < 2) return;
    let end = endOfTime;
    for (const cut of [...cuts, newestStart]) {
      this.#starts.set(end, cut);
      end = cut;
    }
  }

  /** Time of the last of so many captures before `endMs`, when it is above `aboveMs`. */
  #cut(endMs: number, aboveMs: number): number | undefined {
    return this.#reader.get<{ at: number }>(
      `SELECT received_at_ms AS at FROM capture INDEXED BY capture_gallery
       WHERE received_at_ms < ? AND received_at_ms > ? ORDER BY received_at_ms DESC LIMIT 1 OFFSET ?`,
      endMs,
      aboveMs,
      this.#perSlice - 1,
    )?.at;
  }
}
