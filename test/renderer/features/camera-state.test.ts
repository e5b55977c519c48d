import { describe, expect, it } from 'vitest';
import { cameraState } from '../../../src-renderer/features/cameras/camera-state';
import { silentAfterMs } from '../../../src-shared/domain/camera';

describe('the state of a camera', () => {
  const nowMs = 10_000_000;
  it.each([
    ['live', 'admitted', nowMs - 1000],
    ['silent', 'admitted', nowMs - silentAfterMs - 1],
    ['silent', 'new', nowMs - silentAfterMs - 1],
    ['new', 'new', nowMs],
    ['refused', 'blocked', nowMs],
  ] as const)('is %s when %s and last seen at %d', (state, admission, lastSeenMs) => {
    expect(cameraState({ admission, lastSeenMs }, nowMs)).toBe(state);
  });
});
