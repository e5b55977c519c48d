/** What the Models screen knows. Pure: answers of the station in, the next state out. */
import type { CameraStatus } from '../../../src-shared/domain/camera';
import type { ModelKey, ProductKey } from '../../../src-shared/domain/ids';
import type { Model } from '../../../src-shared/domain/model';
import type { Product } from '../../../src-shared/domain/product';
import type { ActivationOutcome, ModelInstallOutcome } from '../../../src-shared/ipc/contract';

type Doubt = Extract<ActivationOutcome, { state: 'needs-confirmation' }>;

/** An activation that the station wants an explicit yes for. */
export interface Confirmation extends Pick<Doubt, 'why' | 'comparison'> {
  readonly product: ProductKey;
  readonly model: ModelKey;
}

export interface ModelsState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly products: readonly Product[];
  readonly models: readonly Model[];
  readonly cameras: readonly CameraStatus[];
  /** A package is being installed, or what judges is being changed. */
  readonly busy: boolean;
  /** What was wrong with the package that was refused last. */
  readonly refused: string | null;
  readonly confirming: Confirmation | null;
}

export const initialModels: ModelsState = {
  phase: 'loading',
  products: [],
  models: [],
  cameras: [],
  busy: false,
  refused: null,
  confirming: null,
};

export const loaded = (
  state: ModelsState,
  lists: Pick<ModelsState, 'products' | 'models' | 'cameras'>,
): ModelsState => ({ ...state, ...lists, phase: 'ready' });

/** A list that is on screen stays there. */
export const loadFailed = (state: ModelsState): ModelsState =>
  state.phase === 'ready' ? state : { ...state, phase: 'failed' };

/** A new attempt: what was asked or refused before is over. */
export const workBegan = (state: ModelsState): ModelsState => ({
  ...state,
  busy: true,
  refused: null,
  confirming: null,
});

export const workEnded = (state: ModelsState): ModelsState => ({ ...state, busy: false });

export const activationAnswered = (
  state: ModelsState,
  order: { readonly product: ProductKey; readonly model: ModelKey },
  outcome: ActivationOutcome,
): ModelsState =>
  outcome.state === 'activated'
    ? { ...state, confirming: null }
    : { ...state, confirming: { ...order, why: outcome.why, comparison: outcome.comparison } };

export const installAnswered = (state: ModelsState, outcome: ModelInstallOutcome): ModelsState => ({
  ...state,
  refused: outcome.state === 'refused' ? outcome.problem : null,
});

export const questionDropped = (state: ModelsState): ModelsState => ({ ...state, confirming: null });
export const refusalDismissed = (state: ModelsState): ModelsState => ({ ...state, refused: null });

/** What may judge a product: models taught for it, and those that were brought. Newest first, as they are listed. */
export const usableModels = (models: readonly Model[], product: ProductKey): readonly Model[] =>
  models.filter(({ taught }) => taught === null || taught.product === product);
