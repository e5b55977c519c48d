import type { CaptureFilter } from '../../src-shared/domain/capture';
import { type CaptureId, captureId } from '../../src-shared/domain/ids';
import type { CapturePage } from '../../src-shared/ipc/contract';
import { conditionBetween, filterCondition, filterIndex } from './capture-filter';
import { type CaptureRow, rowToCapture, selectCaptures } from './capture-row';
import { captureById } from './captures';
import type { Reader } from './handles';
import type { Steps } from './newest-first';
import { endOfTime, startOfTime, TimeSlices } from './time-slices';

export interface PageRequest {
  readonly filter: CaptureFilter;
  readonly offset: number;
  readonly limit: number;
}

/** How many captures of one filter lie in each slice, by its end, as far as it is known; never of the newest. */
type SliceCounts = Map<number, number>;

interface Slice {
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  /** It was counted before. */
  readonly known: boolean;
}

/** A stretch of a list: `skip` captures into the slices from `endMs` down to `startMs`, excluded and included. */
interface Stretch {
  startMs: number;
  readonly endMs: number;
  readonly skip: number;
}

/** Filters whose counts are remembered: the operator goes back and forth between a few. */
const listsKept = 16;
const capturesPerSlice = 5000;
/** Slices counted beyond what a page needs: a short list is counted at once. */
const slicesAhead = 4;

/**
 * The gallery's lists, newest first. Counts by slice are remembered; whoever hears of changed captures must say so
 * (`touched`), or later pages are shifted by them.
 */
export class CapturePages {
  readonly #reader: Reader;
  readonly #slices: TimeSlices;
  readonly #lists = new Map<string, SliceCounts>();

  constructor(reader: Reader, perSlice = capturesPerSlice) {
    this.#reader = reader;
    this.#slices = new TimeSlices(reader, perSlice);
  }

  /** Captures of these times were added or changed. */
  touched(timesMs: readonly number[]): void {
    this.#slices.grow();
    for (const end of new Set(timesMs.map((timeMs) => this.#slices.endOfSliceAt(timeMs)))) {
      if (end !== undefined) for (const counts of this.#lists.values()) counts.delete(end);
    }
  }

  /** A page and how many captures there are, or how many at least while they have not all been counted. */
  *page({ filter, offset, limit }: PageRequest): Steps<CapturePage> {
    let reached = 0;
    let stretch: Stretch | null = null;
    let ahead = 0;
    for (const slice of this.#walk(filter)) {
      const before = reached;
      reached += slice.count;
      if (before < offset + limit) {
        if (reached > offset) {
          stretch ??= { ...slice, skip: offset - before };
          stretch.startMs = slice.startMs;
        }
      } else if (!slice.known && ahead++ === slicesAhead)
        return { captures: this.#read(filter, stretch, limit), total: reached, counted: false };
      yield;
    }
    return { captures: this.#read(filter, stretch, limit), total: reached, counted: true };
  }

  /** How many captures the filter lets through. */
  *total(filter: CaptureFilter): Steps<number> {
    let total = 0;
    for (const { count } of this.#walk(filter)) {
      total += count;
      yield;
    }
    return total;
  }

  /**
   * How many captures of the list are newer than this one; null when the filter does not let it through.
   * Throws RecordsError `not-found`.
   */
  *place(filter: CaptureFilter, id: CaptureId): Steps<number | null> {
    const { receivedAtMs } = captureById(this.#reader, id);
    const { sql, params } = filterCondition(filter);
    if (!this.#reader.get(`SELECT 1 FROM capture c WHERE c.id = ? AND ${sql}`, id, ...params)) return null;
    let newer = 0;
    for (const { count, startMs, endMs } of this.#walk(filter)) {
      if (startMs <= receivedAtMs) {
        const newerOnly = 'AND (c.received_at_ms > ? OR c.id > ?)';
        return newer + this.#count(filter, receivedAtMs, endMs, newerOnly, [receivedAtMs, id]);
      }
      newer += count;
      yield;
    }
    return null;
  }

  /** Up to `limit` captures from a place on, with how many decisions each has. */
  *ids({ filter, offset, limit }: PageRequest): Steps<readonly (readonly [CaptureId, number])[]> {
    let before = 0;
    for (const { count, endMs } of this.#walk(filter)) {
      if (before + count > offset) return this.#readIds(filter, endMs, offset - before, limit);
      before += count;
      yield;
    }
    return [];
  }

  #countsOf(filter: CaptureFilter): SliceCounts {
    const key = JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const counts = this.#lists.get(key) ?? new Map<number, number>();
    // The one used last goes to the end.
    this.#lists.delete(key);
    this.#lists.set(key, counts);
    const [longestAgo] = this.#lists.keys();
    if (this.#lists.size > listsKept && longestAgo !== undefined) this.#lists.delete(longestAgo);
    return counts;
  }

  /** The slices that may hold captures of the filter, newest first. */
  *#walk(filter: CaptureFilter): Generator<Slice> {
    const counts = this.#countsOf(filter);
    const oldest = filter.fromMs ?? startOfTime;
    let endMs = endOfTime;
    do {
      // Serial numbers and lots have indexes of their own: few captures, read at once.
      const ownIndex = filter.serial !== undefined || filter.lot !== undefined;
      const startMs = ownIndex ? startOfTime : this.#slices.start(endMs);
      const known = counts.get(endMs);
      const beyond = startMs >= (filter.toMs ?? endOfTime);
      const count = known ?? (beyond ? 0 : this.#count(filter, startMs, endMs));
      // Captures come into the newest slice before anybody says so.
      if (endMs !== endOfTime) counts.set(endMs, count);
      yield { startMs, endMs, count, known: known !== undefined };
      endMs = startMs;
    } while (endMs > oldest);
  }

  #count(filter: CaptureFilter, startMs: number, endMs: number, more = '', moreParams: readonly number[] = []): number {
    const { sql, params } = conditionBetween(filter, startMs, endMs);
    return (
      this.#reader.get<{ count: number }>(
        `SELECT count(*) AS count FROM capture c INDEXED BY ${filterIndex(filter)} WHERE ${sql} ${more}`,
        ...params,
        ...moreParams,
      )?.count ?? 0
    );
  }

  #read(filter: CaptureFilter, stretch: Stretch | null, limit: number): CapturePage['captures'] {
    if (stretch === null) return [];
    const { sql, params } = conditionBetween(filter, stretch.startMs, stretch.endMs);
    return this.#reader
      .all<CaptureRow>(
        // The ids are found in the index alone; only the page itself is read from the table.
        `${selectCaptures} WHERE c.id IN (
           SELECT c.id FROM capture c INDEXED BY ${filterIndex(filter)}
           WHERE ${sql}
           ORDER BY c.received_at_ms DESC, c.id DESC LIMIT ? OFFSET ?
         ) ORDER BY c.received_at_ms DESC, c.id DESC`,
        ...params,
        limit,
        stretch.skip,
      )
      .map(rowToCapture);
  }

  #readIds(filter: CaptureFilter, endMs: number, skip: number, limit: number): (readonly [CaptureId, number])[] {
    const { sql, params } = conditionBetween(filter, startOfTime, endMs);
    return this.#reader
      .all<{ id: number; count: number }>(
        `SELECT c.id, c.decision_count AS count FROM capture c WHERE c.id IN (
           SELECT c.id FROM capture c INDEXED BY ${filterIndex(filter)}
           WHERE ${sql} ORDER BY c.received_at_ms DESC, c.id DESC LIMIT ? OFFSET ?)`,
        ...params,
        limit,
        skip,
      )
      .map(({ id, count }) => [captureId(id), count] as const);
  }
}
