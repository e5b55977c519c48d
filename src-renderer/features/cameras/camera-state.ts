import { type CameraStatus, silentAfterMs } from '../../../src-shared/domain/camera';

export type CameraState = 'live' | 'silent' | 'refused' | 'new';

/** What the list shows: refused wins, then silence, then that nobody has named or admitted it yet. */
export function cameraState(camera: Pick<CameraStatus, 'admission' | 'lastSeenMs'>, nowMs: number): CameraState {
  if (camera.admission === 'blocked') return 'refused';
  if (nowMs - camera.lastSeenMs > silentAfterMs) return 'silent';
  return camera.admission === 'new' ? 'new' : 'live';
}
