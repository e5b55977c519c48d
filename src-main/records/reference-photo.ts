import { type CaptureId, captureId } from '../../src-shared/domain/ids';
import type { ReferencePhoto } from '../../src-shared/ipc/contract';
import { captureById } from './captures';
import type { Reader } from './handles';
import { photoIsThere } from './photo-removals';
import { productByKey } from './products';

/**
 * A good photo of the same product: the one chosen for it, or else the newest accepted one. Null when there is none
 * but the capture itself. Throws RecordsError `not-found`.
 */
export function referencePhoto(reader: Reader, capture: CaptureId): ReferencePhoto | null {
  const { product } = captureById(reader, capture);
  const { referenceCapture } = productByKey(reader, product);
  if (referenceCapture !== null && referenceCapture !== capture) {
    return { kind: 'chosen', capture: captureById(reader, referenceCapture) };
  }
  const newest = reader.get<{ id: number }>(
    `SELECT c.id FROM capture c INDEXED BY capture_decided
     WHERE c.decision = 'accept' AND c.product = ? AND c.id <> ? AND c.state <> 'undecodable' AND ${photoIsThere}
     ORDER BY c.received_at_ms DESC, c.id DESC LIMIT 1`,
    product,
    capture,
  );
  return newest ? { kind: 'newest-accepted', capture: captureById(reader, captureId(newest.id)) } : null;
}
