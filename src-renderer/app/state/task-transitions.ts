/** The long work on models that is under way, or was last. Pure. */
import type { AnalysisTask } from '../../../src-shared/domain/analysis-task';
import type { ProductKey } from '../../../src-shared/domain/ids';

export interface TaskState {
  readonly task: AnalysisTask | null;
}

export const initialTask: TaskState = { task: null };

export const taskTold = (_state: TaskState, task: AnalysisTask): TaskState => ({ task });

/** An event is newer than a snapshot that was asked for before it. */
export const taskLoaded = (state: TaskState, task: AnalysisTask | null): TaskState =>
  state.task === null ? { task } : state;

/** Whether this news ends a task that was seen running: worth a notice, once. */
export const endedNow = (before: AnalysisTask | null, now: AnalysisTask): boolean =>
  now.state !== 'running' && before?.id === now.id && before.state === 'running';

/** The work of this kind on this product, under way or just over. */
export function taskOf<K extends AnalysisTask['kind']>(
  { task }: TaskState,
  kind: K,
  product: ProductKey,
): Extract<AnalysisTask, { kind: K }> | null {
  return task?.kind === kind && task.product === product ? (task as Extract<AnalysisTask, { kind: K }>) : null;
}

/** 0-100; null until the number of steps is known. */
export const percentDone = ({ done, total }: Pick<AnalysisTask, 'done' | 'total'>): number | null =>
  total === 0 ? null : Math.min(100, Math.round((100 * done) / total));

/** Path of the screen where the work was begun, or of what it works for. */
export function taskPlace({ kind, product }: Pick<AnalysisTask, 'kind' | 'product'>): string {
  return kind === 'reinspect' ? `/models/${product}` : `/models/${product}/${kind}`;
}
