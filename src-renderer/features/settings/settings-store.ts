import { create } from 'zustand';
import { saveSettings, useStation } from '../../app/state/station-store';
import { changed, draftWithout, type FormPart, type SettingsDraft } from './settings-draft';

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

export const discard = (part: FormPart): void =>
  useSettingsDraft.setState(({ draft }) => ({ draft: draftWithout(part, draft) }));

/** Saves one page. Answers whether the station took it; then nothing of it is left to save. */
export async function save(part: FormPart, wanted: Parameters<typeof saveSettings>[0]): Promise<boolean> {
  useSettingsDraft.setState({ saving: true });
  const saved = await saveSettings(wanted);
  if (saved !== null) discard(part);
  useSettingsDraft.setState({ saving: false });
  return saved !== null;
}
