import type { Capture } from '../../src-shared/domain/capture';
import { type CaptureId, captureId, type ProductKey, productKey } from '../../src-shared/domain/ids';
import type { InspectionOutcome } from '../../src-shared/domain/inspection';
import { captureById } from './captures';
import type { Reader, Writer } from './handles';

/**
 * Above this many waiting captures (five seconds' work) the newest are inspected first: the operator looks at what is
 * made now.
 */
const largeBacklog = 40;

export interface ToInspect {
  readonly capture: CaptureId;
  readonly product: ProductKey;
  /** Relative to the images folder. */
  readonly file: string;
}

/** Captures that wait for their inspection, without those `inWork`; oldest first unless the backlog is large. */
export function nextToInspect(reader: Reader, limit: number, inWork: readonly CaptureId[]): ToInspect[] {
  const order = isBacklogLarge(reader) ? 'DESC' : 'ASC';
  const taken = new Set<number>(inWork);
  return reader
    .all<{ id: number; product: number; file: string }>(
      `SELECT id, product, file FROM capture WHERE state = 'received' ORDER BY id ${order} LIMIT ?`,
      limit + taken.size,
    )
    .filter(({ id }) => !taken.has(id))
    .slice(0, limit)
    .map(({ id, product, file }) => ({ capture: captureId(id), product: productKey(product), file }));
}

/** Counts no further than needed: a backlog may be a hundred thousand. */
function isBacklogLarge(reader: Reader): boolean {
  const counted = reader.get<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM capture WHERE state = 'received' LIMIT ?)`,
    largeBacklog + 1,
  );
  return (counted?.count ?? 0) > largeBacklog;
}

export function waitingForInspection(reader: Reader): number {
  return reader.get<{ count: number }>(`SELECT count(*) AS count FROM capture WHERE state = 'received'`)?.count ?? 0;
}

/** Adds the inspection and makes it the newest of its capture. Throws RecordsError `not-found`. */
export function recordInspection(writer: Writer, capture: CaptureId, outcome: InspectionOutcome): Capture {
  return writer.transaction(() => {
    captureById(writer, capture);
    if (outcome.state === 'inspected') addInspection(writer, capture, outcome);
    else setState(writer, capture, outcome);
    return captureById(writer, capture);
  });
}

function addInspection(
  writer: Writer,
  capture: CaptureId,
  outcome: Extract<InspectionOutcome, { state: 'inspected' }>,
): void {
  const { lastInsertRowid: inspection } = writer.run(
    `INSERT INTO inspection (capture, model, at_ms, duration_ms, score, verdict, photo_problem,
       pass_threshold, fail_threshold, regions)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    capture,
    outcome.model,
    outcome.atMs,
    Math.round(outcome.durationMs),
    outcome.score,
    outcome.verdict,
    outcome.photoProblem,
    outcome.thresholds.pass,
    outcome.thresholds.fail,
    JSON.stringify(outcome.regions),
  );
  if (outcome.heatMapPng) {
    writer.run('INSERT INTO heat_map (inspection, png) VALUES (?, ?)', inspection, outcome.heatMapPng);
  }
  writer.run(
    `UPDATE capture SET state = 'inspected', problem = NULL, width = ?, height = ?, inspection = ?, verdict = ?, score = ?
     WHERE id = ?`,
    outcome.width,
    outcome.height,
    inspection,
    outcome.verdict,
    outcome.score,
    capture,
  );
}

function setState(
  writer: Writer,
  capture: CaptureId,
  outcome: Exclude<InspectionOutcome, { state: 'inspected' }>,
): void {
  const size = outcome.state === 'uninspected' ? outcome : { width: null, height: null };
  writer.run(
    `UPDATE capture SET state = ?, problem = ?, width = ifnull(?, width), height = ifnull(?, height),
       inspection = NULL, verdict = NULL, score = NULL
     WHERE id = ?`,
    outcome.state,
    outcome.state === 'uninspected' ? null : outcome.problem,
    size.width,
    size.height,
    capture,
  );
}
