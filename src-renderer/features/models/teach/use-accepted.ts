import { useEffect, useState } from 'react';
import type { ProductKey } from '../../../../src-shared/domain/ids';
import type { AcceptedCounts } from '../../../../src-shared/domain/product';
import { ask, listen } from '../../../api/station';
import { showProblem } from '../../../app/notices';

/** While operators decide, counted again at most this often. */
const recountMs = 2000;

/** Accepted captures that can be taught; null until they are counted. */
export function useAccepted(product: ProductKey): AcceptedCounts | null {
  const [counts, setCounts] = useState<AcceptedCounts | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const count = async (): Promise<void> => {
      const answer = await ask('countAccepted', { product });
      if (!wanted) return;
      if (answer.ok) setCounts(answer.value);
      else showProblem(answer);
    };
    void count();
    const stop = listen('capturesChanged', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void count();
      }, recountMs);
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
      stop();
    };
  }, [product]);
  return counts;
}
