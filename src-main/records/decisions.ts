import type { Capture } from '../../src-shared/domain/capture';
import type { DecisionKind } from '../../src-shared/domain/decision';
import type { BulkId, CaptureId } from '../../src-shared/domain/ids';
import type { DecisionOutcome } from '../../src-shared/ipc/contract';
import { captureSubject, noteChange } from './audit';
import { captureById } from './captures';
import type { Writer } from './handles';
import { RecordsError } from './records-error';

export interface NewDecision {
  readonly capture: CaptureId;
  readonly kind: DecisionKind;
  /** Kept for rejections only. */
  readonly reason: string | null;
  readonly operator: string;
  readonly atMs: number;
  /** How many decisions the operator's screen knew of. */
  readonly expectedDecisionCount: number;
}

/**
 * Adds a decision and makes it the one that stands, unless another was made since the operator's screen was drawn.
 * Throws RecordsError `not-found`, or `refused` for a withdrawal of nothing.
 */
export function decide(writer: Writer, decision: NewDecision): DecisionOutcome {
  return writer.transaction((): DecisionOutcome => {
    const before = captureById(writer, decision.capture);
    if (before.decisionCount !== decision.expectedDecisionCount) return { state: 'outdated', capture: before };
    if (decision.kind === 'withdraw' && before.decision === null) {
      throw new RecordsError('refused', `capture ${decision.capture} has no decision to withdraw`);
    }
    addDecision(writer, decision);
    const after = captureById(writer, decision.capture);
    const { operator, atMs, kind } = decision;
    const subject = captureSubject(decision.capture);
    const states = { before: standing(before), after: standing(after) };
    noteChange(writer, { operator, atMs, kind: 'decision', action: kind, subject, ...states });
    return { state: 'recorded', capture: after };
  });
}

const standing = ({ decision, reason, decidedBy }: Capture): object | null =>
  decision === null ? null : { decision, reason, decidedBy };

/** Without a question: within a transaction that has looked. */
export function addDecision(
  writer: Writer,
  {
    capture,
    kind,
    reason,
    operator,
    atMs,
    bulk = null,
  }: Omit<NewDecision, 'expectedDecisionCount'> & { readonly bulk?: BulkId | null },
): void {
  const keptReason = kind === 'reject' ? reason : null;
  writer.run(
    'INSERT INTO decision (capture, kind, reason, operator, at_ms, bulk) VALUES (?, ?, ?, ?, ?, ?)',
    capture,
    kind,
    keptReason,
    operator,
    atMs,
    bulk,
  );
  const stands = kind !== 'withdraw';
  writer.run(
    `UPDATE capture SET decision = ?, reason = ?, decided_by = ?, decided_at_ms = ?, decision_count = decision_count + 1
     WHERE id = ?`,
    stands ? kind : null,
    keptReason,
    stands ? operator : null,
    stands ? atMs : null,
    capture,
  );
}
