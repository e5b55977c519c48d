/**
 * Removes photos by the station's rules, beside reception: in steps of a few milliseconds, and none while a photo is on its
 * way to the disk. First the records say that a photo is removed, then its files go; what a crash leaves between the two
 * stands in a list and is finished by the next run.
 */
import type { CaptureId } from '../../src-shared/domain/ids';
import {
  olderThan,
  type RemovalProgress,
  type RemovalRule,
  type RetentionOrder,
} from '../../src-shared/domain/retention';
import type { Writer } from '../records/handles';
import {
  addRemovals,
  noteRemovalRun,
  noteUnlinked,
  photosToUnlink,
  type RemovablePhoto,
} from '../records/photo-removals';
import { firstIdFrom, type Removal, removablePhotos, removalsByAge, sliceEnd } from '../records/removable-photos';
import { letPhotosPass } from './turn';

/** A step looks through captures for so long, in ms; its commit comes on top. */
const stepMs = 4;
const capturesAtATime = 100;
/** Photos of one commit, so that as many files at most wait for a crash to be finished. */
const photosAtOnce = 60;
/** Files removed between two turns of everything else; the system's threads for files are four. */
const unlinksAtOnce = 4;
/** So many photos are one entry in the log: to count a million for one would hold up the writer. */
const photosAnEntry = 20_000;
/** Captures that were decided late lie before what was looked through: once a day everything is. */
const lookThroughAllMs = 24 * 3_600_000;

export interface RetentionRunParts {
  readonly writer: Writer;
  /** By which photos grow old. */
  readonly nowMs: () => number;
  /** Throws when what is written to is not the data folder's database any more: nothing may go then. */
  readonly checkPlace: () => void;
  /** Photo and thumbnail; neither being there is no error. */
  readonly unlink: (file: string) => Promise<void>;
  /** Makes what was unlinked durable. */
  readonly syncFolders: (files: readonly string[]) => Promise<void>;
  /** Of the images' disk. */
  readonly freeBytes: () => Promise<number>;
  /** Resolves when the photos that are in work now are done. */
  readonly photosDone: () => Promise<void>;
  /** After their files are gone. */
  readonly onRemoved: (captures: readonly CaptureId[]) => void;
  readonly onFailure: (error: unknown) => void;
}

interface Walked {
  readonly key: string;
  readonly sinceMs: number;
  /** By rule: everything received before was looked through. */
  readonly untilMs: Map<RemovalRule, number>;
}

type MarkedPhoto = Omit<RemovablePhoto, 'sizeBytes'>;

const nothingYet: RemovalProgress = { state: 'done', photos: 0, sizeBytes: 0, roomShort: false, problem: null };

export class RetentionRun {
  readonly #parts: RetentionRunParts;
  #progress = nothingYet;
  #walked: Walked | null = null;
  /** Of the last commit; off the disk, but still on the list. */
  #unlinked: CaptureId[] = [];
  /** The first one of a run; such a photo is tried again by the next run. */
  #unlinkError: Error | null = null;
  #sinceEntry = 0;
  /** Another one than that of a run ends it. */
  #wanted: RetentionOrder | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: RetentionRunParts) {
    this.#parts = parts;
  }

  /** The one under way, or the last one. */
  get progress(): RemovalProgress {
    return this.#progress;
  }

  /** Ends one with other rules and begins anew; one with the same goes on. */
  start(order: RetentionOrder): void {
    if (this.#progress.state === 'running' && JSON.stringify(order) === JSON.stringify(this.#wanted)) return;
    this.#wanted = order;
    this.#begin();
    this.#running = this.#running.then(() => (this.#wanted === order ? this.#run(order) : undefined));
  }

  /** Resolves when the last one started is over. */
  ended(): Promise<void> {
    return this.#running;
  }

  /** What is removed stays removed. */
  async stop(): Promise<void> {
    this.#wanted = null;
    await this.#running;
  }

  /** What could not be done stays known until it is tried again. */
  #begin(): void {
    this.#unlinkError = null;
    this.#progress = { ...nothingYet, state: 'running', roomShort: this.#progress.roomShort };
  }

  /** Never rejects. */
  async #run(order: RetentionOrder): Promise<void> {
    this.#begin();
    let end: Partial<RemovalProgress> & { readonly state: 'done' | 'stopped' | 'failed' };
    try {
      await this.#finishLast(order);
      for (const removal of removalsByAge(order.retention, this.#parts.nowMs())) {
        await this.#remove(removal, order, Number.POSITIVE_INFINITY);
      }
      const roomShort = await this.#makeRoom(order);
      end = { state: this.#wanted === order ? 'done' : 'stopped', roomShort };
      // It was passed by, so that one such file does not keep all others.
      if (this.#unlinkError !== null) throw this.#unlinkError;
    } catch (error) {
      this.#parts.onFailure(error);
      end = { state: 'failed', problem: (error as Error).message };
    }
    const { writer, nowMs, onFailure } = this.#parts;
    try {
      noteUnlinked(writer, this.#unlinked.splice(0));
      noteRemovalRun(writer, end.state, nowMs());
    } catch (error) {
      onFailure(error);
    }
    this.#progress = { ...this.#progress, ...end };
  }

  /** A crash, or a file that could not be removed. */
  async #finishLast(order: RetentionOrder): Promise<void> {
    for (let after = 0; ; ) {
      await letPhotosPass(this.#parts.photosDone);
      this.#parts.checkPlace();
      const photos = photosToUnlink(this.#parts.writer, after, photosAtOnce);
      const last = photos.at(-1);
      if (last === undefined || this.#wanted !== order) return;
      after = last.capture;
      await this.#unlink(photos);
      noteUnlinked(this.#parts.writer, this.#unlinked.splice(0));
    }
  }

  /** True when there is less free than wanted, and nothing may go any more. */
  async #makeRoom(order: RetentionOrder): Promise<boolean> {
    const { makeRoom } = order.retention;
    if (makeRoom === null || this.#wanted !== order) return false;
    const neededBytes = makeRoom.belowGiB * 2 ** 30 - (await this.#parts.freeBytes());
    if (neededBytes <= 0) return false;
    const beforeMs = olderThan(makeRoom.keepDays, this.#parts.nowMs());
    return !(await this.#remove({ rule: 'room', beforeMs }, order, neededBytes)) && this.#wanted === order;
  }

  /** Removes until so much is removed, or all there is; answers whether it was so much. */
  async #remove({ rule, beforeMs }: Removal, order: RetentionOrder, neededBytes: number): Promise<boolean> {
    const { untilMs } = this.#walkedUnder(order);
    const youngestId = firstIdFrom(this.#parts.writer, beforeMs);
    let removedBytes = 0;
    while ((untilMs.get(rule) ?? 0) < beforeMs && removedBytes < neededBytes) {
      await letPhotosPass(this.#parts.photosDone);
      if (this.#wanted !== order) return false;
      this.#parts.checkPlace();
      const photos = this.#mark({ rule, beforeMs, youngestId }, order, untilMs, neededBytes - removedBytes);
      await this.#unlink(photos);
      const bytes = photos.reduce((sum, photo) => sum + photo.sizeBytes, 0);
      removedBytes += bytes;
      const { photos: before, sizeBytes } = this.#progress;
      this.#progress = { ...this.#progress, photos: before + photos.length, sizeBytes: sizeBytes + bytes };
      this.#sinceEntry += photos.length;
      if (this.#sinceEntry < photosAnEntry) continue;
      noteRemovalRun(this.#parts.writer, 'running', this.#parts.nowMs());
      this.#sinceEntry = 0;
    }
    return removedBytes >= neededBytes;
  }

  /** One step: what may go of the next captures is committed as removed. Nothing can come between the two. */
  #mark(
    { rule, beforeMs, youngestId }: Removal & { readonly youngestId: number },
    { policy }: RetentionOrder,
    untilMs: Map<RemovalRule, number>,
    neededBytes: number,
  ): readonly RemovablePhoto[] {
    const { writer, nowMs } = this.#parts;
    const endMs = performance.now() + stepMs;
    const photos: RemovablePhoto[] = [];
    let bytes = 0;
    let fromMs = untilMs.get(rule) ?? 0;
    while (fromMs < beforeMs && photos.length < photosAtOnce && bytes < neededBytes && performance.now() < endMs) {
      const toMs = sliceEnd(writer, fromMs, beforeMs, capturesAtATime);
      for (const photo of removablePhotos(writer, rule, policy, { fromMs, toMs, youngestId })) {
        if (bytes >= neededBytes) break;
        photos.push(photo);
        bytes += photo.sizeBytes;
      }
      fromMs = toMs;
      // What is left of a slice when there is room enough is looked at again.
      if (bytes < neededBytes) untilMs.set(rule, fromMs);
    }
    if (photos.length > 0) addRemovals(writer, rule, photos, nowMs(), this.#unlinked.splice(0));
    return photos;
  }

  /** A file that cannot be removed is left on the list, and the others go on. */
  async #unlink(photos: readonly MarkedPhoto[]): Promise<void> {
    const { unlink, syncFolders, photosDone, onRemoved, checkPlace } = this.#parts;
    const gone: MarkedPhoto[] = [];
    for (let at = 0; at < photos.length; at += unlinksAtOnce) {
      if (at > 0) await letPhotosPass(photosDone);
      checkPlace();
      const some = photos.slice(at, at + unlinksAtOnce);
      const ends = await Promise.allSettled(some.map(({ file }) => unlink(file)));
      for (const [index, end] of ends.entries()) {
        const photo = some[index];
        if (end.status === 'rejected') this.#unlinkError ??= end.reason as Error;
        else if (photo !== undefined) gone.push(photo);
      }
    }
    if (gone.length === 0) return;
    await syncFolders(gone.map(({ file }) => file));
    const captures = gone.map(({ capture }) => capture);
    this.#unlinked.push(...captures);
    onRemoved(captures);
  }

  /** Where to go on: an hourly run looks only at what has come of age since the one before it. */
  #walkedUnder(order: RetentionOrder): Walked {
    const key = JSON.stringify(order);
    const nowMs = this.#parts.nowMs();
    const goesOn = this.#walked?.key === key && Math.abs(nowMs - this.#walked.sinceMs) < lookThroughAllMs;
    if (!this.#walked || !goesOn) this.#walked = { key, sinceMs: nowMs, untilMs: new Map() };
    return this.#walked;
  }
}
