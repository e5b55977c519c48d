/** Has photos removed by the station's rules: at the start, every hour, and as soon as the rules are others. */
import type { DiskOutlook, RetentionOrder } from '../../src-shared/domain/retention';
import type { StationStatus } from '../../src-shared/domain/station-status';
import { type LookAtSpace, spaceLook } from '../ipc/retention';
import type { Log } from '../log/log';
import type { SettingsStore } from '../settings/settings-store';
import { keeperDefaults } from '../storage/keeper';
import type { DataRooms } from './data-rooms';

export interface Retention {
  readonly space: LookAtSpace;
  /** For alarms, which ask often: a few minutes old at most. */
  outlook(): Promise<DiskOutlook>;
  stop(): void;
}

const everyMs = 3_600_000;
const outlookHoldsMs = 5 * 60_000;
/** While photos are being removed. */
const changingHoldsMs = 30_000;

export function followRetention(
  settings: SettingsStore,
  { storage: { remote }, reader }: Pick<DataRooms, 'storage' | 'reader'>,
  status: () => StationStatus,
  log: Log,
): Retention {
  const space = spaceLook(reader.remote, remote, status, keeperDefaults.reserveBytes);
  let known: { readonly untilMs: number; readonly outlook: DiskOutlook } | null = null;
  const order = (): RetentionOrder => ({
    retention: settings.current.retention,
    policy: settings.current.review.policy,
  });
  const look = (): void => {
    known = null;
    remote.removePhotos(order()).catch((error: unknown) => log.warn(`photos are not removed: ${String(error)}`));
  };
  let last = JSON.stringify(order());
  settings.onChange(() => {
    const now = JSON.stringify(order());
    if (now === last) return;
    last = now;
    look();
  });
  const timer = setInterval(look, everyMs);
  // Also without a rule: what an earlier run could not finish.
  look();
  return {
    space,
    async outlook() {
      const nowMs = Date.now();
      if (known && nowMs < known.untilMs) return known.outlook;
      const { daysLeft, removal } = await space();
      const outlook = { daysLeft, roomShort: removal.roomShort };
      known = { untilMs: nowMs + (removal.state === 'running' ? changingHoldsMs : outlookHoldsMs), outlook };
      return outlook;
    },
    stop: () => clearInterval(timer),
  };
}
