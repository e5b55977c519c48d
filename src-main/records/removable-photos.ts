/** Which photos the rules remove, oldest first. */
import type { ReviewPolicy } from '../../src-shared/domain/capture';
import { captureId } from '../../src-shared/domain/ids';
import {
  olderThan,
  type RemovalCount,
  type RemovalRule,
  type Retention,
  type RetentionOrder,
} from '../../src-shared/domain/retention';
import type { Reader } from './handles';
import type { Steps } from './newest-first';
import { photoIsThere, type RemovablePhoto } from './photo-removals';
import { waitingRanks } from './review-queue';

/** What one rule removes: of these classes, received before this time. */
export interface Removal {
  readonly rule: RemovalRule;
  readonly beforeMs: number;
}

/** Those by age; what makes room comes after them, as far as it is needed. */
export function removalsByAge({ goodAfterDays, otherAfterDays }: Retention, nowMs: number): Removal[] {
  const removals: Removal[] = [];
  if (goodAfterDays !== null) removals.push({ rule: 'good', beforeMs: olderThan(goodAfterDays, nowMs) });
  if (otherAfterDays !== null) removals.push({ rule: 'other', beforeMs: olderThan(otherAfterDays, nowMs) });
  return removals;
}

/** Accepted, or passed and never decided. IS: its negation must hold for what has no verdict. */
const good = `(c.decision IS 'accept' OR c.decision IS NULL AND c.verdict IS 'pass'
  AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.capture = c.id))`;

/** Whatever the rule: what somebody still needs to see, or what a model or a replay names. Cheap terms first. */
const free = `c.state <> 'received' AND ${photoIsThere}
  AND c.id NOT IN (SELECT p.reference_capture FROM product p WHERE p.reference_capture IS NOT NULL)
  AND (SELECT l.expected FROM label l WHERE l.capture = c.id ORDER BY l.id DESC LIMIT 1) IS NULL
  AND NOT EXISTS (SELECT 1 FROM replay_photo y WHERE y.capture = c.id)
  AND NOT EXISTS (SELECT 1 FROM teaching_photo t WHERE t.sha256 = c.sha256)`;

/** Part of the captures that a rule may name. */
export interface Slice {
  readonly fromMs: number;
  /** Excluded. */
  readonly toMs: number;
  /** As `firstIdFrom` says of the rule's age. */
  readonly youngestId: number;
}

/**
 * Ids grow as photos arrive, whatever the clock said then: what came after the first photo of this time is younger than
 * it, though its own time may be years back (a clock that was wrong when it was received).
 */
export function firstIdFrom(reader: Reader, beforeMs: number): number {
  const row = reader.get<{ id: number }>(
    `SELECT id FROM capture INDEXED BY capture_gallery WHERE received_at_ms >= ? ORDER BY received_at_ms, id LIMIT 1`,
    beforeMs,
  );
  return row?.id ?? Number.MAX_SAFE_INTEGER;
}

/** When the photo that came last was received, by the clock of then; null without one. */
export const newestReceivedMs = (reader: Reader): number | null =>
  reader.get<{ at: number }>('SELECT received_at_ms AS at FROM capture ORDER BY id DESC LIMIT 1')?.at ?? null;

function removable(rule: RemovalRule, policy: ReviewPolicy): string {
  const ranks = waitingRanks[policy].join(', ');
  const waits = `(c.review_rank IS NOT NULL AND c.review_rank IN (${ranks}))`;
  return `FROM capture c INDEXED BY capture_gallery
    WHERE c.received_at_ms >= ? AND c.received_at_ms < ? AND c.id < ? AND NOT ${waits} AND ${free}
      AND ${rule === 'other' ? `NOT ${good}` : good}`;
}

/** Oldest first, of a slice of time. */
export function removablePhotos(
  reader: Reader,
  rule: RemovalRule,
  policy: ReviewPolicy,
  { fromMs, toMs, youngestId }: Slice,
): RemovablePhoto[] {
  return reader
    .all<{ id: number; file: string; size_bytes: number }>(
      `SELECT c.id, c.file, c.size_bytes ${removable(rule, policy)} ORDER BY c.received_at_ms, c.id`,
      fromMs,
      toMs,
      youngestId,
    )
    .map(({ id, file, size_bytes: sizeBytes }) => ({ capture: captureId(id), file, sizeBytes }));
}

/** End (excluded) of the slice of about `captures` captures that begins at `fromMs`; `beforeMs` at the latest. */
export function sliceEnd(reader: Reader, fromMs: number, beforeMs: number, captures: number): number {
  const row = reader.get<{ at: number }>(
    `SELECT received_at_ms AS at FROM capture INDEXED BY capture_gallery
     WHERE received_at_ms >= ? AND received_at_ms < ? ORDER BY received_at_ms LIMIT 1 OFFSET ?`,
    fromMs,
    beforeMs,
    captures,
  );
  return row === undefined ? beforeMs : Math.max(row.at, fromMs + 1);
}

const countedAtOnce = 2000;

/**
 * What the rules would remove now, each photo under one rule. `freeBytes` of the disk: room is made only as far as it is
 * missing; null when that is not known.
 */
export function* previewRemovals(
  reader: Reader,
  { retention, policy }: RetentionOrder,
  nowMs: number,
  freeBytes: number | null,
): Steps<RemovalCount[]> {
  const counts: RemovalCount[] = [];
  let freed = 0;
  const { goodAfterDays, makeRoom } = retention;
  for (const { rule, beforeMs } of removalsByAge(retention, nowMs)) {
    const counted = yield* countRemovable(reader, rule, policy, 0, beforeMs, Number.POSITIVE_INFINITY);
    freed += counted.sizeBytes;
    counts.push(counted);
  }
  if (makeRoom !== null && freeBytes !== null) {
    const fromMs = goodAfterDays === null ? 0 : olderThan(goodAfterDays, nowMs);
    const neededBytes = makeRoom.belowGiB * 2 ** 30 - freeBytes - freed;
    counts.push(
      yield* countRemovable(reader, 'room', policy, fromMs, olderThan(makeRoom.keepDays, nowMs), neededBytes),
    );
  }
  return counts;
}

function* countRemovable(
  reader: Reader,
  rule: RemovalRule,
  policy: ReviewPolicy,
  startMs: number,
  beforeMs: number,
  neededBytes: number,
): Steps<RemovalCount> {
  const youngestId = firstIdFrom(reader, beforeMs);
  let [photos, sizeBytes] = [0, 0];
  for (let fromMs = startMs; fromMs < beforeMs && sizeBytes < neededBytes; ) {
    const toMs = sliceEnd(reader, fromMs, beforeMs, countedAtOnce);
    const found = countIn(reader, rule, policy, { fromMs, toMs, youngestId }, neededBytes - sizeBytes);
    photos += found.photos;
    sizeBytes += found.sizeBytes;
    fromMs = toMs;
    yield;
  }
  return { rule, photos, sizeBytes };
}

/** Of a slice of time; the oldest of them when so many bytes are enough. */
function countIn(
  reader: Reader,
  rule: RemovalRule,
  policy: ReviewPolicy,
  slice: Slice,
  neededBytes: number,
): Omit<RemovalCount, 'rule'> {
  const all = reader.get<{ photos: number; sizeBytes: number }>(
    `SELECT count(*) AS photos, ifnull(sum(c.size_bytes), 0) AS sizeBytes ${removable(rule, policy)}`,
    slice.fromMs,
    slice.toMs,
    slice.youngestId,
  ) ?? { photos: 0, sizeBytes: 0 };
  if (all.sizeBytes <= neededBytes) return all;
  let [photos, sizeBytes] = [0, 0];
  for (const photo of removablePhotos(reader, rule, policy, slice)) {
    if (sizeBytes >= neededBytes) break;
    photos += 1;
    sizeBytes += photo.sizeBytes;
  }
  return { photos, sizeBytes };
}
