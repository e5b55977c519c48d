import type { ModelKey, ProductKey } from '../../../../src-shared/domain/ids';
import { ask, listen } from '../../../api/station';
import { following, useAsked } from '../../../app/state/use-asked';

/** What is known of a model on a product: decisions, replays and saved limits change it. */
export const useEvidence = (product: ProductKey, model: ModelKey) =>
  useAsked(
    `${product} ${model}`,
    () => ask('modelEvidence', { product, model }),
    (again) =>
      following(
        listen('productsChanged', again),
        listen('taskProgress', ({ state }) => {
          if (state === 'done') again();
        }),
      ),
  );
