/**
 * The list of captures as the gallery holds it: pages by count, newest first. Pure. What arrives while the operator
 * looks further down does not move what is on screen: it is counted, and the offsets of later pages are shifted by it.
 */
import type { Capture, CaptureFilter } from '../../../src-shared/domain/capture';
import type { CaptureId } from '../../../src-shared/domain/ids';
import type { CapturePage } from '../../../src-shared/ipc/contract';
import { matches } from './filter-address';

export const pageSize = 100;
/** About 25 screens; the rest is asked for again. */
export const pagesKept = 40;

export interface GalleryState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly filter: CaptureFilter;
  /** In the list as anchored, without `arrived`. */
  readonly total: number;
  /** False: there are more, and they are being counted. */
  readonly counted: boolean;
  /** Some captures on the pages do not pass the filter any more: they stay until the list is loaded anew. */
  readonly stale: boolean;
  /** By page number; the least recently loaded first. */
  readonly pages: ReadonlyMap<number, readonly Capture[]>;
  /** Pages that belong to the present anchor; others are shown until they are replaced. */
  readonly fresh: ReadonlySet<number>;
  /** Answers of an earlier anchor are dropped. */
  readonly generation: number;
  /** Newest capture known when the list was anchored. */
  readonly newestId: number;
  /** Came later and pass the filter: not shown before the operator asks or is at the top. */
  readonly arrived: ReadonlySet<CaptureId>;
  /** Place in the list, px from its top. */
  readonly contentTop: number;
  /** What is shown instead, for a moment, until the tiles of `contentTop` are there (see gallery-leap.ts). */
  readonly heldTop: number | null;
  /** The capture that keys act on, by its place in the list. */
  readonly focused: number;
}

export const initialGallery: GalleryState = {
  phase: 'loading',
  filter: {},
  total: 0,
  counted: false,
  stale: false,
  pages: new Map(),
  fresh: new Set(),
  generation: 0,
  newestId: 0,
  arrived: new Set(),
  contentTop: 0,
  heldTop: null,
  focused: 0,
};

/** Another filter is another list, from its top. */
export const filterChosen = (state: GalleryState, filter: CaptureFilter): GalleryState => ({
  ...initialGallery,
  filter,
  generation: state.generation + 1,
  newestId: state.newestId,
});

/** Loads the list anew from the newest capture; the old pages stay on screen until then. */
export const anchored = (state: GalleryState): GalleryState => ({
  ...state,
  generation: state.generation + 1,
  counted: false,
  stale: false,
  fresh: new Set(),
  arrived: new Set(),
  newestId: Math.max(state.newestId, ...state.arrived),
});

/** Where a page lies in the station's list now. */
export const pageOffset = (state: GalleryState, page: number): number => page * pageSize + state.arrived.size;

export function pageLoaded(
  state: GalleryState,
  answer: { readonly generation: number; readonly page: number; readonly result: CapturePage },
): GalleryState {
  if (answer.generation !== state.generation) return state;
  const { captures, total, counted } = answer.result;
  const pages = new Map(state.pages);
  pages.delete(answer.page);
  pages.set(answer.page, captures);
  const fresh = new Set(state.fresh).add(answer.page);
  for (const oldest of pages.keys()) {
    if (pages.size <= pagesKept) break;
    pages.delete(oldest);
    fresh.delete(oldest);
  }
  const newest = answer.page === 0 ? (captures[0]?.id ?? 0) : 0;
  return {
    ...state,
    phase: 'ready',
    // Until all are counted anew, the count of before says more.
    total: counted ? Math.max(0, total - state.arrived.size) : Math.max(state.total, total - state.arrived.size),
    counted: counted || state.counted,
    pages,
    fresh,
    newestId: Math.max(state.newestId, newest),
  };
}

/** All that the filter lets through, counted for the present anchor. */
export const totalCounted = (state: GalleryState, generation: number, total: number): GalleryState =>
  generation === state.generation ? { ...state, total: Math.max(0, total - state.arrived.size), counted: true } : state;

export const loadFailed = (state: GalleryState, generation: number): GalleryState =>
  generation !== state.generation || state.phase === 'ready' ? state : { ...state, phase: 'failed' };

export const loadRetried = (state: GalleryState): GalleryState => ({
  ...state,
  phase: 'loading',
  generation: state.generation + 1,
});

/** News from the station: known captures change where they are, new ones are counted. */
export function capturesChanged(state: GalleryState, captures: readonly Capture[]): GalleryState {
  const news = new Map(captures.map((capture) => [capture.id, capture]));
  const arrived = new Set(state.arrived);
  for (const capture of captures) {
    if (capture.id <= state.newestId) continue;
    if (matches(state.filter, capture)) arrived.add(capture.id);
    else arrived.delete(capture.id);
  }
  const pages = new Map<number, readonly Capture[]>();
  for (const [page, held] of state.pages) {
    pages.set(
      page,
      held.some(({ id }) => news.has(id)) ? held.map((capture) => news.get(capture.id) ?? capture) : held,
    );
  }
  const stale =
    state.stale || captures.some((capture) => capture.id <= state.newestId && !matches(state.filter, capture));
  return { ...state, arrived, pages, stale };
}

export const captureAt = ({ pages }: GalleryState, index: number): Capture | undefined =>
  pages.get(Math.floor(index / pageSize))?.[index % pageSize];

/** Place of a capture among the loaded pages, -1 when it is not there. */
export function indexOf({ pages }: GalleryState, id: CaptureId): number {
  for (const [page, captures] of pages) {
    const within = captures.findIndex((capture) => capture.id === id);
    if (within >= 0) return page * pageSize + within;
  }
  return -1;
}

/** Pages that a range of places needs and that are not loaded for the present anchor, in reading order. */
export function missingPages(state: GalleryState, firstIndex: number, lastIndex: number): readonly number[] {
  const missing: number[] = [];
  const last = Math.min(lastIndex, Math.max(0, state.total - 1));
  for (let page = Math.max(0, Math.floor(firstIndex / pageSize)); page <= Math.floor(last / pageSize); page += 1) {
    if (!state.fresh.has(page)) missing.push(page);
  }
  return missing;
}

/** Arrow keys over a grid of `columns`; the ends hold. */
export function movedFocus(state: GalleryState, key: string, columns: number, rowsOnScreen: number): GalleryState {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rowsOnScreen,
    PageDown: columns * rowsOnScreen,
    Home: -state.total,
    End: state.total,
  };
  const focused = Math.max(0, Math.min(state.total - 1, state.focused + (steps[key] ?? 0)));
  return { ...state, focused };
}
