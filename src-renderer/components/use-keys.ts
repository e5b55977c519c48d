import { useEffect, useEffectEvent } from 'react';

/** Key names as the event gives them, letters in lower case; digits also where a layout puts them behind Shift. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  if (digit?.[1] !== undefined) return digit[1];
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=range], [type=checkbox], [type=radio], [readonly])'));

/** Enter and Space belong to what has the focus when that can be pressed; arrows to sliders and choices. */
const belongsToFocus = (name: string, target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (name === 'Enter' || name === ' '
    ? target.matches('button, a[href], summary, [role=button], [role=option], input')
    : name.startsWith('Arrow') && target.matches('input, [role=slider], [role=radio], [role=tab], [role=option]'));

/** An open dialog or list has the keyboard to itself. Closed ones may stay in the page, hidden; a screen that is itself a list
 * carries `data-screen`. */
const somethingOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog], [role=listbox]:not([data-screen])')].some((element) =>
    element.checkVisibility(),
  );

/**
 * Keys of a screen. A held key counts once: nobody accepts a whole queue by leaning on the keyboard. Keys with Ctrl,
 * Alt or Meta and keys typed into a field or an open dialog are left alone.
 */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>, enabled = true): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const name = keyName(event);
    const action = keys[name];
    if (action === undefined || typesText(event.target) || belongsToFocus(name, event.target)) return;
    if (somethingOpen()) return;
    event.preventDefault();
    if (!event.repeat || name.startsWith('Arrow')) action();
  });
  useEffect(() => {
    if (!enabled) return;
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [enabled]);
}
