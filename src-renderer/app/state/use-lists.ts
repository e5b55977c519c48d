import { useEffect, useState } from 'react';
import type { Model } from '../../../src-shared/domain/model';
import type { Product } from '../../../src-shared/domain/product';
import type { RequestOutput } from '../../../src-shared/ipc/contract';
import type { EventName } from '../../../src-shared/ipc/events';
import { ask, listen } from '../../api/station';

/** A list of the station, loaded again when it says that it changed; null until it is there. */
function useList<N extends 'listModels' | 'listProducts'>(request: N, changed: EventName): RequestOutput[N] | null {
  const [list, setList] = useState<RequestOutput[N] | null>(null);
  useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      const answer = await ask(request, undefined as never);
      // One that fails keeps the list before: the screens show the station's troubles elsewhere.
      if (!left && answer.ok) setList(() => answer.value);
    };
    void load();
    const stop = listen(changed, () => void load());
    return () => {
      left = true;
      stop();
    };
  }, [request, changed]);
  return list;
}

export const useModelList = (): readonly Model[] | null => useList('listModels', 'modelsChanged');
export const useProductList = (): readonly Product[] | null => useList('listProducts', 'productsChanged');
