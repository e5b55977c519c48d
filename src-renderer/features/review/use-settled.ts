import { useEffect, useState } from 'react';

/**
 * A value as it was before its last change, until that has stood for `forMs`: work that prepares for later must not
 * stand in the way of the frame that shows the change.
 */
export function useSettled<T>(value: T, forMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), forMs);
    return () => clearTimeout(timer);
  }, [value, forMs]);
  return settled;
}
