/**
 * The keys of the screens that show a photo, one an action, the same everywhere at a station. A key is the printed
 * character in lower case, or a function key's name.
 */
import { z } from 'zod';

export const keyActions = [
  'accept',
  'reject',
  'undo',
  'skip',
  'withdraw',
  'serial',
  'compare',
  'flip',
  'heat',
  'nextSpot',
  'previousSpot',
  'fit',
  'oneToOne',
  'zoomIn',
  'zoomOut',
] as const;
export type KeyAction = (typeof keyActions)[number];
export type KeyMap = Readonly<Record<KeyAction, string>>;

export const defaultKeys: KeyMap = {
  accept: 'a',
  reject: 'r',
  undo: 'z',
  skip: 's',
  withdraw: 'w',
  serial: 'n',
  compare: 'c',
  flip: 'b',
  heat: 'h',
  nextSpot: 'x',
  previousSpot: 'v',
  fit: 'f',
  oneToOne: 'o',
  zoomIn: '+',
  zoomOut: '-',
};

/** Opens the list of keys, on every station. */
export const helpKey = '?';
/** Opens the operator's guide, on every station. */
export const guideKey = 'F1';
/** Opens the sign-in panel, on every station. */
export const signInKey = 'F2';
/** Opens the lots, on every station. */
export const lotsKey = 'F3';

/**
 * Why a key cannot be taken: `reasons` are chosen with it, `help` opens the list of keys, `signIn` the sign-in panel,
 * `lots` the lots, `focus` it belongs to what has the focus (Enter, Space, Tab, arrows...), `unusable` it is no character
 * and no function key from F4 to F9.
 */
export type KeyProblem =
  | { readonly kind: 'reasons' | 'help' | 'signIn' | 'lots' | 'focus' | 'unusable' }
  | { readonly kind: 'taken'; readonly by: KeyAction };

const focusKeys = ['Enter', ' ', 'Escape', 'Tab', 'Home', 'End', 'PageUp', 'PageDown', 'Backspace', 'Delete'];

/** What is wrong with the key itself, whatever it is for. */
function reservedFor(key: string): KeyProblem | null {
  if (/^[1-9]$/.test(key)) return { kind: 'reasons' };
  if (key === helpKey) return { kind: 'help' };
  if (key === signInKey) return { kind: 'signIn' };
  if (key === lotsKey) return { kind: 'lots' };
  if (focusKeys.includes(key) || key.startsWith('Arrow')) return { kind: 'focus' };
  const oneCharacter = /^[^\p{C}\p{Z}]$/u.test(key) && key === key.toLowerCase();
  return oneCharacter || /^F[4-9]$/.test(key) ? null : { kind: 'unusable' };
}

/** Why `action` cannot have `key` while the others have theirs; null when it can. */
export function keyProblem(keys: KeyMap, action: KeyAction, key: string): KeyProblem | null {
  const reserved = reservedFor(key);
  if (reserved !== null) return reserved;
  const by = keyActions.find((other) => other !== action && keys[other] === key);
  return by === undefined ? null : { kind: 'taken', by };
}

const keySchema = z.string().refine((key) => reservedFor(key) === null, 'is a key that cannot be taken');
const keyShape = Object.fromEntries(keyActions.map((action) => [action, keySchema])) as Record<
  KeyAction,
  typeof keySchema
>;
export const keyMapSchema = z
  .strictObject(keyShape)
  .refine((keys) => new Set(Object.values(keys)).size === keyActions.length, 'two actions have the same key');

/** As printed on buttons. */
export const keyLabel = (key: string): string => (key.length === 1 ? key.toUpperCase() : key);
