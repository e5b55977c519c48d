import type { CaptureFilter } from './capture';
import type { DecisionKind } from './decision';
import type { BulkId, CaptureId } from './ids';

/**
 * Which captures a bulk action is for. `list`: each with the decision count the window knew. `all`: what the filter
 * lets through, without `except`, and without what came or was decided after the operator selected them.
 */
export type Selected =
  | { readonly kind: 'list'; readonly captures: readonly (readonly [id: CaptureId, decisionCount: number])[] }
  | {
      readonly kind: 'all';
      readonly filter: CaptureFilter;
      readonly except: readonly CaptureId[];
      /** Newest capture and newest decision row there were; 0 for none. */
      readonly upToCapture: number;
      readonly upToDecision: number;
      /** How many these were, without `except`. */
      readonly total: number;
    };

/** A list holds at most so many; whoever wants more selects all of a filter. */
export const longestSelection = 100_000;

/** Decides of many captures at once. Runs in batches, one order at a time. */
export interface BulkProgress {
  readonly id: BulkId;
  /** What is done to them; an undo carries the kind and the id of what it undoes. */
  readonly kind: DecisionKind;
  readonly reason: string | null;
  readonly undoes: BulkId | null;
  readonly total: number;
  /** Decided so far; for an undo: set back. */
  readonly done: number;
  /** Left as they are: decided by someone before, changed meanwhile, or without a decision to withdraw. */
  readonly left: number;
  readonly state: 'running' | 'cancelled' | 'done' | 'failed';
  /** Why it failed, in the storage's words. */
  readonly problem: string | null;
}
