import { useEffect, useState } from 'react';
import type { AnalysisTask } from '../../../src-shared/domain/analysis-task';
import { ask, listen } from '../../api/station';

/** The long work on models that is under way, or the last one; null before the first. */
export function useTask(): AnalysisTask | null {
  const [task, setTask] = useState<AnalysisTask | null>(null);
  useEffect(() => {
    let left = false;
    const stop = listen('taskProgress', (told) => setTask(told));
    void ask('currentTask', undefined).then((answer) => {
      // What was told meanwhile is newer.
      if (!left && answer.ok) setTask((told) => told ?? answer.value);
    });
    return () => {
      left = true;
      stop();
    };
  }, []);
  return task;
}
