import type { Admission } from '../../src-shared/domain/camera';
import { type CameraKey, cameraKey, type ProductKey, productKey } from '../../src-shared/domain/ids';
import type { CameraEndpoint } from '../../src-shared/domain/transfer';
import { cameraSubject, type Deed, difference, noteChange } from './audit';
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
export function renameCamera(writer: Writer, camera: CameraKey, name: string, by: Deed): void {
  changeCamera(writer, camera, 'rename', by, () => nameCamera(writer, camera, name));
}

interface CameraFacts {
  readonly name: string;
  readonly admission: Admission;
}

/** Throws RecordsError `not-found`. */
function changeCamera(
  writer: Writer,
  camera: CameraKey,
  action: 'rename' | 'admission',
  by: Deed,
  change: () => void,
): void {
  const facts = (): CameraFacts => {
    const row = writer.get<CameraFacts>('SELECT name, admission FROM camera WHERE key = ?', camera);
    if (!row) throw new RecordsError('not-found', `no camera ${camera}`);
    return row;
  };
  writer.transaction(() => {
    const subject = cameraSubject(writer, camera);
    const before = facts();
    change();
    noteChange(writer, { ...by, kind: 'camera', action, subject, ...difference(before, facts()) });
  });
}

function nameCamera(writer: Writer, camera: CameraKey, name: string): void {
  // Naming a camera says that it belongs here.
  writer.run(
    `UPDATE camera SET name = ?, admission = iif(admission = 'new' AND ? <> '', 'admitted', admission) WHERE key = ?`,
    name,
    name,
    camera,
  );
}

/** Throws RecordsError `not-found`. */
export function setAdmission(writer: Writer, camera: CameraKey, admission: Admission, by: Deed): void {
  changeCamera(writer, camera, 'admission', by, () =>
    writer.run('UPDATE camera SET admission = ? WHERE key = ?', admission, camera),
  );
}

/** Cameras whose requests are refused with status 4. */
export function blockedCameras(reader: Reader): CameraIdentity[] {
  return reader.all<CameraIdentity>(
    `SELECT camera_id AS cameraId, address FROM camera WHERE admission = 'blocked' ORDER BY key`,
  );
}
