import { create } from 'zustand';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { ask, listen } from '../../api/station';
import { showProblem } from '../../app/notices';
import { searchFromFilter } from './filter-address';
import * as transitions from './gallery-transitions';
import { smallPictures } from './small-pictures';

export const useGallery = create<transitions.GalleryState>(() => transitions.initialGallery);

/** Near enough to the top to follow what arrives. */
const topMarginPx = 40;
/** While photos stream in, the top of the list is loaded at most this often. */
const followIntervalMs = 500;
const requestsAtOnce = 2;

/** In sight. */
let wanted: readonly [first: number, last: number] = [0, 0];
let goesDown = true;
const underWay = new Set<string>();

/** Pictures of what is in sight, and of the next screen the way the operator goes, before there are tiles for them. */
function askForPictures(): void {
  const state = useGallery.getState();
  const [first, last] = wanted;
  // Before the first layout nobody knows how wide they will be.
  if (last <= first) return;
  const screen = last - first + 1;
  const places = Array.from({ length: 2 * screen }, (_, n) => (goesDown ? first + n : last - n));
  const pictures = places.flatMap((place) => {
    const capture = transitions.captureAt(state, place);
    if (capture === undefined || capture.photoRemovedAtMs !== null) return [];
    return [{ capture: capture.id, version: capture.state, place }];
  });
  smallPictures.look(first, last, pictures);
}

/** Asks for what the screen shows now; what it showed a moment ago and has not been asked for yet is forgotten. */
export function wantRange(firstIndex: number, lastIndex: number): void {
  if (firstIndex !== wanted[0]) goesDown = firstIndex > wanted[0];
  wanted = [firstIndex, lastIndex];
  requestNext();
  askForPictures();
}

function requestNext(): void {
  const state = useGallery.getState();
  if (underWay.size >= requestsAtOnce || state.phase === 'failed') return;
  const key = (page: number): string => `${state.generation}/${page}`;
  const [first, last] = wanted;
  const screen = last - first + 1;
  // What is in sight, then a screen further each way.
  const page = [
    ...transitions.missingPages(state, first, last),
    ...transitions.missingPages(state, first - screen, last + screen),
  ].find((candidate) => !underWay.has(key(candidate)));
  if (page === undefined) return;
  underWay.add(key(page));
  void loadPage(page).finally(() => {
    underWay.delete(key(page));
    requestNext();
  });
  requestNext();
}

async function loadPage(page: number): Promise<void> {
  const state = useGallery.getState();
  const { generation, filter } = state;
  const offset = transitions.pageOffset(state, page);
  const result = await ask('listCaptures', { filter, offset, limit: transitions.pageSize });
  if (result.ok) {
    useGallery.setState((now) => transitions.pageLoaded(now, { generation, page, result: result.value }));
    // Before the tiles are made of it: both take as long as each other.
    askForPictures();
    if (!useGallery.getState().counted) void countAll(generation);
    return;
  }
  // Without this the same page would be asked for again at once.
  wanted = [0, -1];
  if (useGallery.getState().phase === 'ready') showProblem(result);
  useGallery.setState((now) => transitions.loadFailed(now, generation));
}

let counting = -1;

async function countAll(generation: number): Promise<void> {
  const state = useGallery.getState();
  if (counting === generation || state.generation !== generation) return;
  counting = generation;
  const total = await ask('countCaptures', { filter: state.filter });
  if (total.ok) useGallery.setState((now) => transitions.totalCounted(now, generation, total.value));
  else counting = -1;
}

/** The list as it is now, where the operator is in it. */
export function reload(): void {
  useGallery.setState(transitions.anchored);
  requestNext();
}

/** What does not pass the filter any more leaves the list. */
function dropStale(): void {
  if (useGallery.getState().stale) reload();
}

export function chooseFilter(filter: CaptureFilter): void {
  const { filter: shown } = useGallery.getState();
  if (searchFromFilter(shown) === searchFromFilter(filter)) return;
  useGallery.setState((state) => transitions.filterChosen(state, filter));
  wantRange(0, 0);
}

/** Loads the list from its top again and shows what has arrived. */
export function showArrived(): void {
  useGallery.setState((state) => ({ ...transitions.anchored(state), contentTop: 0, focused: 0 }));
  requestNext();
}

export function retry(): void {
  useGallery.setState(transitions.loadRetried);
  wantRange(0, 0);
}

/** At the top of the list new captures appear by themselves. */
export function followTop(): void {
  const { contentTop, arrived } = useGallery.getState();
  if (contentTop > topMarginPx || arrived.size === 0) return;
  useGallery.setState(transitions.anchored);
  requestNext();
}

let onScreen = false;

/** While the gallery is on screen new captures are loaded as they come. Returns the way to end it. */
export function showGallery(): () => void {
  onScreen = true;
  dropStale();
  followTop();
  return () => {
    onScreen = false;
  };
}

/** Follows the station for as long as the window lives: the place in the list outlasts a visit to another screen. */
export function connectGallery(): void {
  let pending = false;
  let followedAtMs = Number.NEGATIVE_INFINITY;
  // After many changed at once the list is another.
  listen('bulkProgress', ({ state }) => {
    if (state !== 'running') reload();
  });
  listen('capturesChanged', ({ captures }) => {
    useGallery.setState((state) => transitions.capturesChanged(state, captures));
    if (pending) return;
    pending = true;
    // A photo that comes alone is shown at once.
    const waitMs = Math.max(0, followedAtMs + followIntervalMs - performance.now());
    setTimeout(() => {
      pending = false;
      followedAtMs = performance.now();
      if (onScreen) followTop();
    }, waitMs);
  });
  wantRange(0, 0);
}
