import { describe, expect, it } from 'vitest';
import { cameraState } from '../../../src-renderer/features/cameras/camera-state';

describe('the state of a camera', () => {
  const nowMs = 100_000_000;
  const silentAfterMs = 10 * 60_000;
  it.each([
    ['live', 'admitted', nowMs - 1000],
    ['silent', 'admitted', nowMs - silentAfterMs - 1],
    ['silent', 'new', nowMs - silentAfterMs - 1],
    ['new', 'new', nowMs],
    ['refused', 'blocked', nowMs],
  ] as const)('is %s when %s and last seen at %d', (state, admission, lastSeenMs) => {
    expect(cameraState({ admission, lastSeenMs, usualGapMs: 5000 }, nowMs, silentAfterMs)).toBe(state);
  });

  it('is silent later when the camera sends seldom', () => {
    const camera = { admission: 'admitted', lastSeenMs: nowMs - 4 * silentAfterMs } as const;
    expect(cameraState({ ...camera, usualGapMs: 2 * silentAfterMs }, nowMs, silentAfterMs)).toBe('live');
    expect(cameraState({ ...camera, usualGapMs: null }, nowMs, silentAfterMs)).toBe('silent');
  });
});
