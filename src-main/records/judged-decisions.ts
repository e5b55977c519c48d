import type { JudgedDecision } from '../../src-shared/domain/evidence';
import { captureId, type ModelKey, type ProductKey } from '../../src-shared/domain/ids';
import type { Reader } from './handles';

interface DecidedRow {
  readonly id: number;
  readonly decision: 'accept' | 'reject';
  readonly score: number;
}

/**
 * The newest decided captures of a product, at most `limit`, that the model gave a score (in an inspection or else in a
 * replay), newest first. Not those it was taught with: they keep their verdict whatever the thresholds.
 */
export function judgedDecisions(reader: Reader, product: ProductKey, model: ModelKey, limit: number): JudgedDecision[] {
  // Each kind in the order of its index, so that no year of decisions is sorted.
  const newest = (decision: JudgedDecision['decision']): string => `SELECT * FROM (
    SELECT id, decision, received_at_ms FROM capture INDEXED BY capture_decided
    WHERE decision = '${decision}' AND product = ? AND state <> 'undecodable' ORDER BY received_at_ms DESC LIMIT ?)`;
  return reader
    .all<DecidedRow>(
      `SELECT id, decision, score FROM (
         SELECT d.id, d.decision, d.received_at_ms, ifnull(
           (SELECT i.score FROM inspection i WHERE i.capture = d.id AND i.model = ? ORDER BY i.id DESC LIMIT 1),
           (SELECT p.score FROM replay_photo p JOIN replay r ON r.id = p.replay
            WHERE p.capture = d.id AND r.model = ? ORDER BY r.id DESC LIMIT 1)) AS score
         FROM (${newest('accept')} UNION ALL ${newest('reject')}) d JOIN capture c ON c.id = d.id
         WHERE NOT EXISTS (SELECT 1 FROM teaching_photo t WHERE t.sha256 = c.sha256 AND t.model = ?)
       ) WHERE score IS NOT NULL ORDER BY received_at_ms DESC, id DESC LIMIT ?`,
      model,
      model,
      product,
      limit,
      product,
      limit,
      model,
      limit,
    )
    .map(({ id, ...row }) => ({ capture: captureId(id), ...row }));
}
