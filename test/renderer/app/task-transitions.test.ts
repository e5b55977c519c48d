import { describe, expect, it } from 'vitest';
import { endedNow, percentDone, taskLoaded, taskOf, taskTold } from '../../../src-renderer/app/state/task-transitions';
import type { AnalysisTask } from '../../../src-shared/domain/analysis-task';
import { modelKey, productKey, taskId } from '../../../src-shared/domain/ids';

const base = { id: taskId(1), product: productKey(3), kind: 'teach', done: 4, total: 16, remainingMs: 9000 } as const;
const running: AnalysisTask = { ...base, state: 'running' };
const done: AnalysisTask = { ...base, state: 'done', done: 16, remainingMs: null, model: modelKey(5) };

describe('long work as the window knows it', () => {
  it('is not set back by an answer that an event has overtaken', () => {
    const told = taskTold({ task: null }, done);
    expect(taskLoaded(told, running).task).toBe(done);
    expect(taskLoaded({ task: null }, running).task).toBe(running);
  });

  it('is told over once, and only when it was seen under way', () => {
    expect(endedNow(running, done)).toBe(true);
    expect(endedNow(done, done)).toBe(false);
    expect(endedNow(null, done)).toBe(false);
    expect(endedNow({ ...running, id: taskId(9) }, done)).toBe(false);
    expect(endedNow(running, running)).toBe(false);
  });

  it('belongs to one product and kind', () => {
    expect(taskOf({ task: running }, 'teach', productKey(3))).toBe(running);
    expect(taskOf({ task: running }, 'teach', productKey(1))).toBeNull();
    expect(taskOf({ task: running }, 'replay', productKey(3))).toBeNull();
  });

  it('has no share done before its steps are known', () => {
    expect(percentDone({ done: 0, total: 0 })).toBeNull();
    expect(percentDone(running)).toBe(25);
  });
});
