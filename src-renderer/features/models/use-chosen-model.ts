import { useSearch } from 'wouter';
import type { Model } from '../../../src-shared/domain/model';
import type { Product } from '../../../src-shared/domain/product';
import { navigate } from '../../app/hash-location';
import { modelsPath } from './models-address';
import { useModels } from './models-store';
import { usableModels } from './models-transitions';

export interface ChosenModel {
  /** Those that may judge the product. */
  readonly models: readonly Model[];
  /** Null when there is none. */
  readonly chosen: Model | null;
  readonly choose: (model: Model) => void;
}

/** The model of the address, `?model=3`; without one the tab's first: what judges now, or for a replay what may come. */
export function useChosenModel(product: Product, tab: 'thresholds' | 'replay'): ChosenModel {
  const search = useSearch();
  const models = usableModels(
    useModels((state) => state.models),
    product.key,
  );
  const asked = new URLSearchParams(search).get('model');
  const first = models.find(({ key }) => (key === product.activeModel) === (tab === 'thresholds')) ?? models[0];
  return {
    models,
    chosen: models.find(({ key }) => `${key}` === asked) ?? first ?? null,
    choose: ({ key }) => navigate(modelsPath(product.key, tab, key), { replace: true }),
  };
}
