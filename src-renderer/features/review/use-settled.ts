import { useEffect, useState } from 'react';

/**
 * A value as it was before `key` changed last, until that has stood for `forMs`: work that prepares for later must not
 * stand in the way of the frame that shows the change. Meanwhile the value may change as often as it likes.
 */
export function useSettled<T>(value: T, key: unknown, forMs: number): T {
  const [settled, setSettled] = useState(value);
  const [stood, setStood] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setStood(key), forMs);
    return () => clearTimeout(timer);
  }, [key, forMs]);
  if (stood === key && settled !== value) setSettled(value);
  return settled;
}
