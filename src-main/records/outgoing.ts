/** Rows for other systems, each kind in the order in which they were written. */
import type { DecisionKind } from '../../src-shared/domain/decision';
import type { PhotoProblem, Verdict } from '../../src-shared/domain/inspection';
import type { Reader } from './handles';

interface OutgoingRow {
  /** Of the inspection or the decision. */
  readonly id: number;
  readonly at_ms: number;
  readonly capture: number;
  readonly camera_id: number;
  readonly camera_name: string;
  readonly product: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly received_at_ms: number;
}

export interface OutgoingInspection extends OutgoingRow {
  readonly verdict: Verdict;
  readonly photo_problem: PhotoProblem | null;
  readonly score: number;
  readonly pass_threshold: number;
  readonly fail_threshold: number;
  readonly model_name: string;
  readonly model_version: string;
}

export interface OutgoingDecision extends OutgoingRow {
  readonly decision: DecisionKind;
  readonly reason: string | null;
  readonly operator: string;
}

const facts = `r.id, r.at_ms, r.capture, k.camera_id, k.name AS camera_name, p.name AS product, l.number AS lot, c.serial,
  c.received_at_ms`;
const joins = `JOIN capture c ON c.id = r.capture JOIN camera k ON k.key = c.camera JOIN product p ON p.key = c.product
  LEFT JOIN lot l ON l.id = c.lot`;

/** Those after the row `after`, oldest first. */
export const inspectionsAfter = (reader: Reader, after: number, limit: number): OutgoingInspection[] =>
  reader.all<OutgoingInspection>(
    `SELECT ${facts}, r.verdict, r.photo_problem, r.score, r.pass_threshold, r.fail_threshold, m.name AS model_name,
       m.version AS model_version
     FROM inspection r ${joins} JOIN model m ON m.key = r.model WHERE r.id > ? ORDER BY r.id LIMIT ?`,
    after,
    limit,
  );

/** Those after the row `after`, oldest first. */
export const decisionsAfter = (reader: Reader, after: number, limit: number): OutgoingDecision[] =>
  reader.all<OutgoingDecision>(
    `SELECT ${facts}, r.kind AS decision, r.reason, r.operator
     FROM decision r ${joins} WHERE r.id > ? ORDER BY r.id LIMIT ?`,
    after,
    limit,
  );

/** The newest row of each kind; 0 for none. */
export const newestOutgoing = (reader: Reader): { readonly inspection: number; readonly decision: number } => ({
  inspection: reader.get<{ id: number | null }>('SELECT max(id) AS id FROM inspection')?.id ?? 0,
  decision: reader.get<{ id: number | null }>('SELECT max(id) AS id FROM decision')?.id ?? 0,
});
