import type { ModelKey, ProductKey } from '../../src-shared/domain/ids';
import type { Verdict } from '../../src-shared/domain/inspection';
import type { LineAgreement } from '../../src-shared/domain/product';
import type { Reader } from './handles';

export const noAgreement: LineAgreement = { decided: 0, falseRejects: 0, escapes: 0, unsureAccepted: 0 };

/** The newest decided captures that are looked at: bounds the cost, and the newest say most. */
const newestDecided = 2000;

/**
 * Operator and model over the captures received since `activeSinceMs` or since the thresholds were set last, whichever
 * is later, that the model judged and the operator decided.
 */
export function lineAgreement(
  reader: Reader,
  product: ProductKey,
  model: ModelKey,
  activeSinceMs: number,
): LineAgreement {
  const set = reader.get<{ at_ms: number }>(
    'SELECT at_ms FROM threshold_change WHERE product = ? AND model = ? ORDER BY id DESC LIMIT 1',
    product,
    model,
  );
  const sinceMs = Math.max(activeSinceMs, set?.at_ms ?? 0);
  // Each kind in the order of its index, so that no year of decisions is sorted.
  const newest = (decision: 'accept' | 'reject'): string => `SELECT * FROM (
    SELECT id, received_at_ms FROM capture INDEXED BY capture_decided
    WHERE decision = '${decision}' AND received_at_ms >= ? AND product = ? AND verdict IS NOT NULL
    ORDER BY received_at_ms DESC LIMIT ?)`;
  const rows = reader.all<{ verdict: Verdict; decision: 'accept' | 'reject'; count: number }>(
    `SELECT c.verdict, c.decision, count(*) AS count FROM (
       SELECT id FROM (${newest('accept')} UNION ALL ${newest('reject')}) ORDER BY received_at_ms DESC LIMIT ?
     ) newest JOIN capture c ON c.id = newest.id JOIN inspection i ON i.id = c.inspection
     WHERE i.model = ? GROUP BY c.verdict, c.decision`,
    sinceMs,
    product,
    newestDecided,
    sinceMs,
    product,
    newestDecided,
    newestDecided,
    model,
  );
  const count = (verdict: Verdict, decision: 'accept' | 'reject'): number =>
    rows.find((row) => row.verdict === verdict && row.decision === decision)?.count ?? 0;
  return {
    decided: rows.reduce((sum, row) => sum + row.count, 0),
    falseRejects: count('fail', 'accept'),
    escapes: count('pass', 'reject'),
    unsureAccepted: count('unsure', 'accept'),
  };
}
