import type { CameraStatus, CameraWarning } from '../../src-shared/domain/camera';
import type { CameraKey } from '../../src-shared/domain/ids';
import { usualGapMs } from './camera-facts';
import { type FailureCounts, failuresSince, type StoredCamera, storedCameras } from './camera-rows';
import type { Reader } from './handles';
import { photoWarnings } from './photo-warnings';

const hourMs = 3_600_000;
const hoursShown = 24;
/** Medians are over today's newest captures of a camera, at most this many. */
const medianOver = 200;

/** Every camera with what today's transfers say of it, by camera id. Today is the local day of `nowMs`. */
export function listCameras(reader: Reader, nowMs: number): CameraStatus[] {
  const cameras = storedCameras(reader);
  const todayMs = new Date(nowMs).setHours(0, 0, 0, 0);
  const counters = countersSince(reader, todayMs);
  const failures = failuresSince(reader, todayMs);
  const hoursFromMs = nowMs - (nowMs % hourMs) - (hoursShown - 1) * hourMs;
  const missing = missingByHour(reader, hoursFromMs);
  return cameras.map((camera): CameraStatus => {
    const { key } = camera;
    const counted = (reason: string): number => counters.get(`${key} ${reason}`) ?? 0;
    const failed: FailureCounts = failures.get(key) ?? new Map();
    return {
      ...camera,
      ...captureFigures(reader, key, todayMs),
      packetsToday: counted('packets'),
      missingToday: counted('missing'),
      resentToday: counted('resent'),
      incompleteToday: [...failed.values()].reduce((sum, count) => sum + count, 0),
      usualGapMs: usualGapMs(reader, key),
      hoursFromMs,
      photosByHour: photosByHour(reader, key, hoursFromMs),
      missingByHour: missing.get(key) ?? noHours(),
      warnings: warningsOf(camera, cameras, failed, nowMs),
      photoWarnings: photoWarnings(reader, key),
    };
  });
}

function countersSince(reader: Reader, sinceMs: number): Map<string, number> {
  const rows = reader.all<{ camera: number; reason: string; count: number }>(
    `SELECT camera, reason, sum(count) AS count FROM counter_hour
     WHERE hour_ms >= ? AND camera IS NOT NULL GROUP BY camera, reason`,
    sinceMs,
  );
  return new Map(rows.map(({ camera, reason, count }) => [`${camera} ${reason}`, count]));
}

type CaptureFigures = Pick<CameraStatus, 'lastCaptureAtMs' | 'photosToday' | 'medianTransferMs' | 'medianRounds'>;

function captureFigures(reader: Reader, camera: CameraKey, todayMs: number): CaptureFigures {
  const last = reader.get<{ at: number | null }>(
    'SELECT max(received_at_ms) AS at FROM capture WHERE camera = ?',
    camera,
  );
  const today = reader.get<{ count: number }>(
    'SELECT count(*) AS count FROM capture WHERE camera = ? AND received_at_ms >= ?',
    camera,
    todayMs,
  );
  const newest = reader.all<{ transfer_ms: number; rounds: number }>(
    `SELECT transfer_ms, rounds FROM capture WHERE camera = ? AND received_at_ms >= ?
     ORDER BY received_at_ms DESC LIMIT ${medianOver}`,
    camera,
    todayMs,
  );
  return {
    lastCaptureAtMs: last?.at ?? null,
    photosToday: today?.count ?? 0,
    medianTransferMs: median(newest.map(({ transfer_ms }) => transfer_ms)),
    medianRounds: median(newest.map(({ rounds }) => rounds)),
  };
}

const noHours = (): number[] => Array.from({ length: hoursShown }, () => 0);

function photosByHour(reader: Reader, camera: CameraKey, startMs: number): number[] {
  const hours = noHours();
  const rows = reader.all<{ hour: number; count: number }>(
    // A number is bound as a floating one, and would make the division so.
    `SELECT (received_at_ms - CAST(? AS INTEGER)) / ${hourMs} AS hour, count(*) AS count FROM capture
     WHERE camera = ? AND received_at_ms >= ? GROUP BY 1`,
    startMs,
    camera,
    startMs,
  );
  for (const { hour, count } of rows) addToHour(hours, hour, count);
  return hours;
}

/** The clock may have been set back: what lies ahead is counted in the last hour. */
function addToHour(hours: number[], hour: number, count: number): void {
  const shown = Math.min(hour, hoursShown - 1);
  hours[shown] = (hours[shown] ?? 0) + count;
}

/** Of every camera that lost any; counters are kept by the hour. */
function missingByHour(reader: Reader, startMs: number): ReadonlyMap<number, number[]> {
  const rows = reader.all<{ camera: number; hour_ms: number; count: number }>(
    `SELECT camera, hour_ms, count FROM counter_hour WHERE hour_ms >= ? AND camera IS NOT NULL AND reason = 'missing'`,
    startMs,
  );
  const all = new Map<number, number[]>();
  for (const { camera, hour_ms, count } of rows) {
    const hours = all.get(camera) ?? noHours();
    addToHour(hours, (hour_ms - startMs) / hourMs, count);
    all.set(camera, hours);
  }
  return all;
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function warningsOf(
  camera: StoredCamera,
  all: readonly StoredCamera[],
  failed: FailureCounts,
  nowMs: number,
): CameraWarning[] {
  const warnings: CameraWarning[] = [];
  if (all.some((other) => sharesId(camera, other, nowMs))) warnings.push('duplicate-id');
  for (const reason of ['too-large', 'exact-multiple', 'incomplete'] as const) {
    if (failed.has(reason)) warnings.push(reason);
  }
  return warnings;
}

/** Two boards with one id are heard over one and the same time; one board that moved to a new address is not. */
function sharesId(camera: StoredCamera, other: StoredCamera, nowMs: number): boolean {
  if (camera.key === other.key || camera.cameraId !== other.cameraId) return false;
  const bothLately = Math.min(camera.lastSeenMs, other.lastSeenMs) > nowMs - hoursShown * hourMs;
  const overlap = camera.firstSeenMs <= other.lastSeenMs && other.firstSeenMs <= camera.lastSeenMs;
  return bothLately && overlap;
}
