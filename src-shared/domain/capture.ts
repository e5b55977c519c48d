import type { DecisionKind } from './decision';
import type { CameraKey, CaptureId, LotId, ProductKey } from './ids';
import type { Verdict } from './inspection';

export const captureStates = [
  /** Stored; its inspection has not been made yet. */
  'received',
  /** A model gave its verdict. */
  'inspected',
  /** No model was active: undecided by the model. */
  'uninspected',
  /** The bytes are kept, but they are no readable JPEG. */
  'undecodable',
  /** Its inspection ended the inspection process twice, or failed: could not be analysed. */
  'unanalysed',
] as const;
export type CaptureState = (typeof captureStates)[number];

/** One received photo with the newest verdict and the decision that stands. */
export interface Capture {
  readonly id: CaptureId;
  readonly camera: CameraKey;
  readonly cameraId: number;
  readonly cameraName: string;
  /** What the camera photographed when it was received. */
  readonly product: ProductKey;
  /** The one that was open for its product then; null when none was. */
  readonly lot: LotId | null;
  readonly lotNumber: string | null;
  readonly receivedAtMs: number;
  readonly state: CaptureState;
  /** Pixels; null until decoded. */
  readonly width: number | null;
  readonly height: number | null;
  readonly sizeBytes: number;
  readonly verdict: Verdict | null;
  /** Model's score, higher is more suspicious; its thresholds are in the inspection. */
  readonly score: number | null;
  /** The decision that stands; null when none was made or the last one was withdrawn. */
  readonly decision: Exclude<DecisionKind, 'withdraw'> | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  /** How many decision rows there are, withdrawals included. Guards against deciding on an outdated screen. */
  readonly decisionCount: number;
  /** As scanned or typed; null while nobody did. */
  readonly serial: string | null;
  /** When a rule removed its photo to make room; null while it is there. */
  readonly photoRemovedAtMs: number | null;
}

/** Narrows the gallery and the exports; every member that is given must hold. Times in ms since 1970, `to` excluded. */
export interface CaptureFilter {
  readonly camera?: CameraKey | undefined;
  readonly product?: ProductKey | undefined;
  readonly lot?: LotId | undefined;
  readonly verdict?: Verdict | 'none' | undefined;
  readonly decision?: Exclude<DecisionKind, 'withdraw'> | 'none' | undefined;
  readonly reason?: string | undefined;
  readonly state?: CaptureState | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly minScore?: number | undefined;
  readonly maxScore?: number | undefined;
  /** How the serial number begins; upper and lower case are one. */
  readonly serial?: string | undefined;
}

export const reviewPolicies = ['all', 'failing-and-unsure', 'nothing'] as const;
/** What waits for the operator. Undecodable, unanalysed and uninspected captures wait under both first policies. */
export type ReviewPolicy = (typeof reviewPolicies)[number];

export const reviewOrders = ['newest-failing', 'oldest'] as const;
export type ReviewOrder = (typeof reviewOrders)[number];
