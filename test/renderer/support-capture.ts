import type { Capture } from '../../src-shared/domain/capture';
import { cameraKey, captureId, productKey } from '../../src-shared/domain/ids';

/** A failing capture that waits, with what a test wants different. */
export const capture = (id: number, part: Partial<Capture> = {}): Capture => ({
  id: captureId(id),
  camera: cameraKey(1),
  cameraId: 7,
  cameraName: '',
  product: productKey(1),
  lot: null,
  lotNumber: null,
  receivedAtMs: id * 1000,
  state: 'inspected',
  width: 1600,
  height: 1200,
  sizeBytes: 120_000,
  verdict: 'fail',
  score: 4,
  decision: null,
  reason: null,
  decidedBy: null,
  decidedAtMs: null,
  decisionCount: 0,
  serial: null,
  photoRemovedAtMs: null,
  ...part,
});
