import { describe, expect, it } from 'vitest';
import { keyName } from '../../../src-renderer/keyboard/key-names';

describe('the name of a key', () => {
  it('is the letter that is printed, in lower case', () => {
    expect(keyName({ key: 'A', code: 'KeyQ' })).toBe('a');
  });

  it('is the digit also where a layout puts digits behind Shift', () => {
    expect(keyName({ key: '&', code: 'Digit1' })).toBe('1');
    expect(keyName({ key: '9', code: 'Numpad9' })).toBe('9');
  });

  it('is the long name for other keys', () => {
    expect(keyName({ key: 'Escape', code: 'Escape' })).toBe('Escape');
  });
});
