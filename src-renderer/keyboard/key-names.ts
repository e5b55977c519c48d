/** Key names as the event gives them, letters in lower case; digits also where a layout puts them behind Shift. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  if (digit?.[1] !== undefined) return digit[1];
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** Keys that only change what others mean: part of no burst, and no end of one. */
export const modifierKeys: readonly string[] = [
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'Fn',
];

/** AltGr, with which some layouts write `@` or `#`, is reported as Ctrl and Alt by some systems. */
export const isCommand = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');

export type TextField = HTMLInputElement | HTMLTextAreaElement;

export const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLElement &&
  target.matches(
    'textarea, input:not([type=range], [type=checkbox], [type=radio], [type=button], [type=submit], [readonly])',
  );

export const typesText = (target: EventTarget | null): boolean =>
  isTextField(target) ||
  (target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('select') || target.closest('[data-takes-keys]') !== null));

/** Enter and Space belong to what has the focus when that can be pressed; arrows to sliders and choices. */
export const belongsToFocus = (name: string, target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (name === 'Enter' || name === ' '
    ? target.matches('button, a[href], summary, [role=button], [role=option], input')
    : name.startsWith('Arrow') && target.matches('input, [role=slider], [role=radio], [role=tab], [role=option]'));

/** What the browser would press with Space when the key is let go, and nothing more. */
export const pressesWithSpace = (key: string, target: EventTarget | null): target is HTMLElement =>
  key === ' ' && target instanceof HTMLElement && target.matches('button:not([role], [data-takes-keys])');
