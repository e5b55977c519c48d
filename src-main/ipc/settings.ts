import { isAbsolute } from 'node:path';
import type { SettingsStore } from '../settings/settings-store';
import { chooseFolder } from './choose-folder';
import { type Handlers, RequestError } from './handle';

export function settingsHandlers(
  settings: SettingsStore,
): Pick<Handlers, 'settings' | 'changeSettings' | 'chooseDataFolder'> {
  return {
    settings: () => settings.current,

    async changeSettings(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      if (patch.dataFolder && !isAbsolute(patch.dataFolder)) {
        throw new RequestError('invalid-input', 'dataFolder: a full path is needed');
      }
      if (patch.backup?.folder && !isAbsolute(patch.backup.folder)) {
        throw new RequestError('invalid-input', 'backup.folder: a full path is needed');
      }
      const changed = await settings.change(given);
      if (!changed.ok) throw new RequestError('invalid-input', changed.problem);
      return changed.value;
    },

    chooseDataFolder: () => chooseFolder('dataFolder', settings),
  };
}
