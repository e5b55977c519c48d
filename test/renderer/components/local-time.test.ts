import { expect, it } from 'vitest';
import { fromLocalField, toLocalField } from '../../../src-renderer/components/local-time';

it('a field keeps the minute that was chosen', () => {
  const chosen = new Date(2026, 10, 22, 6, 30).getTime();
  expect(toLocalField(chosen)).toBe('2026-11-22 06:30:00');
  expect(fromLocalField('2026-11-22 06:30:00')).toBe(chosen);
});

it('nothing chosen is no time, and neither is what no clock shows', () => {
  expect(toLocalField(undefined)).toBeNull();
  expect(fromLocalField(null)).toBeUndefined();
  expect(fromLocalField('2026-13-45 00:00:00')).toBeUndefined();
});
