import type { ModelKey, ProductKey } from '../../../../src-shared/domain/ids';
import type { IpcResult, LabelledCapture, ReplayResult } from '../../../../src-shared/ipc/contract';
import { ask, listen } from '../../../api/station';
import { following, useAsked } from '../../../app/state/use-asked';

export interface KnownOfCandidate {
  /** Its newest replay against the model that is active now, or else the one that was; null without one. */
  readonly result: ReplayResult | null;
  /** The product's labelled set. */
  readonly labelled: readonly LabelledCapture[];
}

async function askBoth(product: ProductKey, model: ModelKey): Promise<IpcResult<KnownOfCandidate>> {
  const [replay, labelled] = await Promise.all([
    ask('newestReplay', { product, model }),
    ask('labelledCaptures', { product }),
  ]);
  if (!replay.ok) return replay;
  return labelled.ok ? { ok: true, value: { result: replay.value, labelled: labelled.value } } : labelled;
}

/** Thresholds and labels change it, what is active, and a replay that ends. */
export const useReplay = (product: ProductKey, candidate: ModelKey) =>
  useAsked(
    `${product} ${candidate}`,
    () => askBoth(product, candidate),
    (again) =>
      following(
        listen('productsChanged', again),
        listen('modelsChanged', again),
        listen('taskProgress', ({ kind, state }) => {
          if (kind === 'replay' && state === 'done') again();
        }),
      ),
  );
