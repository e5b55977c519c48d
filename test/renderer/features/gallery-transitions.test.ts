import { describe, expect, it } from 'vitest';
import * as gallery from '../../../src-renderer/features/gallery/gallery-transitions';
import type { Capture } from '../../../src-shared/domain/capture';
import { captureId } from '../../../src-shared/domain/ids';
import { capture } from '../support-capture';

/** Page of a station that holds captures 1..total, newest first. */
const pageOf = (total: number, offset: number): Capture[] =>
  Array.from({ length: Math.max(0, Math.min(gallery.pageSize, total - offset)) }, (_, place) =>
    capture(total - offset - place),
  );
const load = (state: gallery.GalleryState, page: number, total: number): gallery.GalleryState =>
  gallery.pageLoaded(state, {
    generation: state.generation,
    page,
    result: { captures: pageOf(total, gallery.pageOffset(state, page)), total, counted: true },
  });

describe('the gallery', () => {
  it('does not move what is on screen when captures arrive, and finds later pages behind them', () => {
    let state = load(gallery.initialGallery, 0, 1000);
    state = gallery.capturesChanged(state, [capture(1001), capture(1002)]);
    expect(state.arrived.size).toBe(2);
    state = load(state, 1, 1002);
    expect(state.total).toBe(1000);
    expect(gallery.captureAt(state, 0)?.id).toBe(1000);
    expect(gallery.captureAt(state, 100)?.id).toBe(900);
  });

  it('counts an arrival only while it passes the filter', () => {
    const state = load(gallery.filterChosen(gallery.initialGallery, { verdict: 'fail' }), 0, 10);
    const received = gallery.capturesChanged(state, [capture(11, { verdict: null, state: 'received' })]);
    expect(received.arrived.size).toBe(0);
    const judged = gallery.capturesChanged(received, [capture(11)]);
    expect([...judged.arrived]).toEqual([11]);
  });

  it('changes a known capture where it is', () => {
    const state = gallery.capturesChanged(load(gallery.initialGallery, 0, 10), [capture(8, { decision: 'accept' })]);
    expect(gallery.captureAt(state, 2)).toMatchObject({ id: 8, decision: 'accept' });
    expect(gallery.indexOf(state, captureId(8))).toBe(2);
  });

  it('keeps old pages in sight while a new anchor loads, and drops late answers', () => {
    const before = gallery.capturesChanged(load(gallery.initialGallery, 0, 10), [capture(11)]);
    const state = gallery.anchored(before);
    expect(gallery.captureAt(state, 0)?.id).toBe(10);
    expect(gallery.missingPages(state, 0, 9)).toEqual([0]);
    const late = gallery.pageLoaded(state, {
      generation: before.generation,
      page: 0,
      result: { captures: [], total: 0, counted: true },
    });
    expect(late).toBe(state);
    expect(gallery.captureAt(load(state, 0, 11), 0)?.id).toBe(11);
  });

  it('keeps a bounded number of pages', () => {
    let state = gallery.initialGallery;
    for (let page = 0; page < 100; page += 1) state = load(state, page, 1_000_000);
    expect(state.pages.size).toBe(gallery.pagesKept);
    expect(gallery.missingPages(state, 0, 150)).toEqual([0, 1]);
    expect(gallery.missingPages(state, 9900, 9999)).toEqual([]);
  });

  it('moves the focus over the grid and holds at its ends', () => {
    const state = load(gallery.initialGallery, 0, 50);
    const move = (from: number, key: string): number =>
      gallery.movedFocus({ ...state, focused: from }, key, 8, 3).focused;
    expect(move(0, 'ArrowUp')).toBe(0);
    expect(move(0, 'ArrowDown')).toBe(8);
    expect(move(45, 'ArrowDown')).toBe(49);
    expect(move(3, 'End')).toBe(49);
    expect(move(20, 'PageUp')).toBe(0);
  });
});
