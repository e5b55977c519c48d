import { useEffect, useState } from 'react';
import type { ModelKey, ProductKey } from '../../../../src-shared/domain/ids';
import type { LabelledCapture, ReplayResult } from '../../../../src-shared/ipc/contract';
import { ask, listen, type Problem } from '../../../api/station';

export interface ReplayState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: Problem | null;
  /** The candidate's newest replay against the model that is active now. */
  readonly result: ReplayResult | null;
  readonly labelled: readonly LabelledCapture[];
}

/** The newest replay of a candidate and the labelled set of its product, both kept up to date. */
export function useReplay(product: ProductKey, candidate: ModelKey) {
  const [state, setState] = useState<ReplayState>({ phase: 'loading', problem: null, result: null, labelled: [] });
  const [asked, setAsked] = useState(0);
  const load = (): void => setAsked((count) => count + 1);
  useEffect(() => {
    const stops = [
      // Thresholds and labels; what is active.
      listen('productsChanged', load),
      listen('modelsChanged', load),
      listen('taskProgress', (task) => {
        if (task.kind === 'replay' && task.state === 'done') load();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts the wishes to load again
  useEffect(() => {
    let left = false;
    void Promise.all([ask('newestReplay', { product, model: candidate }), ask('labelledCaptures', { product })]).then(
      ([replay, labelled]) => {
        if (left) return;
        const problem = replay.ok ? (labelled.ok ? null : labelled) : replay;
        if (replay.ok && labelled.ok) {
          setState({ phase: 'ready', problem: null, result: replay.value, labelled: labelled.value });
        } else setState((before) => ({ ...before, phase: 'failed', problem }));
      },
    );
    return () => {
      left = true;
    };
  }, [product, candidate, asked]);
  return { ...state, load };
}
