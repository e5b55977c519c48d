import { expect, it } from 'vitest';
import { defaultKeys, keyActions, keyMapSchema, keyProblem } from '../../src-shared/domain/key-map';

it('the usual keys are valid, and none stands for two actions', () => {
  expect(keyMapSchema.safeParse(defaultKeys).success).toBe(true);
  for (const action of keyActions) expect(keyProblem(defaultKeys, action, defaultKeys[action])).toBeNull();
});

it('a key that another action has is refused and says which', () => {
  expect(keyProblem(defaultKeys, 'reject', 'a')).toEqual({ kind: 'taken', by: 'accept' });
  expect(keyMapSchema.safeParse({ ...defaultKeys, reject: 'a' }).success).toBe(false);
});

it.each([
  ['1', 'reasons'],
  ['9', 'reasons'],
  ['?', 'help'],
  ['Enter', 'focus'],
  [' ', 'focus'],
  ['ArrowLeft', 'focus'],
  ['Escape', 'focus'],
  ['F1', 'unusable'],
  ['F2', 'signIn'],
  ['F3', 'lots'],
  ['F11', 'unusable'],
  ['A', 'unusable'],
  ['Dead', 'unusable'],
  ['\u0000', 'unusable'],
  ['', 'unusable'],
] as const)('%j cannot be taken: %s', (key, kind) => {
  expect(keyProblem(defaultKeys, 'accept', key)).toEqual({ kind });
  expect(keyMapSchema.safeParse({ ...defaultKeys, accept: key }).success).toBe(false);
});

it.each(['0', 'é', 'ß', ';', 'F4', 'F9'])('%s can be taken', (key) => {
  expect(keyMapSchema.safeParse({ ...defaultKeys, accept: key }).success).toBe(true);
});
