import { dialog } from 'electron';
import { systemTexts } from '../../src-shared/system-texts';
import type { SettingsStore } from '../settings/settings-store';

type FolderTitle = 'dataFolder' | 'reportFolder' | 'backupFolder';

/** The system's own dialog, in the station's language. Full path of a folder, which may be a new one; null when it was closed. */
export async function chooseFolder(title: FolderTitle, settings: SettingsStore): Promise<string | null> {
  const texts = systemTexts(settings.current.language).dialog;
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: texts[title],
    buttonLabel: texts.choose,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
