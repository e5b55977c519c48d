import type { KnownScores } from '../../src-shared/domain/evidence';
import {
  captureId,
  type ModelKey,
  modelKey,
  type ProductKey,
  productKey,
  type ReplayId,
  replayId,
} from '../../src-shared/domain/ids';
import type { Thresholds } from '../../src-shared/domain/inspection';
import type { Expected, Replay, ReplayedPhoto } from '../../src-shared/domain/replay';
import { standingThresholds } from './activations';
import type { Reader, Writer } from './handles';
import { knownCaptures } from './known-captures';
import { RecordsError } from './records-error';
import { heldOutScores } from './teachings';

export interface NewReplay extends Pick<Replay, 'product' | 'candidate' | 'current' | 'operator' | 'atMs'> {
  readonly photos: readonly Omit<ReplayedPhoto, 'taught'>[];
}

export function addReplay(writer: Writer, replay: NewReplay): ReplayId {
  return writer.transaction(() => {
    const { lastInsertRowid } = writer.run(
      'INSERT INTO replay (product, model, current, operator, at_ms) VALUES (?, ?, ?, ?, ?)',
      replay.product,
      replay.candidate,
      replay.current,
      replay.operator,
      replay.atMs,
    );
    for (const { capture, expected, score, currentScore } of replay.photos) {
      writer.run(
        'INSERT INTO replay_photo (replay, capture, expected, score, current_score) VALUES (?, ?, ?, ?, ?)',
        lastInsertRowid,
        capture,
        expected,
        score,
        currentScore,
      );
    }
    return replayId(Number(lastInsertRowid));
  });
}

interface ReplayRow {
  readonly id: number;
  readonly product: number;
  readonly model: number;
  readonly current: number | null;
  readonly operator: string;
  readonly at_ms: number;
}

interface PhotoRow {
  readonly capture: number;
  readonly expected: Expected;
  readonly score: number | null;
  readonly current_score: number | null;
  readonly taught: number;
}

/** With the thresholds that stand now: a threshold that is moved needs no new replay. Throws RecordsError `not-found`. */
export function replayById(reader: Reader, id: ReplayId): Replay {
  const row = reader.get<ReplayRow>('SELECT id, product, model, current, operator, at_ms FROM replay WHERE id = ?', id);
  if (!row) throw new RecordsError('not-found', `no replay ${id}`);
  const product = productKey(row.product);
  const candidate = modelKey(row.model);
  const current = row.current === null ? null : modelKey(row.current);
  return {
    id,
    product,
    candidate,
    candidateThresholds: thresholdsOf(reader, product, candidate),
    current,
    currentThresholds: current && thresholdsOf(reader, product, current),
    operator: row.operator,
    atMs: row.at_ms,
    photos: replayedPhotos(reader, id, candidate),
  };
}

function replayedPhotos(reader: Reader, id: ReplayId, candidate: ModelKey): ReplayedPhoto[] {
  return reader
    .all<PhotoRow>(
      `SELECT p.capture, p.expected, p.score, p.current_score, EXISTS (
         SELECT 1 FROM teaching_photo t WHERE t.sha256 = c.sha256 AND t.model = ?) AS taught
       FROM replay_photo p JOIN capture c ON c.id = p.capture WHERE p.replay = ? ORDER BY p.capture DESC`,
      candidate,
      id,
    )
    .map((row) => ({
      capture: captureId(row.capture),
      expected: row.expected,
      taught: row.taught === 1,
      score: row.score,
      currentScore: row.current_score,
    }));
}

function thresholdsOf(reader: Reader, product: ProductKey, model: ModelKey): Thresholds {
  const thresholds = standingThresholds(reader, product, model);
  if (!thresholds) throw new RecordsError('not-found', `the thresholds of model ${model} are not known`);
  return thresholds;
}

/** The newest replay of a candidate against this model, or null; against whatever was active when that is undefined. */
export function newestReplay(
  reader: Reader,
  product: ProductKey,
  candidate: ModelKey,
  current: ModelKey | null | undefined,
): Replay | null {
  const against = current === undefined ? '' : 'AND current IS ?';
  const row = reader.get<{ id: number }>(
    `SELECT id FROM replay WHERE product = ? AND model = ? ${against} ORDER BY id DESC LIMIT 1`,
    product,
    candidate,
    ...(current === undefined ? [] : [current]),
  );
  return row ? replayById(reader, replayId(row.id)) : null;
}

/** Of each kind, the newest captures that are looked at. */
const newestKnown = 2000;

/**
 * Scores the model gave to photos whose truth is known, in inspections or else in replays, unless it could not judge
 * the photo. Photos it was taught with
 * count with the score of a memory without them.
 */
export function knownScores(reader: Reader, product: ProductKey, model: ModelKey): KnownScores {
  const known = knownCaptures(reader, product, newestKnown, 'facts');
  const rows = reader.all<{ id: number; score: number | null }>(
    `SELECT c.id, ifnull(
       (SELECT iif(i.photo_problem IS NULL, i.score, NULL) FROM inspection i
        WHERE i.capture = c.id AND i.model = ? ORDER BY i.id DESC LIMIT 1),
       (SELECT p.score FROM replay_photo p JOIN replay r ON r.id = p.replay
        WHERE p.capture = c.id AND r.model = ? ORDER BY r.id DESC LIMIT 1)) AS score
     FROM json_each(?) wanted JOIN capture c ON c.id = wanted.value
     WHERE NOT EXISTS (SELECT 1 FROM teaching_photo t WHERE t.sha256 = c.sha256 AND t.model = ?)`,
    model,
    model,
    JSON.stringify(known.map(({ capture }) => capture)),
    model,
  );
  const scores = new Map(rows.map(({ id, score }) => [id, score]));
  const ofKind = (wanted: Expected): number[] =>
    known
      .filter(({ expected }) => expected === wanted)
      .map(({ capture }) => scores.get(capture) ?? null)
      .filter((score) => score !== null)
      .sort((a, b) => a - b);
  return { heldOut: heldOutScores(reader, model), accepted: ofKind('accept'), rejected: ofKind('reject') };
}
