/**
 * The order in which small pictures are got: several in one request, those in sight first, and never one whose tile
 * has left. The last few hundred are kept.
 */
import type { CaptureId } from '../../../src-shared/domain/ids';

export interface WantedPicture {
  readonly capture: CaptureId;
  /** Changes when the capture's picture may be another. */
  readonly version: string;
  /** Place of its tile in the list. */
  readonly place: number;
}

export interface PictureSource<P> {
  /** In the captures' order, null for one that cannot be had; nothing when the request failed. */
  load(captures: readonly CaptureId[]): Promise<readonly (P | null)[]>;
  /** Gives back what a picture holds. */
  drop(picture: P): void;
  inSight(place: number): boolean;
}

/** Few enough for the first of them not to wait long for the last; together, so that they are painted in one frame. */
const perRequest = 12;
/** One is read while the other is decoded. */
const requestsAtOnce = 2;

interface Waiting<P> extends WantedPicture {
  readonly take: (picture: P | null) => void;
}

export class PictureLine<P> {
  readonly #source: PictureSource<P>;
  readonly #keptAtMost: number;
  /** The one used longest ago first. */
  readonly #kept = new Map<string, P>();
  readonly #waiting = new Set<Waiting<P>>();
  readonly #loading = new Set<Waiting<P>>();
  #underWay = 0;

  constructor(source: PictureSource<P>, keptAtMost: number) {
    this.#source = source;
    this.#keptAtMost = keptAtMost;
  }

  /** Calls `take` once, at once when the picture is kept. Returns the way to give it up. */
  want(picture: WantedPicture, take: (picture: P | null) => void): () => void {
    const key = keyOf(picture);
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#keep(key, kept);
      take(kept);
      return () => undefined;
    }
    const one = { ...picture, take };
    this.#waiting.add(one);
    // Those that appear together are put in line before the first are asked for.
    queueMicrotask(() => this.#next());
    return () => {
      this.#waiting.delete(one);
      this.#loading.delete(one);
    };
  }

  #next(): void {
    while (this.#underWay < requestsAtOnce && this.#waiting.size > 0) {
      const batch = [...this.#waiting]
        .toSorted((one, other) => this.#rank(one) - this.#rank(other))
        .slice(0, perRequest);
      for (const one of batch) {
        this.#waiting.delete(one);
        this.#loading.add(one);
      }
      this.#underWay += 1;
      void this.#load(batch).finally(() => {
        this.#underWay -= 1;
        this.#next();
      });
    }
  }

  #rank({ place }: WantedPicture): number {
    return this.#source.inSight(place) ? 0 : 1;
  }

  async #load(batch: readonly Waiting<P>[]): Promise<void> {
    const pictures = await this.#source.load(batch.map(({ capture }) => capture));
    for (const [index, one] of batch.entries()) {
      const picture = pictures[index] ?? null;
      if (picture !== null) this.#keep(keyOf(one), picture);
      if (this.#loading.delete(one)) one.take(picture);
    }
  }

  #keep(key: string, picture: P): void {
    const before = this.#kept.get(key);
    if (before !== undefined && before !== picture) this.#source.drop(before);
    this.#kept.delete(key);
    this.#kept.set(key, picture);
    for (const [oldest, dropped] of this.#kept) {
      if (this.#kept.size <= this.#keptAtMost) break;
      this.#kept.delete(oldest);
      this.#source.drop(dropped);
    }
  }
}

const keyOf = ({ capture, version }: WantedPicture): string => `${capture} ${version}`;
