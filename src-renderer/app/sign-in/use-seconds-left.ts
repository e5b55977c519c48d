import { useEffect, useState } from 'react';

/** Whole seconds until then, counted down; 0 when it is over. */
export function useSecondsLeft(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const look = (): void => setNowMs(Date.now());
    const first = setTimeout(look);
    const timer = untilMs > Date.now() ? setInterval(look, 250) : undefined;
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [untilMs]);
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}
