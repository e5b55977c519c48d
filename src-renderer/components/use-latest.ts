import { useCallback, useLayoutEffect, useRef } from 'react';

/** Does what the newest `action` would and stays the same function: whoever is given it need not be drawn again. */
export function useLatest(action: () => void): () => void {
  const latest = useRef(action);
  useLayoutEffect(() => {
    latest.current = action;
  });
  return useCallback(() => latest.current(), []);
}
