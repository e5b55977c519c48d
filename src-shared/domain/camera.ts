import type { CameraKey, ProductKey } from './ids';
import type { PhotoProblem } from './inspection';

export const admissions = ['new', 'admitted', 'blocked'] as const;
/** `new`: heard of and received from, nobody has named it yet. `blocked`: its requests are refused with status 4. */
export type Admission = (typeof admissions)[number];

/** One row of the camera list: a board, known by its camera id and address. */
export interface Camera {
  readonly key: CameraKey;
  /** The camera id byte, 0-255. */
  readonly cameraId: number;
  readonly address: string;
  /** Empty until someone names it. */
  readonly name: string;
  readonly admission: Admission;
  /** What it photographs. */
  readonly product: ProductKey;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

export const cameraWarnings = ['duplicate-id', 'too-large', 'exact-multiple', 'incomplete'] as const;
export type CameraWarning = (typeof cameraWarnings)[number];

/** Of a camera's newest judged photos, how many had this problem. */
export interface PhotoWarning {
  readonly problem: PhotoProblem;
  readonly count: number;
  readonly of: number;
}

/** The camera and what today's transfers say of it. */
export interface CameraStatus extends Camera {
  readonly lastCaptureAtMs: number | null;
  readonly photosToday: number;
  readonly packetsToday: number;
  readonly missingToday: number;
  readonly resentToday: number;
  readonly incompleteToday: number;
  readonly medianTransferMs: number | null;
  readonly medianRounds: number | null;
  /** Between its photos; null when it did not send regularly so far. */
  readonly usualGapMs: number | null;
  /** When the first of the last 24 hours began; the last one is under way. */
  readonly hoursFromMs: number;
  /** Photos in each of them, oldest first. */
  readonly photosByHour: readonly number[];
  /** Packets that had to be asked for again. */
  readonly missingByHour: readonly number[];
  readonly warnings: readonly CameraWarning[];
  /** Problems that more than single ones of the newest photos had; none when they are good again. */
  readonly photoWarnings: readonly PhotoWarning[];
}
