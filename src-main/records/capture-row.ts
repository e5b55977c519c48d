import type { Capture, CaptureState } from '../../src-shared/domain/capture';
import { cameraKey, captureId, lotId, productKey } from '../../src-shared/domain/ids';
import type { Verdict } from '../../src-shared/domain/inspection';

export interface CaptureRow {
  readonly id: number;
  readonly camera: number;
  readonly camera_id: number;
  readonly camera_name: string;
  readonly product: number;
  readonly lot: number | null;
  readonly lot_number: string | null;
  readonly received_at_ms: number;
  readonly state: CaptureState;
  readonly width: number | null;
  readonly height: number | null;
  readonly size_bytes: number;
  readonly verdict: Verdict | null;
  readonly score: number | null;
  readonly decision: 'accept' | 'reject' | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at_ms: number | null;
  readonly decision_count: number;
  readonly serial: string | null;
  readonly photo_removed_at_ms: number | null;
}

/** Columns of a CaptureRow, from `capture c JOIN camera k`. */
export const captureColumns = `c.id, c.camera, k.camera_id, k.name AS camera_name, c.product, c.lot,
  (SELECT l.number FROM lot l WHERE l.id = c.lot) AS lot_number, c.received_at_ms, c.state, c.width,
  c.height, c.size_bytes, c.verdict, c.score, c.decision, c.reason, c.decided_by, c.decided_at_ms, c.decision_count, c.serial,
  (SELECT r.at_ms FROM photo_removal r WHERE r.capture = c.id) AS photo_removed_at_ms`;

export const selectCaptures = `SELECT ${captureColumns} FROM capture c JOIN camera k ON k.key = c.camera`;

export function rowToCapture(row: CaptureRow): Capture {
  return {
    id: captureId(row.id),
    camera: cameraKey(row.camera),
    cameraId: row.camera_id,
    cameraName: row.camera_name,
    product: productKey(row.product),
    lot: row.lot === null ? null : lotId(row.lot),
    lotNumber: row.lot_number,
    receivedAtMs: row.received_at_ms,
    state: row.state,
    width: row.width,
    height: row.height,
    sizeBytes: row.size_bytes,
    verdict: row.verdict,
    score: row.score,
    decision: row.decision,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAtMs: row.decided_at_ms,
    decisionCount: row.decision_count,
    serial: row.serial,
    photoRemovedAtMs: row.photo_removed_at_ms,
  };
}
