import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { IpcResult } from '../../../src-shared/ipc/contract';
import type { Problem } from '../../api/station';

export type Asked<T> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly problem: Problem }
  | { readonly phase: 'ready'; readonly value: T };

/**
 * What the station answers to a question, asked again when `key` says that it is another one, and whenever `follow`
 * hears of a change (it gives back the way to stop). An answer that is there stays when asking again fails.
 */
export function useAsked<T>(
  key: string,
  question: () => Promise<IpcResult<T>>,
  follow: (again: () => void) => () => void,
): { readonly asked: Asked<T>; readonly again: () => void } {
  const [held, setHeld] = useState<{ readonly key: string; readonly asked: Asked<T> } | null>(null);
  const [times, setTimes] = useState(0);
  const again = useCallback(() => setTimes((count) => count + 1), []);
  const onAsk = useEffectEvent(question);
  const onFollow = useEffectEvent(follow);
  useEffect(() => onFollow(again), [again]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts the times to ask again
  useEffect(() => {
    let left = false;
    void onAsk().then((answer) => {
      if (left) return;
      setHeld((before) => {
        if (answer.ok) return { key, asked: { phase: 'ready', value: answer.value } };
        const kept = before?.key === key && before.asked.phase === 'ready';
        return kept ? before : { key, asked: { phase: 'failed', problem: answer } };
      });
    });
    return () => {
      left = true;
    };
  }, [key, times]);
  return { asked: held?.key === key ? held.asked : { phase: 'loading' }, again };
}

/** Follows several events at once. */
export function following(...stops: readonly (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop();
  };
}
