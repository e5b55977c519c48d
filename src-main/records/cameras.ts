import type { Admission } from '../../src-shared/domain/camera';
import { type CameraKey, cameraKey, type ProductKey, productKey } from '../../src-shared/domain/ids';
import type { CameraEndpoint } from '../../src-shared/domain/transfer';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';

/** A board as camera-link tells boards apart. */
export type CameraIdentity = Pick<CameraEndpoint, 'cameraId' | 'address'>;

export interface CameraSighting extends CameraIdentity {
  readonly atMs: number;
}

export interface SeenCamera {
  readonly key: CameraKey;
  readonly product: ProductKey;
}

/** The camera's row, made when it is new; its times widen to include `atMs`. */
export function seeCamera(writer: Writer, { cameraId, address, atMs }: CameraSighting): SeenCamera {
  const row = writer.get<{ key: number; product: number }>(
    `INSERT INTO camera (camera_id, address, first_seen_ms, last_seen_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (camera_id, address) DO UPDATE SET last_seen_ms = max(last_seen_ms, excluded.last_seen_ms)
     RETURNING key, product`,
    cameraId,
    address,
    atMs,
    atMs,
  );
  if (!row) throw new Error('a camera was neither inserted nor found');
  return { key: cameraKey(row.key), product: productKey(row.product) };
}

export function noteCamerasSeen(writer: Writer, sightings: readonly CameraSighting[]): void {
  writer.transaction(() => {
    for (const sighting of sightings) seeCamera(writer, sighting);
  });
}

/** Throws RecordsError `not-found`. */
export function renameCamera(writer: Writer, camera: CameraKey, name: string): void {
  // Naming a camera says that it belongs here.
  const { changes } = writer.run(
    `UPDATE camera SET name = ?, admission = iif(admission = 'new' AND ? <> '', 'admitted', admission) WHERE key = ?`,
    name,
    name,
    camera,
  );
  if (changes === 0) throw new RecordsError('not-found', `no camera ${camera}`);
}

/** Throws RecordsError `not-found`. */
export function setAdmission(writer: Writer, camera: CameraKey, admission: Admission): void {
  const { changes } = writer.run('UPDATE camera SET admission = ? WHERE key = ?', admission, camera);
  if (changes === 0) throw new RecordsError('not-found', `no camera ${camera}`);
}

/** Cameras whose requests are refused with status 4. */
export function blockedCameras(reader: Reader): CameraIdentity[] {
  return reader.all<CameraIdentity>(
    `SELECT camera_id AS cameraId, address FROM camera WHERE admission = 'blocked' ORDER BY key`,
  );
}
