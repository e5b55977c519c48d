import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { moveTo, showPlace } from '../../../src-renderer/features/gallery/gallery-leap';
import { useGallery } from '../../../src-renderer/features/gallery/gallery-store';
import { initialGallery, pageLoaded, pageSize } from '../../../src-renderer/features/gallery/gallery-transitions';
import { layoutOf, placesAt } from '../../../src-renderer/features/gallery/grid-layout';
import { capture } from '../support-capture';

const layout = layoutOf(1800, 900);
const total = 10_000;
const farTop = 100 * layout.rowHeight;

beforeEach(() => {
  vi.useFakeTimers();
  useGallery.setState({ ...initialGallery, phase: 'ready', total });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Every page that a place in the list needs, of captures that wait for no picture, or do. */
function loadPlace(contentTop: number, photoRemovedAtMs: number | null): void {
  const [first, last] = placesAt(layout, contentTop, total);
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
    const captures = Array.from({ length: pageSize }, (_, n) =>
      capture(total - page * pageSize - n, { photoRemovedAtMs }),
    );
    const result = { captures, total, counted: true };
    useGallery.setState((state) => pageLoaded(state, { generation: state.generation, page, result }));
  }
}

const place = () => {
  const { contentTop, heldTop } = useGallery.getState();
  return { contentTop, heldTop };
};

it('follows a small movement at once, tiles or not', () => {
  moveTo(layout.viewHeight / 2, layout);
  expect(place()).toEqual({ contentTop: layout.viewHeight / 2, heldTop: null });
});

it('shows what was in sight until the captures of the new place have come', () => {
  moveTo(farTop, layout);
  expect(place()).toEqual({ contentTop: farTop, heldTop: 0 });
  loadPlace(farTop, 1);
  expect(place()).toEqual({ contentTop: farTop, heldTop: null });
});

it('goes at once to what is there already', () => {
  loadPlace(farTop, 1);
  moveTo(farTop, layout);
  expect(place().heldTop).toBeNull();
});

it('shows the new place without its pictures after a tenth of a second, however often it is moved meanwhile', () => {
  loadPlace(farTop, null);
  moveTo(farTop, layout);
  vi.advanceTimersByTime(60);
  moveTo(2 * farTop, layout);
  moveTo(farTop + 1, layout);
  expect(place()).toEqual({ contentTop: farTop + 1, heldTop: 0 });
  vi.advanceTimersByTime(40);
  expect(place()).toEqual({ contentTop: farTop + 1, heldTop: null });
});

it('holds nothing when the list is put somewhere, also when it was leaping', () => {
  moveTo(farTop, layout);
  showPlace(0);
  expect(place()).toEqual({ contentTop: 0, heldTop: null });
  vi.advanceTimersByTime(200);
  expect(place()).toEqual({ contentTop: 0, heldTop: null });
});
