import { useEffect, useEffectEvent } from 'react';
import { type KeyPress, onKey } from '../keyboard/keyboard';

/** An open dialog or list has the keyboard to itself. Closed ones may stay in the page, hidden; a screen that is itself a list
 * carries `data-screen`. */
const somethingOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog], [role=listbox]:not([data-screen])')].some((element) =>
    element.checkVisibility(),
  );

/**
 * Keys of a screen, by name. A held key counts once: nobody accepts a whole queue by leaning on the keyboard. Keys with Ctrl,
 * Alt or Meta and keys typed into a field or an open dialog are left alone.
 */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>, enabled = true): void {
  const onPress = useEffectEvent(({ name, repeat }: KeyPress): boolean => {
    const action = keys[name];
    if (action === undefined || somethingOpen()) return false;
    if (!repeat || name.startsWith('Arrow')) action();
    return true;
  });
  useEffect(() => (enabled ? onKey((press) => onPress(press)) : undefined), [enabled]);
}
