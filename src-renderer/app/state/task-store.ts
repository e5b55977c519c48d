import { create } from 'zustand';
import type { AnalysisTask } from '../../../src-shared/domain/analysis-task';
import type { TaskId } from '../../../src-shared/domain/ids';
import { ask, listen } from '../../api/station';
import { currentPath } from '../hash-location';
import { i18n } from '../i18n/setup';
import { showDone, showProblem, showWarning } from '../notices';
import * as transitions from './task-transitions';

export const useTask = create<transitions.TaskState>(() => transitions.initialTask);

/** Lasts as long as the window, so that work that was begun on one screen is seen from every other. */
export function connectTask(): void {
  listen('taskProgress', (task) => {
    const before = useTask.getState().task;
    useTask.setState((state) => transitions.taskTold(state, task));
    // Where it was begun its end is in sight.
    if (transitions.endedNow(before, task) && currentPath() !== transitions.taskPlace(task)) tellEnd(task);
  });
  void ask('currentTask', undefined).then((answer) => {
    if (answer.ok) useTask.setState((state) => transitions.taskLoaded(state, answer.value));
  });
}

/** Whoever began it may be on another screen by now. */
function tellEnd(task: AnalysisTask): void {
  const left = task.kind === 'reinspect' && task.state === 'done' ? task.failed : 0;
  if (left > 0) showDone(i18n.t('task.notAll', { count: left, n: left.toLocaleString(i18n.language) }));
  else if (task.state === 'done') showDone(i18n.t(`task.done.${task.kind}`));
  if (task.state === 'failed') showWarning(i18n.t(`task.failed.${task.kind}`), task.problem);
}

export async function cancelTask(task: TaskId): Promise<void> {
  const answer = await ask('cancelTask', { task });
  if (!answer.ok) showProblem(answer);
}
