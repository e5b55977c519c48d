/** How photos arrive: what camera-link hands on, and what it counts. */

/** Where a camera speaks from. A session belongs to one endpoint and one camera id. */
export interface CameraEndpoint {
  /** The camera id byte of the protocol, 0-255. */
  readonly cameraId: number;
  /** Remote IPv4 address. */
  readonly address: string;
  /** Remote UDP port. */
  readonly port: number;
}

/** A complete photo, before it is stored. */
export interface ReceivedPhoto {
  readonly camera: CameraEndpoint;
  readonly receivedAtMs: number;
  readonly bytes: Uint8Array;
  /** Packets of the image (N). */
  readonly packetCount: number;
  /** End frames it took until nothing was missing; 1 when nothing was lost. */
  readonly rounds: number;
  /** Packets that were listed as missing in a reply and arrived later. */
  readonly resentPackets: number;
  /** From the request (or the first frame of a resumed session) to the End that completed it. */
  readonly transferMs: number;
  /**
   * The first frame of this transfer was an End, no data: the station had restarted meanwhile, or a request that
   * the network had delayed reopened a finished transfer. The same photo may already be stored.
   */
  readonly resumed: boolean;
}

export const transferFailureReasons = [
  /** Silence with packets missing. */
  'incomplete',
  /** All packets but the last arrived and every End round left the last one missing: the photo's length is an
   * exact multiple of the payload and the firmware never sends the last packet. */
  'exact-multiple',
  /** Index past N or different bytes for one index: the photo exceeds 255 packets. */
  'too-large',
  /** Complete, but could not be stored before the camera gave up. */
  'not-stored',
  /** The camera asked for a new photo before this one was complete. */
  'abandoned',
] as const;
export type TransferFailureReason = (typeof transferFailureReasons)[number];

/** A transfer that ended without a photo. */
export interface FailedTransfer {
  readonly camera: CameraEndpoint;
  readonly atMs: number;
  readonly reason: TransferFailureReason;
  readonly packetCount: number;
  readonly receivedPackets: number;
  /** Indexes never received. */
  readonly missing: readonly number[];
  readonly rounds: number;
}

/** What is counted, per camera and hour. */
export const counterReasons = [
  'completed',
  'incomplete',
  'exact-multiple',
  'too-large',
  'not-stored',
  'abandoned',
  'packets',
  'resent',
  'missing',
  'duplicate',
  'contradicting',
  'late',
  'out-of-range',
  'malformed',
  'unknown-type',
  'refused-capacity',
  'refused-invalid',
  'refused-storage',
  'refused-not-admitted',
  'refused-shutdown',
  'network-not-admitted',
  'repeated-end',
  'resumed',
] as const;
export type CounterReason = (typeof counterReasons)[number];

/** Counted since the last report. `camera` is null for what cannot be put down to a known camera. */
export interface CounterDelta {
  readonly camera: CameraEndpoint | null;
  readonly atMs: number;
  readonly counts: Partial<Record<CounterReason, number>>;
}

/** Camera-link -> storage. */
export interface StoreRequest {
  readonly type: 'store';
  readonly token: number;
  readonly photo: ReceivedPhoto;
}

/** Storage -> camera-link. */
export type StorageMessage =
  /** On stable storage, file and row: the camera may be told. */
  | { readonly type: 'stored'; readonly token: number }
  | { readonly type: 'store-failed'; readonly token: number; readonly problem: string }
  /** While unavailable, requests are refused with status 3. */
  | { readonly type: 'storage-state'; readonly available: boolean };
