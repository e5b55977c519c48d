import type { Capture } from '../../src-shared/domain/capture';
import { type CaptureId, captureId } from '../../src-shared/domain/ids';
import type { ReceivedPhoto } from '../../src-shared/domain/transfer';
import { type CameraIdentity, seeCamera } from './cameras';
import { type CaptureRow, rowToCapture, selectCaptures } from './capture-row';
import type { Reader, Writer } from './handles';
import { openLotOf } from './lots';
import { RecordsError } from './records-error';

/** A photo whose file is on stable storage. */
export interface StoredPhoto {
  readonly photo: Omit<ReceivedPhoto, 'bytes'>;
  /** Relative to the images folder, forward slashes. */
  readonly file: string;
  /** 32 bytes. */
  readonly sha256: Uint8Array;
  readonly sizeBytes: number;
}

/** Adds a capture for each photo in one commit; ids in the photos' order. */
export function addCaptures(writer: Writer, photos: readonly StoredPhoto[]): CaptureId[] {
  return writer.transaction(() => photos.map((stored) => addCapture(writer, stored)));
}

function addCapture(writer: Writer, { photo, file, sha256, sizeBytes }: StoredPhoto): CaptureId {
  const camera = seeCamera(writer, { ...photo.camera, atMs: photo.receivedAtMs });
  const { lastInsertRowid } = writer.run(
    `INSERT INTO capture (camera, product, lot, remote_port, received_at_ms, file, sha256, size_bytes, packets, rounds,
       resent_packets, transfer_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    camera.key,
    camera.product,
    openLotOf(writer, camera.product),
    photo.camera.port,
    photo.receivedAtMs,
    file,
    sha256,
    sizeBytes,
    photo.packetCount,
    photo.rounds,
    photo.resentPackets,
    Math.round(photo.transferMs),
  );
  return captureId(Number(lastInsertRowid));
}

/** The captures of these ids, in the ids' order. */
export function capturesById(reader: Reader, ids: readonly CaptureId[]): Capture[] {
  return ids.map((id) => captureById(reader, id));
}

/** Throws RecordsError `not-found`. */
export function captureById(reader: Reader, id: CaptureId): Capture {
  const row = reader.get<CaptureRow>(`${selectCaptures} WHERE c.id = ?`, id);
  if (!row) throw new RecordsError('not-found', `no capture ${id}`);
  return rowToCapture(row);
}

/**
 * The file of a capture with these bytes that was stored for this board: its reply was lost, and the camera sends
 * the photo again. Undefined when there is none.
 */
export function storedBefore(
  reader: Reader,
  wanted: {
    readonly camera: CameraIdentity;
    readonly sha256: Uint8Array;
    readonly sinceMs: number;
  },
): string | undefined {
  return reader.get<{ file: string }>(
    `SELECT c.file FROM capture c JOIN camera k ON k.key = c.camera
     WHERE k.camera_id = ? AND k.address = ? AND c.received_at_ms >= ? AND c.sha256 = ? LIMIT 1`,
    wanted.camera.cameraId,
    wanted.camera.address,
    wanted.sinceMs,
    wanted.sha256,
  )?.file;
}

/** Up to `limit` files of captures in `folder` (`YYYY/MM/DD`) that sort after `after`, in order. */
export function filesInFolder(reader: Reader, folder: string, after: string, limit: number): string[] {
  return reader
    .all<{ file: string }>(
      'SELECT file FROM capture WHERE file > ? AND file < ? ORDER BY file LIMIT ?',
      after === '' ? `${folder}/` : after,
      // '0' is the character after '/'.
      `${folder}0`,
      limit,
    )
    .map(({ file }) => file);
}

/** The day folders that captures name, oldest first. */
export function capturedFolders(reader: Reader): string[] {
  // One index search a folder instead of a walk over every file.
  return reader
    .all<{ folder: string }>(
      `WITH RECURSIVE day (folder) AS (
         SELECT (SELECT substr(min(file), 1, 10) FROM capture)
         UNION ALL
         SELECT (SELECT substr(min(file), 1, 10) FROM capture WHERE file > day.folder || '0') FROM day
         WHERE day.folder IS NOT NULL
       )
       SELECT folder FROM day WHERE folder IS NOT NULL`,
    )
    .map(({ folder }) => folder);
}

export function captureFileIfAny(reader: Reader, id: CaptureId): string | null {
  return reader.get<{ file: string }>('SELECT file FROM capture WHERE id = ?', id)?.file ?? null;
}

/** Throws RecordsError `not-found`. */
export function captureFile(reader: Reader, id: CaptureId): string {
  const file = captureFileIfAny(reader, id);
  if (file === null) throw new RecordsError('not-found', `no capture ${id}`);
  return file;
}

export function hasCaptureOf(reader: Reader, file: string): boolean {
  return reader.get('SELECT 1 FROM capture WHERE file = ?', file) !== undefined;
}

/** 0 for none. */
export function newestRows(reader: Reader): { readonly capture: number; readonly decision: number } {
  const newest = reader.get<{ capture: number | null; decision: number | null }>(
    'SELECT (SELECT max(id) FROM capture) AS capture, (SELECT max(id) FROM decision) AS decision',
  );
  return { capture: newest?.capture ?? 0, decision: newest?.decision ?? 0 };
}
