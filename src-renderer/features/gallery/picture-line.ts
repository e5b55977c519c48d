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
}

/** Few enough for the first of them not to wait long for the last; together, so that they are painted in one frame. */
const perRequest = 12;
/** A screen of them is asked for at once: of a request, most is waiting. */
const requestsAtOnce = 3;
/** What nobody sees yet leaves the others room. */
const requestsAheadAtOnce = 1;

type Take<P> = (picture: P | null) => void;

interface Wanted<P> extends WantedPicture {
  readonly takers: Set<Take<P>>;
}

export class PictureLine<P> {
  readonly #source: PictureSource<P>;
  readonly #keptAtMost: number;
  /** The one used longest ago first. */
  readonly #kept = new Map<string, P>();
  readonly #waiting = new Map<string, Wanted<P>>();
  readonly #loading = new Map<string, Wanted<P>>();
  #inSight: readonly [first: number, last: number] = [0, 0];
  #soon: readonly WantedPicture[] = [];
  #underWay = 0;
  #onKept: () => void = () => undefined;

  constructor(source: PictureSource<P>, keptAtMost: number) {
    this.#source = source;
    this.#keptAtMost = keptAtMost;
  }

  has(picture: WantedPicture): boolean {
    return this.#kept.has(keyOf(picture));
  }

  /** `listener` is called each time that pictures have come, of which others may still be on their way. */
  onKept(listener: () => void): void {
    this.#onKept = listener;
  }

  /** Calls `take` once, at once when the picture is kept. Returns the way to give it up. */
  want(picture: WantedPicture, take: Take<P>): () => void {
    const key = keyOf(picture);
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#keep(key, kept);
      take(kept);
      return () => undefined;
    }
    const one = this.#loading.get(key) ?? this.#waiting.get(key) ?? { ...picture, takers: new Set() };
    one.takers.add(take);
    if (!this.#loading.has(key)) this.#waiting.set(key, one);
    this.#nextSoon();
    return () => {
      one.takers.delete(take);
      if (one.takers.size === 0 && this.#waiting.get(key) === one) this.#waiting.delete(key);
    };
  }

  /**
   * The places in sight are served first. Those named are got, in this order, when nothing that is wanted waits: they
   * are asked for before their tiles are there, and those named before are forgotten.
   */
  look(first: number, last: number, soon: readonly WantedPicture[]): void {
    this.#inSight = [first, last];
    this.#soon = soon;
    this.#next();
  }

  /** Those that appear together are put in line before the first are asked for. */
  #nextSoon(): void {
    queueMicrotask(() => this.#next());
  }

  #next(): void {
    while (this.#underWay < requestsAtOnce && this.#waiting.size > 0)
      this.#request(
        [...this.#waiting.values()]
          .toSorted((one, other) => Number(this.#isInSight(other)) - Number(this.#isInSight(one)))
          .slice(0, perRequest),
      );
    this.#soon = this.#soon.filter((picture) => !this.#kept.has(keyOf(picture)) && !this.#loading.has(keyOf(picture)));
    while (this.#soon[0] !== undefined && this.#underWay < this.#atOnceFor(this.#soon[0])) {
      const batch = this.#soon.slice(0, perRequest);
      this.#soon = this.#soon.slice(perRequest);
      this.#request(batch.map((picture) => ({ ...picture, takers: new Set() })));
    }
  }

  #atOnceFor(picture: WantedPicture): number {
    return this.#isInSight(picture) ? requestsAtOnce : requestsAheadAtOnce;
  }

  #isInSight({ place }: WantedPicture): boolean {
    return place >= this.#inSight[0] && place <= this.#inSight[1];
  }

  #request(batch: readonly Wanted<P>[]): void {
    for (const one of batch) {
      this.#waiting.delete(keyOf(one));
      this.#loading.set(keyOf(one), one);
    }
    this.#underWay += 1;
    void this.#load(batch).finally(() => {
      this.#underWay -= 1;
      this.#next();
    });
  }

  async #load(batch: readonly Wanted<P>[]): Promise<void> {
    const pictures = await this.#source.load(batch.map(({ capture }) => capture));
    for (const [index, one] of batch.entries()) {
      const picture = pictures[index] ?? null;
      this.#loading.delete(keyOf(one));
      if (picture !== null) this.#keep(keyOf(one), picture);
      for (const take of one.takers) take(picture);
    }
    this.#onKept();
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
