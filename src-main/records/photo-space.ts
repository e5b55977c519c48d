import type { PhotoSpace } from '../../src-shared/domain/retention';
import type { Reader } from './handles';

const dayMs = 24 * 3_600_000;
const rateDays = 7;
/** Stretches of neighbouring captures whose sizes stand for all: photos of a station differ little. */
const stretches = 64;
const stretchLength = 32;

/**
 * How many photos there are and about how much room they take, in some milliseconds also at a million captures: counted by
 * indexes and multiplied with the mean size of two thousand.
 */
export function photoSpace(reader: Reader, nowMs: number): PhotoSpace {
  // Captures are never removed and their ids never used again.
  const all = reader.get<{ count: number; first: number | null }>(
    'SELECT count(*) AS count, (SELECT min(received_at_ms) FROM capture) AS first FROM capture',
  );
  const removedPhotos = reader.get<{ count: number }>('SELECT count(*) AS count FROM photo_removal')?.count ?? 0;
  const photos = (all?.count ?? 0) - removedPhotos;
  return {
    photos,
    sizeBytes: Math.round(photos * meanSize(reader)),
    removedPhotos,
    bytesPerDay: all?.first === null || all?.first === undefined ? null : bytesPerDay(reader, all.first, nowMs),
  };
}

/** Of photos that are there, in bytes. */
function meanSize(reader: Reader): number {
  const ids = reader.get<{ low: number | null; high: number | null }>(
    'SELECT (SELECT min(id) FROM capture) AS low, (SELECT max(id) FROM capture) AS high',
  );
  if (ids?.low === null || ids?.high === null || ids === undefined) return 0;
  const sampled = reader.get<{ kept: number | null; every: number | null }>(
    `SELECT avg(iif(r.capture IS NULL, c.size_bytes, NULL)) AS kept, avg(c.size_bytes) AS every
     FROM json_each(?) start
     JOIN capture c ON c.id >= start.value AND c.id < start.value + ${stretchLength}
     LEFT JOIN photo_removal r ON r.capture = c.id`,
    JSON.stringify(startsBetween(ids.low, ids.high)),
  );
  return sampled?.kept ?? sampled?.every ?? 0;
}

function startsBetween(low: number, high: number): number[] {
  const step = Math.max(stretchLength, (high - low + 1) / stretches);
  const starts: number[] = [];
  for (let start = low; start <= high; start += step) starts.push(Math.floor(start));
  return starts;
}

/** Over the last week, or since the first photo when that is less; null within the first day. */
function bytesPerDay(reader: Reader, firstMs: number, nowMs: number): number | null {
  const sinceMs = Math.max(firstMs, nowMs - rateDays * dayMs);
  if (nowMs - sinceMs < dayMs) return null;
  const received = reader.get<{ count: number }>(
    `SELECT count(*) AS count FROM capture INDEXED BY capture_gallery WHERE received_at_ms >= ?`,
    sinceMs,
  );
  const newest = reader.get<{ mean: number | null }>(
    `SELECT avg(size_bytes) AS mean FROM capture WHERE id > (SELECT max(id) FROM capture) - ${stretches * stretchLength}`,
  );
  const removed = reader.get<{ bytes: number | null }>(
    'SELECT sum(size_bytes) AS bytes FROM photo_removal INDEXED BY photo_removal_time WHERE at_ms >= ?',
    sinceMs,
  );
  const bytes = (received?.count ?? 0) * (newest?.mean ?? 0) - (removed?.bytes ?? 0);
  return bytes / ((nowMs - sinceMs) / dayMs);
}
