import type { Model } from '../../../src-shared/domain/model';
import type { Product } from '../../../src-shared/domain/product';
import { ask, listen } from '../../api/station';
import { useAsked } from './use-asked';

/** Every installed model; none until the list is there. */
export function useModelList(): readonly Model[] {
  const { asked } = useAsked(
    'models',
    () => ask('listModels', undefined),
    (again) => listen('modelsChanged', again),
  );
  return asked.phase === 'ready' ? asked.value : [];
}

/** Every product; none until the list is there. */
export function useProductList(): readonly Product[] {
  const { asked } = useAsked(
    'products',
    () => ask('listProducts', undefined),
    (again) => listen('productsChanged', again),
  );
  return asked.phase === 'ready' ? asked.value : [];
}
