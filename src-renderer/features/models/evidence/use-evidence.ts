import { useEffect, useState } from 'react';
import type { ModelKey, ProductKey } from '../../../../src-shared/domain/ids';
import type { ModelEvidence } from '../../../../src-shared/ipc/contract';
import { ask, listen, type Problem } from '../../../api/station';

export type EvidenceState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly problem: Problem }
  | { readonly phase: 'ready'; readonly evidence: ModelEvidence };

/** What is known of a model on a product, kept up to date: decisions, replays and saved limits change it. */
export function useEvidence(product: ProductKey, model: ModelKey) {
  const [state, setState] = useState<EvidenceState>({ phase: 'loading' });
  const [asked, setAsked] = useState(0);
  const load = (): void => setAsked((count) => count + 1);
  useEffect(() => {
    const stops = [
      listen('productsChanged', load),
      listen('taskProgress', (task) => {
        if (task.state === 'done') load();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts the wishes to load again
  useEffect(() => {
    let left = false;
    void ask('modelEvidence', { product, model }).then((answer) => {
      if (left) return;
      setState(answer.ok ? { phase: 'ready', evidence: answer.value } : { phase: 'failed', problem: answer });
    });
    return () => {
      left = true;
    };
  }, [product, model, asked]);
  // Another model's numbers must not be seen under this one's name.
  const ours = state.phase !== 'ready' || (state.evidence.model === model && state.evidence.product === product);
  return { state: ours ? state : ({ phase: 'loading' } as const), load };
}
