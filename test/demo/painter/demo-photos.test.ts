import { expect, test } from 'vitest';
import { DEFECT_KINDS } from '../../../src-main/demo/painter/defects';
import { demoDefect, demoPhoto, nextDefect } from '../../../src-main/demo/painter/demo-photos';

test('one demo photo in eight is of a defective cable, and every kind comes round', () => {
  for (const cameraId of [0, 3, 255]) {
    const defects = Array.from({ length: 8 * DEFECT_KINDS.length }, (_, shot) => demoDefect(cameraId, shot));
    const found = defects.filter((defect) => defect !== null);
    expect(found).toHaveLength(DEFECT_KINDS.length);
    expect(new Set(found).size).toBe(DEFECT_KINDS.length);
  }
});

test('the next defective cable is never far', () => {
  for (let shot = 0; shot < 200; shot++) {
    const next = nextDefect(1, shot);
    expect(demoDefect(1, next)).not.toBeNull();
    expect(next - shot).toBeLessThan(16);
  }
});

test('a demo camera takes the same photo again for the same shot and another for the next', () => {
  const first = demoPhoto(2, 5);
  expect(demoPhoto(2, 5).equals(first)).toBe(true);
  expect(demoPhoto(2, 6).equals(first)).toBe(false);
  expect(demoPhoto(3, 5).equals(first)).toBe(false);
});
