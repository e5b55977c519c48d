/** Has photos removed by the station's rules: at the start, every hour, and as soon as the rules are others. */
import type { RetentionOrder } from '../../src-shared/domain/retention';
import type { Log } from '../log/log';
import type { SettingsStore } from '../settings/settings-store';
import type { Storage } from '../storage/storage-client';

export interface Retention {
  stop(): void;
}

const everyMs = 3_600_000;

export function followRetention(settings: SettingsStore, { remote }: Storage, log: Log): Retention {
  const order = (): RetentionOrder => ({
    retention: settings.current.retention,
    policy: settings.current.review.policy,
  });
  const look = (): void =>
    void remote.removePhotos(order()).catch((error: unknown) => log.warn(`photos are not removed: ${String(error)}`));
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
  return { stop: () => clearInterval(timer) };
}
