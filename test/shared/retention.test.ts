import { expect, it } from 'vitest';
import {
  daysLeft,
  isStricter,
  keepEverything,
  leastAgeMs,
  olderThan,
  type Retention,
  removesAnything,
  retentionSchema,
} from '../../src-shared/domain/retention';
import { defaultSettings, settingsSchema } from '../../src-shared/domain/settings';

const rules = (part: Partial<Retention>): Retention => ({ ...keepEverything, ...part });
const order = (part: Partial<Retention>, policy: 'all' | 'failing-and-unsure' = 'failing-and-unsure') => ({
  retention: rules(part),
  policy,
});

it('keeps every photo unless somebody chooses otherwise', () => {
  expect(removesAnything(defaultSettings.retention)).toBe(false);
  expect(settingsSchema.safeParse(defaultSettings).success).toBe(true);
});

it('takes whole days from one on, and no fewer for the others than for good ones', () => {
  const valid = (part: Partial<Retention>): boolean => retentionSchema.safeParse(rules(part)).success;
  expect(valid({ goodAfterDays: 1 })).toBe(true);
  expect(valid({ goodAfterDays: 30, otherAfterDays: 30 })).toBe(true);
  expect([0, -1, 1.5].map((goodAfterDays) => valid({ goodAfterDays }))).toEqual([false, false, false]);
  expect(valid({ goodAfterDays: 30, otherAfterDays: 29 })).toBe(false);
  expect(valid({ otherAfterDays: 365 })).toBe(false);
  expect(valid({ makeRoom: { belowGiB: 0, keepDays: 5 } })).toBe(false);
});

it('never reaches into the last 24 hours', () => {
  expect(olderThan(1, 1e12)).toBe(1e12 - leastAgeMs);
  expect(olderThan(0, 1e12)).toBe(1e12 - leastAgeMs);
});

it('is stricter when a photo may go that would stay', () => {
  const stricter = (before: Partial<Retention>, after: Partial<Retention>): boolean =>
    isStricter(order(before), order(after));
  expect(stricter({}, { goodAfterDays: 30 })).toBe(true);
  expect(stricter({ goodAfterDays: 30 }, { goodAfterDays: 29 })).toBe(true);
  expect(stricter({ goodAfterDays: 30 }, { goodAfterDays: 31 })).toBe(false);
  expect(stricter({ goodAfterDays: 30, otherAfterDays: 60 }, {})).toBe(false);
  const room = (belowGiB: number, keepDays: number) => ({ makeRoom: { belowGiB, keepDays } });
  expect(stricter({}, room(50, 30))).toBe(true);
  expect(stricter(room(50, 30), room(60, 30))).toBe(true);
  expect(stricter(room(50, 30), room(50, 29))).toBe(true);
  expect(stricter(room(50, 30), room(40, 31))).toBe(false);
  expect(isStricter(order({ goodAfterDays: 30 }, 'all'), order({ goodAfterDays: 30 }))).toBe(true);
  expect(isStricter(order({}, 'all'), order({}))).toBe(false);
});

it('says how long the disk lasts above the reserve, when it fills at all', () => {
  expect(daysLeft(1100, 100, 100)).toBe(10);
  expect(daysLeft(50, 100, 100)).toBe(0);
  expect([daysLeft(1100, 100, null), daysLeft(1100, 100, -5)]).toEqual([null, null]);
});
