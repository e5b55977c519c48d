/** Bulk decisions beside reception: in short transactions, and none while a photo is on its way to the disk. */
import type { BulkProgress, Selected } from '../../src-shared/domain/bulk-decision';
import type { Capture } from '../../src-shared/domain/capture';
import type { BulkId, CaptureId } from '../../src-shared/domain/ids';
import {
  addBulk,
  type Bulk,
  bulkById,
  countOfBulk,
  decideFound,
  type NewBulk,
  nextOfBulk,
  nextSelected,
  noteBulk,
  sizeOf,
  undoOne,
} from '../records/bulk-decisions';
import { capturesById } from '../records/captures';
import type { Writer } from '../records/handles';
import { letPhotosPass } from './turn';

/** A transaction takes new captures for so long, in ms; its commit comes on top. */
const batchMs = 4;
const rowsAtATime = 25;
const progressEveryMs = 100;

export interface BulkRunParts {
  readonly writer: Writer;
  /** Resolves when the photos that are in work now are done. */
  readonly photosDone: () => Promise<void>;
  readonly onProgress: (progress: BulkProgress) => void;
  /** After each commit. */
  readonly onChanged: (captures: readonly Capture[]) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Takes the next captures of the order within a transaction; null at the end. */
type Batch = (limit: number) => { readonly decided: readonly CaptureId[]; readonly left: number } | null;

export class BulkRun {
  readonly #parts: BulkRunParts;
  #progress: BulkProgress | null = null;
  #cancelled = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: BulkRunParts) {
    this.#parts = parts;
  }

  /** The one under way, or the last one. */
  get current(): BulkProgress | null {
    return this.#progress;
  }

  /** Null while another one is under way. */
  start(order: NewBulk, selected: Selected): BulkId | null {
    if (this.#progress?.state === 'running') return null;
    const { writer } = this.#parts;
    const bulk = writer.transaction(() => addBulk(writer, order, null));
    const next = nextSelected(writer, selected);
    return this.#begin(bulk, sizeOf(selected), (limit) => {
      const found = next(limit);
      if (found === null) return null;
      const decided = found.filter((one) => decideFound(writer, bulk, one)).map(({ id }) => id);
      return { decided, left: found.length - decided.length };
    });
  }

  /** Null while another one is under way. Throws RecordsError `not-found`. */
  undo(id: BulkId, by: Pick<NewBulk, 'operator' | 'atMs'>): BulkId | null {
    if (this.#progress?.state === 'running') return null;
    const { writer } = this.#parts;
    const undone = bulkById(writer, id);
    const bulk = writer.transaction(() => addBulk(writer, { ...undone, ...by }, id));
    const next = nextOfBulk(writer, id);
    return this.#begin(bulk, countOfBulk(writer, id), (limit) => {
      const found = next(limit);
      if (found === null) return null;
      const decided = found.filter((one) => undoOne(writer, bulk, one)).map((one) => one.id);
      return { decided, left: found.length - decided.length };
    });
  }

  /** What is decided stays; of one that is over, nothing happens. */
  cancel(id: BulkId): void {
    if (this.#progress?.id === id) this.#cancelled = true;
  }

  async stop(): Promise<void> {
    this.#cancelled = true;
    await this.#running;
  }

  #begin({ id, kind, reason, undoes }: Bulk, total: number, batch: Batch): BulkId {
    this.#cancelled = false;
    this.#progress = { id, kind, reason, undoes, total, done: 0, left: 0, state: 'running', problem: null };
    this.#parts.onProgress(this.#progress);
    this.#running = this.#run(batch);
    return id;
  }

  /** Never rejects. */
  async #run(batch: Batch): Promise<void> {
    try {
      const ended = await this.#batches(batch);
      const { total, done, left } = this.#known();
      // Captures that left the filter meanwhile were not met at all.
      this.#end({ state: ended ? 'done' : 'cancelled', left: ended ? total - done : left });
    } catch (error) {
      this.#parts.onFailure(error);
      this.#end({ state: 'failed', problem: (error as Error).message });
    }
  }

  /** Its one entry in the log says what became of it; what it wrote before a crash names its row all the same. */
  #end(end: Partial<BulkProgress>): void {
    const { writer, onFailure } = this.#parts;
    const progress = { ...this.#known(), ...end };
    try {
      writer.transaction(() => noteBulk(writer, progress));
    } catch (error) {
      onFailure(error);
    }
    this.#tell(end);
  }

  /** False when it was cancelled. */
  async #batches(batch: Batch): Promise<boolean> {
    let toldAtMs = performance.now();
    for (;;) {
      await letPhotosPass(this.#parts.photosDone);
      if (this.#cancelled) return false;
      const { decided, left, ended } = this.#commit(batch);
      if (decided.length > 0) this.#parts.onChanged(capturesById(this.#parts.writer, decided));
      const { done, left: leftBefore } = this.#known();
      const counts = { done: done + decided.length, left: leftBefore + left };
      if (performance.now() - toldAtMs < progressEveryMs) this.#progress = { ...this.#known(), ...counts };
      else {
        this.#tell(counts);
        toldAtMs = performance.now();
      }
      if (ended) return true;
    }
  }

  #commit(batch: Batch): { readonly decided: readonly CaptureId[]; readonly left: number; readonly ended: boolean } {
    return this.#parts.writer.transaction(() => {
      const decided: CaptureId[] = [];
      let left = 0;
      const endMs = performance.now() + batchMs;
      while (performance.now() < endMs) {
        const taken = batch(rowsAtATime);
        if (taken === null) return { decided, left, ended: true };
        decided.push(...taken.decided);
        left += taken.left;
      }
      return { decided, left, ended: false };
    });
  }

  #known(): BulkProgress {
    if (!this.#progress) throw new Error('no bulk decision is under way');
    return this.#progress;
  }

  #tell(change: Partial<BulkProgress>): void {
    this.#progress = { ...this.#known(), ...change };
    this.#parts.onProgress(this.#progress);
  }
}
