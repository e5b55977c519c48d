import { create } from 'zustand';
import { saveSettings, useStation } from '../../app/state/station-store';
import { changed, type SettingsDraft } from './settings-draft';

export interface SettingsState {
  readonly draft: SettingsDraft;
  readonly saving: boolean;
}

/** Outlives a look at another screen: what was typed is not lost. */
export const useSettingsDraft = create<SettingsState>(() => ({ draft: {}, saving: false }));

export function change(part: SettingsDraft): void {
  const { settings } = useStation.getState();
  if (settings !== null) useSettingsDraft.setState(({ draft }) => ({ draft: changed(draft, part, settings) }));
}

export const discard = (): void => useSettingsDraft.setState({ draft: {} });

/** Answers whether the station took it; then nothing is left to save. */
export async function save(wanted: Parameters<typeof saveSettings>[0]): Promise<boolean> {
  useSettingsDraft.setState({ saving: true });
  const saved = await saveSettings(wanted);
  useSettingsDraft.setState(saved === null ? { saving: false } : { saving: false, draft: {} });
  return saved !== null;
}
