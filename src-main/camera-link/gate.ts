import type { CameraEndpoint, CounterReason } from '../../src-shared/domain/transfer';
import type { requestStatus } from '../../src-shared/protocol/frame';
import { type AdmittedNetworks, isAdmitted } from './admission';

const maxCachedAddresses = 4096;

export type Refusal = Exclude<keyof typeof requestStatus, 'goAhead'>;

export const countOfRefusal: Record<Refusal, CounterReason> = {
  noCapacity: 'refused-capacity',
  invalid: 'refused-invalid',
  storageUnavailable: 'refused-storage',
  notAdmitted: 'refused-not-admitted',
  shuttingDown: 'refused-shutdown',
};

/** A camera as the blocking list names it, whatever port it speaks from. */
export type BlockedCamera = Pick<CameraEndpoint, 'cameraId' | 'address'>;

/** Who is answered at all, and who may begin a transfer now, room aside. */
export class Gate {
  storageAvailable = true;
  shuttingDown = false;
  private readonly admittedByAddress = new Map<string, boolean>();
  private blocked: ReadonlySet<string> = new Set();

  constructor(private networks: AdmittedNetworks) {}

  setNetworks(networks: AdmittedNetworks): void {
    this.networks = networks;
    this.admittedByAddress.clear();
  }

  setBlocked(cameras: readonly BlockedCamera[]): void {
    this.blocked = new Set(cameras.map(keyOf));
  }

  isAdmitted(address: string): boolean {
    let admitted = this.admittedByAddress.get(address);
    if (admitted === undefined) {
      admitted = isAdmitted(this.networks, address);
      if (this.admittedByAddress.size >= maxCachedAddresses) this.admittedByAddress.clear();
      this.admittedByAddress.set(address, admitted);
    }
    return admitted;
  }

  isBlocked(camera: BlockedCamera): boolean {
    return this.blocked.has(keyOf(camera));
  }

  refusalOf(camera: BlockedCamera): Refusal | null {
    if (this.isBlocked(camera)) return 'notAdmitted';
    if (this.shuttingDown) return 'shuttingDown';
    return this.storageAvailable ? null : 'storageUnavailable';
  }
}

const keyOf = ({ cameraId, address }: BlockedCamera): string => `${address}/${cameraId}`;
