import { useEffect, useState } from 'react';
import type { CaptureDetail } from '../../../src-shared/ipc/contract';
import { ask, listen, type Problem } from '../../api/station';

export type DetailState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly detail: CaptureDetail }
  | { readonly phase: 'failed'; readonly problem: Problem };

/** A capture's whole story, kept up to date. The one before stays in sight until the next has come. */
export function useCaptureDetail(id: number): DetailState {
  const [state, setState] = useState<DetailState>({ phase: 'loading' });
  useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      const answer = await ask('captureDetail', { capture: id });
      if (left) return;
      setState(answer.ok ? { phase: 'ready', detail: answer.value } : { phase: 'failed', problem: answer });
    };
    void load();
    const stop = listen('capturesChanged', ({ captures }) => {
      if (captures.some((capture) => capture.id === id)) void load();
    });
    return () => {
      left = true;
      stop();
    };
  }, [id]);
  return state;
}
