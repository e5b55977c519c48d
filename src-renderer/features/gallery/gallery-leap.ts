/**
 * After a leap (the bar dragged to anywhere, Page Down, End) what was in sight stays for a moment, while the captures and
 * pictures of the new place are on their way: they come together, and in one drawing of the tiles instead of three.
 */
import { useGallery } from './gallery-store';
import { captureAt, type GalleryState } from './gallery-transitions';
import { type GridLayout, placesAt } from './grid-layout';
import { smallPictures } from './small-pictures';

/** Of a slower station empty tiles are shown: a list that stands still longer seems stuck. */
const heldAtMostMs = 100;

/** Where to, once it is there. */
let wanted: readonly [first: number, last: number] = [0, -1];
let timer: ReturnType<typeof setTimeout> | undefined;

function isThere(state: GalleryState): boolean {
  for (let place = wanted[0]; place <= wanted[1]; place += 1) {
    const capture = captureAt(state, place);
    if (capture === undefined) return false;
    const picture = { capture: capture.id, version: capture.state, place };
    if (capture.photoRemovedAtMs === null && !smallPictures.has(picture)) return false;
  }
  return true;
}

/** Moves the list to `contentTop`: at once, or after a leap a moment later. */
export function moveTo(contentTop: number, layout: GridLayout): void {
  const state = useGallery.getState();
  const shownTop = state.heldTop ?? state.contentTop;
  wanted = placesAt(layout, contentTop, state.total);
  const waits = Math.abs(contentTop - shownTop) > layout.viewHeight / 2 && !isThere(state);
  if (!waits) {
    showPlace(contentTop);
    return;
  }
  if (state.heldTop === null) timer = setTimeout(() => showPlace(useGallery.getState().contentTop), heldAtMostMs);
  useGallery.setState({ contentTop, heldTop: shownTop });
}

/** Moves the list at once. */
export function showPlace(contentTop: number): void {
  clearTimeout(timer);
  useGallery.setState({ contentTop, heldTop: null });
}

function showWhenThere(): void {
  const state = useGallery.getState();
  if (state.heldTop !== null && isThere(state)) showPlace(state.contentTop);
}

smallPictures.onKept(showWhenThere);
useGallery.subscribe((state, before) => {
  if (state.pages !== before.pages) showWhenThere();
});
