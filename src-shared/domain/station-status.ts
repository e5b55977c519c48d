import type { ModelKey, ProductKey } from './ids';
import type { LineAgreement } from './product';

/** What the station is doing, for the status bar, the first-start page and About. */
export interface StationStatus {
  readonly version: string;
  readonly runtime: { readonly electron: string; readonly chrome: string; readonly node: string };
  readonly dataDir: string;
  readonly udp: UdpStatus;
  readonly storage: StorageStatus;
  readonly inspection: InspectionStatus;
  /** Products whose model and operators disagree so often that teaching again is worth a try. Nothing is done by itself. */
  readonly proposals: readonly TeachingProposal[];
  readonly demo: { readonly running: boolean; readonly cameras: number };
}

export interface UdpStatus {
  readonly state: 'starting' | 'listening' | 'failed';
  readonly host: string;
  readonly port: number;
  /** This machine's IPv4 addresses, for the cameras' configuration. */
  readonly addresses: readonly string[];
  /** What went wrong, when failed. */
  readonly problem: string | null;
  readonly askedReceiveBufferBytes: number;
  /** As the system reports it; smaller than asked when the system clamped it. */
  readonly receiveBufferBytes: number;
  readonly receiveBufferClamped: boolean;
}

export interface StorageStatus {
  readonly state: 'ok' | 'unavailable';
  readonly problem: 'disk-full' | 'not-writable' | 'database' | 'other' | null;
  /** The system's own words. */
  readonly detail: string | null;
  readonly freeBytes: number | null;
  /** Found at start: files without a row, set aside in the quarantine folder. */
  readonly quarantinedFiles: number;
  /** Found at start: rows whose file is gone. */
  readonly missingFiles: number;
}

export interface InspectionStatus {
  readonly state: 'starting' | 'ready' | 'no-model' | 'restarting' | 'failed';
  /** Every product's active model; `problem` says why it cannot be used. */
  readonly active: readonly {
    readonly product: ProductKey;
    readonly model: ModelKey;
    readonly problem: string | null;
  }[];
  /** Captures that wait for their inspection. */
  readonly waiting: number;
  readonly problem: string | null;
}

export interface TeachingProposal extends LineAgreement {
  readonly product: ProductKey;
  readonly productName: string;
  readonly model: ModelKey;
}
