import type { StationStatus } from '../../src-shared/domain/station-status';
import { gather } from '../threads/coalesce';

/** The station's status, put together from what each room reports. */
export interface StatusBoard {
  readonly current: StationStatus;
  update(part: Partial<StationStatus>): void;
}

const gatherMs = 100;

/** `changed` hears of the status at most once in `gatherMs`. */
export function createStatusBoard(initial: StationStatus, changed: (status: StationStatus) => void): StatusBoard {
  let current = initial;
  const news = gather<null>(gatherMs, () => changed(current));
  return {
    get current() {
      return current;
    },
    update(part) {
      current = { ...current, ...part };
      news.add([null]);
    },
  };
}
