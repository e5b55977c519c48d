/** What the main thread and the endpoint's thread say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { Settings } from '../../src-shared/domain/settings';
import type { CameraReport } from './endpoint';
import type { BlockedCamera } from './gate';
import type { ListenerReport } from './udp-listener';

export type NetworkSettings = Settings['network'];
export type LinkReport = ListenerReport | CameraReport;

export interface EndpointThreadData {
  readonly network: NetworkSettings;
  readonly blocked: readonly BlockedCamera[];
  /** To storage: StoreRequest out, StorageMessage in. */
  readonly storagePort: MessagePort;
}

export interface EndpointThreadMethods {
  setBlocked(cameras: readonly BlockedCamera[]): void;
  reconfigure(network: NetworkSettings): void;
  shutdown(): Promise<void>;
}

export interface ReportMessage {
  readonly kind: 'report';
  readonly report: LinkReport;
}

export const isReportMessage = (message: unknown): message is ReportMessage =>
  (message as ReportMessage | null)?.kind === 'report';
