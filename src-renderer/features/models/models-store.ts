import { create } from 'zustand';
import type { ModelKey } from '../../../src-shared/domain/ids';
import type { Model } from '../../../src-shared/domain/model';
import { defaultProduct } from '../../../src-shared/domain/product';
import { ask, listen } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showDone, showProblem } from '../../app/notices';

export interface ModelsState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly models: readonly Model[];
  /** A package is being installed or activated. */
  readonly busy: boolean;
  /** What was wrong with the package that was refused last. */
  readonly refused: string | null;
  /** The activation that the station wants an explicit yes for, and why. */
  readonly confirming: { readonly model: ModelKey; readonly why: 'worse' | 'not-replayed' } | null;
}

export const useModels = create<ModelsState>(() => ({
  phase: 'loading',
  models: [],
  busy: false,
  refused: null,
  confirming: null,
}));

export async function loadModels(): Promise<void> {
  const list = await ask('listModels', undefined);
  if (list.ok) useModels.setState({ phase: 'ready', models: list.value });
  else if (useModels.getState().phase === 'ready') showProblem(list);
  else useModels.setState({ phase: 'failed' });
}

/** Follows the list while the screen is open; returns the way to stop. */
export function followModels(): () => void {
  void loadModels();
  return listen('modelsChanged', () => void loadModels());
}

export async function installModel(from: 'folder' | 'zip'): Promise<void> {
  useModels.setState({ busy: true, refused: null });
  const answer = await ask('installModel', { from });
  useModels.setState({ busy: false });
  if (!answer.ok) {
    showProblem(answer);
    return;
  }
  const outcome = answer.value;
  if (outcome.state === 'refused') useModels.setState({ refused: outcome.problem });
  if (outcome.state === 'installed') {
    const { name, version } = outcome.model;
    showDone(i18n.t('models.installedNotice', { name, version }));
    await loadModels();
  }
}

/** `confirmed`: also when it did worse than the active one, or was not compared with it. */
export async function activateModel(model: ModelKey, confirmed = false): Promise<void> {
  useModels.setState({ busy: true, confirming: null });
  const answer = await ask('activateModel', { product: defaultProduct, model, confirmWorse: confirmed });
  useModels.setState({ busy: false });
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'activated') showDone(i18n.t('models.activated'));
  else useModels.setState({ confirming: { model, why: answer.value.why } });
  await loadModels();
}
