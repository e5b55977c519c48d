import { type RefCallback, useCallback, useState } from 'react';

/**
 * How many rows of a long list are made: a screenful at once, and as many more whenever what stands at its end comes
 * into sight. `end` watches an element that is made anew (by its key) each time the number grows.
 */
export function useGrowingRows(step: number): { readonly rows: number; readonly end: RefCallback<HTMLElement> } {
  const [rows, setRows] = useState(step);
  const end = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      const observer = new IntersectionObserver((entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setRows((made) => made + step);
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [step],
  );
  return { rows, end };
}
