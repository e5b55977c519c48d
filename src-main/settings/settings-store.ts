import { failed, ok, type Result } from '../../src-shared/domain/result';
import { type Settings, settingsSchema } from '../../src-shared/domain/settings';
import { writeSettings } from './settings-file';

export interface SettingsStore {
  readonly current: Settings;
  /**
   * Checked, written, then told to everyone who listens, one after the other; done when they are. Fails with words when the
   * result is no valid settings.
   */
  change(patch: Partial<Omit<Settings, 'version'>>): Promise<Result<Settings, string>>;
  /** A listener must not reject; it may ask who makes the change (`actingName`). */
  onChange(listener: SettingsListener): void;
}

export type SettingsListener = (settings: Settings, before: Settings) => void | Promise<void>;

/** Changes are made one after the other, so that two quick ones cannot lose each other's part. */
export function createSettingsStore(file: string, initial: Settings): SettingsStore {
  let current = initial;
  let last: Promise<unknown> = Promise.resolve();
  const listeners: SettingsListener[] = [];

  async function apply(patch: Partial<Omit<Settings, 'version'>>): Promise<Result<Settings, string>> {
    const checked = settingsSchema.safeParse({ ...current, ...patch });
    if (!checked.success)
      return failed(checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    await writeSettings(file, checked.data);
    const before = current;
    current = checked.data;
    const changed = checked.data;
    for (const listener of listeners) await listener(changed, before);
    return ok(changed);
  }

  return {
    get current() {
      return current;
    },
    change(patch) {
      const change = last.then(() => apply(patch));
      last = change.catch(() => undefined);
      return change;
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
