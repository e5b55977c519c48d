import { describe, expect, it } from 'vitest';
import {
  filterFromSearch,
  galleryAddress,
  matches,
  searchFromFilter,
} from '../../../src-renderer/features/gallery/filter-address';
import { cameraKey, productKey } from '../../../src-shared/domain/ids';
import { capture } from '../support-capture';

describe('the filters in the address', () => {
  it('come back as they were written', () => {
    const filter = {
      camera: cameraKey(3),
      product: productKey(2),
      verdict: 'fail',
      decision: 'none',
      reason: 'a b&c',
      state: 'inspected',
      fromMs: 0,
      toMs: 1_800_000_000_000,
      minScore: -1.5,
      maxScore: 4,
      serial: 'SN-04 µ',
    } as const;
    expect(filterFromSearch(searchFromFilter(filter))).toEqual(filter);
  });

  it('leave out what cannot be understood', () => {
    expect(filterFromSearch('camera=x&verdict=maybe&fromMs=-4&decision=reject&other=1&minScore=')).toEqual({
      decision: 'reject',
    });
  });

  it('are left away when there are none', () => {
    expect(galleryAddress({})).toBe('/gallery');
    expect(galleryAddress({ verdict: 'fail' }, 12)).toBe('/gallery/12?verdict=fail');
  });

  it('decide as the station does', () => {
    const judged = capture(5, { score: 4, decision: 'reject', reason: 'crushed' });
    expect(matches({}, judged)).toBe(true);
    expect(matches({ verdict: 'none' }, judged)).toBe(false);
    expect(matches({ product: productKey(2) }, judged)).toBe(false);
    expect(matches({ decision: 'reject', reason: 'crushed', minScore: 4, maxScore: 4 }, judged)).toBe(true);
    expect(matches({ fromMs: 5000, toMs: 5001 }, judged)).toBe(true);
    expect(matches({ toMs: 5000 }, judged)).toBe(false);
    expect(matches({ serial: 'sn-0' }, capture(5, { serial: 'SN-04' }))).toBe(true);
    expect(matches({ serial: 'sn-1' }, capture(5, { serial: 'SN-04' }))).toBe(false);
    expect(matches({ serial: 's' }, judged)).toBe(false);
    expect(matches({ minScore: 0 }, capture(5, { score: null, verdict: null }))).toBe(false);
  });
});
