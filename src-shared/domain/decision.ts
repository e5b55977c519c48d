import type { CaptureId, DecisionId } from './ids';

export const decisionKinds = ['accept', 'reject', 'withdraw'] as const;
/** `withdraw` undoes the decision before it; nothing is ever overwritten. */
export type DecisionKind = (typeof decisionKinds)[number];

export interface Decision {
  readonly id: DecisionId;
  readonly capture: CaptureId;
  readonly kind: DecisionKind;
  /** Reason of a rejection, as its code in the settings; null otherwise. */
  readonly reason: string | null;
  readonly operator: string;
  readonly atMs: number;
}
