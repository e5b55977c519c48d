import { describe, expect, it } from 'vitest';
import { fromHalf, fromHalves, toHalf } from '../../src-main/inspection/onnx/half';

describe('half precision', () => {
  it('brings every finite half back to itself', () => {
    const finite = Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => (bits & 0x7c00) !== 0x7c00);
    expect(finite.filter((bits) => toHalf(fromHalf(bits)) !== bits)).toEqual([]);
  });

  it.each([
    [1, 0x3c00],
    [-2, 0xc000],
    [65_504, 0x7bff],
    [65_519, 0x7bff],
    [65_520, 0x7c00],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [1.5 * 2 ** -24, 0x0002],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [Number.POSITIVE_INFINITY, 0x7c00],
  ])('rounds %d to the nearest half, ties to even', (value, bits) => {
    expect(toHalf(value)).toBe(bits);
  });

  it('widens many at once to the same values', () => {
    const bits = Uint16Array.from({ length: 0x10000 }, (_, half) => half);
    expect(fromHalves(bits)).toEqual(Float32Array.from(bits, fromHalf));
  });

  it('keeps what is not a number', () => {
    expect(fromHalf(toHalf(Number.NaN))).toBeNaN();
  });
});
