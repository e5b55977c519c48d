/** What of the cameras bears on alarms. Looked at every few seconds: each part reads a few index entries a camera. */
import type { CameraFacts } from '../../src-shared/domain/alarm-conditions';
import type { Admission } from '../../src-shared/domain/camera';
import { type CameraKey, cameraKey, productKey } from '../../src-shared/domain/ids';
import type { Reader } from './handles';
import { photoWarnings } from './photo-warnings';

const hourMs = 3_600_000;
/** The newest photos of a camera tell how often it usually sends. */
const newestPhotos = 20;
/** With fewer gaps nobody can say what is usual. */
const leastGaps = 5;
/** Longer than a shift: whatever sends so seldom is not missed. */
const longestUsualMs = 8 * hourMs;

interface CameraRow {
  readonly key: number;
  readonly camera_id: number;
  readonly address: string;
  readonly name: string;
  readonly admission: Admission;
  readonly product: number;
  readonly first_seen_ms: number;
  readonly last_seen_ms: number;
}

export function cameraFacts(reader: Reader, nowMs: number): CameraFacts[] {
  const failed = reader.all<{ camera: number; reason: string; count: number }>(
    'SELECT camera, reason, count(*) AS count FROM failed_transfer WHERE at_ms >= ? GROUP BY camera, reason',
    nowMs - hourMs,
  );
  const failures = (camera: number, reason: string): number =>
    failed.find((row) => row.camera === camera && row.reason === reason)?.count ?? 0;
  return reader
    .all<CameraRow>(
      `SELECT key, camera_id, address, name, admission, product, first_seen_ms, last_seen_ms FROM camera
       ORDER BY camera_id, key`,
    )
    .map((row) => {
      const key = cameraKey(row.key);
      return {
        key,
        cameraId: row.camera_id,
        address: row.address,
        name: row.name,
        admission: row.admission,
        product: productKey(row.product),
        firstSeenMs: row.first_seen_ms,
        lastSeenMs: row.last_seen_ms,
        usualGapMs: usualGapMs(reader, key),
        tooLargeLastHour: failures(row.key, 'too-large'),
        incompleteLastHour: failures(row.key, 'incomplete'),
        photoWarnings: photoWarnings(reader, key),
      };
    });
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
