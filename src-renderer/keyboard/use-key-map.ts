import { defaultKeys, type KeyAction, type KeyMap, keyLabel } from '../../src-shared/domain/key-map';
import { useStation } from '../app/state/station-store';

/** This station's keys. */
export const useKeyMap = (): KeyMap => useStation((state) => state.settings?.keys ?? defaultKeys);

/** An action's key as printed on its button. */
export function useKeyLabel(): (action: KeyAction) => string {
  const keys = useKeyMap();
  return (action) => keyLabel(keys[action]);
}
