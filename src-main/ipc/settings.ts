import { isAbsolute } from 'node:path';
import { dialog } from 'electron';
import type { Settings } from '../../src-shared/domain/settings';
import { systemTexts } from '../../src-shared/system-texts';
import type { SettingsStore } from '../settings/settings-store';
import { type Handlers, RequestError } from './handle';

/** `noted` writes what was changed into the log. */
export function settingsHandlers(
  settings: SettingsStore,
  noted: (before: Settings, after: Settings) => Promise<void>,
): Pick<Handlers, 'settings' | 'changeSettings' | 'chooseDataFolder'> {
  return {
    settings: () => settings.current,

    async changeSettings(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      if (patch.dataFolder && !isAbsolute(patch.dataFolder)) {
        throw new RequestError('invalid-input', 'dataFolder: a full path is needed');
      }
      const before = settings.current;
      const changed = await settings.change(given);
      if (!changed.ok) throw new RequestError('invalid-input', changed.problem);
      await noted(before, changed.value);
      return changed.value;
    },

    async chooseDataFolder() {
      const texts = systemTexts(settings.current.language).dialog;
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: texts.dataFolder,
        buttonLabel: texts.choose,
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
