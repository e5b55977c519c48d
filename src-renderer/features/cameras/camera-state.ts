import { silenceAllowedMs } from '../../../src-shared/domain/alarm-conditions';
import type { CameraStatus } from '../../../src-shared/domain/camera';

export const cameraStates = ['live', 'silent', 'refused', 'new'] as const;
export type CameraState = (typeof cameraStates)[number];

/**
 * What the list shows: refused wins, then silence, then that nobody has named or admitted it yet. `leastSilenceMs`: as
 * chosen in the settings; alarms take the same measure.
 */
export function cameraState(
  camera: Pick<CameraStatus, 'admission' | 'lastSeenMs' | 'usualGapMs'>,
  nowMs: number,
  leastSilenceMs: number,
): CameraState {
  if (camera.admission === 'blocked') return 'refused';
  if (nowMs - camera.lastSeenMs > silenceAllowedMs(camera.usualGapMs, leastSilenceMs)) return 'silent';
  return camera.admission === 'new' ? 'new' : 'live';
}
