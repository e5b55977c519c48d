import type { Admission, CameraStatus } from '../../src-shared/domain/camera';
import { cameraKey, productKey } from '../../src-shared/domain/ids';
import type { TransferFailureReason } from '../../src-shared/domain/transfer';
import type { Reader } from './handles';

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

export type StoredCamera = Pick<
  CameraStatus,
  'key' | 'cameraId' | 'address' | 'name' | 'admission' | 'product' | 'firstSeenMs' | 'lastSeenMs'
>;

/** Every camera as it is written down, by camera id. */
export function storedCameras(reader: Reader): StoredCamera[] {
  return reader
    .all<CameraRow>(
      `SELECT key, camera_id, address, name, admission, product, first_seen_ms, last_seen_ms FROM camera
       ORDER BY camera_id, key`,
    )
    .map((row) => ({
      key: cameraKey(row.key),
      cameraId: row.camera_id,
      address: row.address,
      name: row.name,
      admission: row.admission,
      product: productKey(row.product),
      firstSeenMs: row.first_seen_ms,
      lastSeenMs: row.last_seen_ms,
    }));
}

export type FailureCounts = ReadonlyMap<TransferFailureReason, number>;

/** How many transfers failed since then, for each camera that had any, by camera key. */
export function failuresSince(reader: Reader, sinceMs: number): ReadonlyMap<number, FailureCounts> {
  const rows = reader.all<{ camera: number; reason: TransferFailureReason; count: number }>(
    'SELECT camera, reason, count(*) AS count FROM failed_transfer WHERE at_ms >= ? GROUP BY camera, reason',
    sinceMs,
  );
  const failures = new Map<number, Map<TransferFailureReason, number>>();
  for (const { camera, reason, count } of rows) {
    const ofCamera = failures.get(camera) ?? new Map<TransferFailureReason, number>();
    failures.set(camera, ofCamera.set(reason, count));
  }
  return failures;
}
