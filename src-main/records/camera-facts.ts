/** What of the cameras bears on alarms. Looked at every few seconds: each part reads a few index entries a camera. */
import type { CameraFacts } from '../../src-shared/domain/alarm-conditions';
import type { CameraKey } from '../../src-shared/domain/ids';
import { failuresSince, storedCameras } from './camera-rows';
import type { Reader } from './handles';
import { photoWarnings } from './photo-warnings';

const hourMs = 3_600_000;
/** The newest photos of a camera tell how often it usually sends. */
const newestPhotos = 20;
/** With fewer gaps nobody can say what is usual. */
const leastGaps = 5;
/** Longer than a shift: whatever sends so seldom is not missed. */
const longestUsualMs = 8 * hourMs;

export function cameraFacts(reader: Reader, nowMs: number): CameraFacts[] {
  const failures = failuresSince(reader, nowMs - hourMs);
  return storedCameras(reader).map((camera) => ({
    ...camera,
    usualGapMs: usualGapMs(reader, camera.key),
    tooLargeLastHour: failures.get(camera.key)?.get('too-large') ?? 0,
    incompleteLastHour: failures.get(camera.key)?.get('incomplete') ?? 0,
    photoWarnings: photoWarnings(reader, camera.key),
  }));
}

/** The time that nine of ten gaps between a camera's newest photos do not exceed: a night among them counts for nothing. */
export function usualGapMs(reader: Reader, camera: CameraKey): number | null {
  const times = reader.all<{ at: number }>(
    `SELECT received_at_ms AS at FROM capture WHERE camera = ? ORDER BY received_at_ms DESC LIMIT ${newestPhotos}`,
    camera,
  );
  const gaps = times.slice(1).map(({ at }, index) => (times[index]?.at ?? at) - at);
  if (gaps.length < leastGaps) return null;
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(0.9 * (gaps.length - 1))] ?? 0;
  return usual > longestUsualMs ? null : usual;
}
