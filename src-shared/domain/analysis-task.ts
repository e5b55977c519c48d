import type { ModelKey, ProductKey, ReplayId, TaskId } from './ids';

/** Long work on models, in a process of its own; one at a time. */
export type AnalysisTask = {
  readonly id: TaskId;
  readonly product: ProductKey;
  /** Photos worked on, or steps of teaching; `total` is 0 until it is known. */
  readonly done: number;
  readonly total: number;
  /** Estimated from the pace so far; null until there is one, and at the end. */
  readonly remainingMs: number | null;
} & (
  | ({ readonly kind: 'teach' } & TaskEnd<{ readonly model: ModelKey }>)
  | ({ readonly kind: 'replay' } & TaskEnd<{ readonly replay: ReplayId }>)
  | ({ readonly kind: 'reinspect' } & TaskEnd<{ readonly failed: number }>)
);

type TaskEnd<Outcome> =
  | { readonly state: 'running' | 'cancelled' }
  | { readonly state: 'failed'; readonly problem: string }
  | ({ readonly state: 'done' } & Outcome);

/** At least this many photos are needed to teach; with fewer than advised, thresholds are guesses. */
export const teachPhotoLimits = { least: 5, advised: 20, usual: 60, most: 200 } as const;

/** File endings of photos that can be taught from a folder. */
export const teachPhotoEndings = ['.jpg', '.jpeg', '.png'] as const;
