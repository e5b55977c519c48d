/** Which photos may be removed to make room. Everything off, as at first, keeps every photo for ever. */
import { z } from 'zod';
import { type ReviewPolicy, reviewPolicies } from './capture';

const days = z.int().min(1).max(3650);

export const makeRoomSchema = z.strictObject({
  /** While less than this is free... */
  belowGiB: z.int().min(1).max(100_000),
  /** ...good photos older than this are removed, the oldest first. */
  keepDays: days,
});

/** `good`: accepted, or passed and never decided. `other`: what is neither good nor waits for anything. Null: never. */
export const retentionSchema = z
  .strictObject({
    goodAfterDays: days.nullable(),
    otherAfterDays: days.nullable(),
    makeRoom: makeRoomSchema.nullable(),
  })
  .refine(({ goodAfterDays, otherAfterDays }) => otherAfterDays === null || otherAfterDays >= (goodAfterDays ?? 3651), {
    path: ['otherAfterDays'],
    message: 'other photos must be kept for as long as good ones at least',
  });
export type Retention = z.infer<typeof retentionSchema>;

export const keepEverything: Retention = { goodAfterDays: null, otherAfterDays: null, makeRoom: null };

/** Which rule removed a photo, or would. */
export const removalRules = ['good', 'other', 'room'] as const;
export type RemovalRule = (typeof removalRules)[number];

/** What decides which photos go. */
export interface RetentionOrder {
  readonly retention: Retention;
  /** What waits for a decision under it is never removed. */
  readonly policy: ReviewPolicy;
}

export interface RemovalCount {
  readonly rule: RemovalRule;
  readonly photos: number;
  readonly sizeBytes: number;
}

const dayMs = 24 * 3_600_000;
/** Whatever the settings say. */
export const leastAgeMs = dayMs;

/** Photos received before this time (ms) are older than so many days. */
export const olderThan = (ageDays: number, nowMs: number): number => nowMs - Math.max(ageDays * dayMs, leastAgeMs);

export const removesAnything = ({ goodAfterDays, otherAfterDays, makeRoom }: Retention): boolean =>
  goodAfterDays !== null || otherAfterDays !== null || makeRoom !== null;

const sooner = (before: number | null, after: number | null): boolean =>
  after !== null && (before === null || after < before);

/** Whether photos may go under `after` that would stay under `before`: to be asked about. */
export function isStricter(before: RetentionOrder, after: RetentionOrder): boolean {
  const [was, is] = [before.retention, after.retention];
  const waitsLess = reviewPolicies.indexOf(after.policy) > reviewPolicies.indexOf(before.policy);
  return (
    sooner(was.goodAfterDays, is.goodAfterDays) ||
    sooner(was.otherAfterDays, is.otherAfterDays) ||
    sooner(was.makeRoom?.keepDays ?? null, is.makeRoom?.keepDays ?? null) ||
    (is.makeRoom?.belowGiB ?? 0) > (was.makeRoom?.belowGiB ?? 0) ||
    (waitsLess && removesAnything(is))
  );
}

/** What the data folder's disk holds and how fast it fills. */
export interface PhotoSpace {
  /** Photos that are there, and the room they take: an estimate from the sizes in the records. */
  readonly photos: number;
  readonly sizeBytes: number;
  readonly removedPhotos: number;
  /** By which the photos grow a day, over the last week: received less removed. Null before the first day is over. */
  readonly bytesPerDay: number | null;
}

/** Null: it does not fill, or nobody can know yet. */
export function daysLeft(freeBytes: number, reserveBytes: number, bytesPerDay: number | null): number | null {
  if (bytesPerDay === null || bytesPerDay <= 0) return null;
  return Math.max(0, freeBytes - reserveBytes) / bytesPerDay;
}

/** How the disk will do, for who is to act in time. */
export interface DiskOutlook {
  /** As `daysLeft` says. */
  readonly daysLeft: number | null;
  /** There is less free than a rule wants, and no photo may go any more. */
  readonly roomShort: boolean;
}

/** The removal under way, or the last one since the start. */
export interface RemovalProgress {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly photos: number;
  readonly sizeBytes: number;
  /** There is still less free than wanted, and no photo may go any more. */
  readonly roomShort: boolean;
  /** The system's own words. */
  readonly problem: string | null;
}
