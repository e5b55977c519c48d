import { create } from 'zustand';
import type { CameraKey, CaptureId, ModelKey, ProductKey } from '../../../src-shared/domain/ids';
import type { PhotoRegion, Product } from '../../../src-shared/domain/product';
import type { IpcResult } from '../../../src-shared/ipc/contract';
import { ask, listen } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showDone, showProblem } from '../../app/notices';
import * as transitions from './models-transitions';

export const useModels = create<transitions.ModelsState>(() => transitions.initialModels);

export async function loadModels(): Promise<void> {
  const [products, models, cameras] = await Promise.all([
    ask('listProducts', undefined),
    ask('listModels', undefined),
    ask('listCameras', undefined),
  ]);
  if (products.ok && models.ok && cameras.ok) {
    const lists = { products: products.value, models: models.value, cameras: cameras.value };
    useModels.setState((state) => transitions.loaded(state, lists));
    return;
  }
  const problem = [products, models, cameras].find(({ ok }) => !ok);
  if (useModels.getState().phase === 'ready' && problem && !problem.ok) showProblem(problem);
  useModels.setState(transitions.loadFailed);
}

/** Every photo and decision changes what is counted; it need not be shown at once. */
const refreshMs = 4000;

/** Follows the lists while the screen is open; returns the way to stop. */
export function followModels(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reload = (): void => void loadModels();
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      reload();
    }, refreshMs);
  };
  const stops = [
    listen('modelsChanged', reload),
    listen('productsChanged', reload),
    listen('camerasChanged', later),
    listen('capturesChanged', later),
  ];
  reload();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Runs one change; a refusal is shown. Answers what the station said, null when it refused. */
async function change<T>(request: Promise<IpcResult<T>>): Promise<{ readonly value: T } | null> {
  useModels.setState(transitions.workBegan);
  const answer = await request;
  useModels.setState(transitions.workEnded);
  if (!answer.ok) showProblem(answer);
  await loadModels();
  return answer.ok ? { value: answer.value } : null;
}

/** Answers the new product; null when it was refused. */
export async function addProduct(name: string): Promise<Product | null> {
  return (await change(ask('addProduct', { name })))?.value ?? null;
}

export async function renameProduct(product: ProductKey, name: string): Promise<void> {
  await change(ask('changeProduct', { product, name }));
}

/** Answers whether it was taken. */
export async function changeReference(
  product: ProductKey,
  referenceCapture: CaptureId | null,
  region: PhotoRegion | null,
): Promise<boolean> {
  const saved = await change(ask('changeProduct', { product, referenceCapture, region }));
  if (saved) showDone(i18n.t('reference.saved'));
  return saved !== null;
}

export async function giveCamera(camera: CameraKey, product: ProductKey): Promise<void> {
  await change(ask('setCameraProduct', { camera, product }));
}

export async function installModel(from: 'folder' | 'zip'): Promise<void> {
  const answer = await change(ask('installModel', { from }));
  if (!answer) return;
  const outcome = answer.value;
  useModels.setState((state) => transitions.installAnswered(state, outcome));
  if (outcome.state !== 'installed') return;
  const { name, version } = outcome.model;
  showDone(i18n.t('models.installedNotice', { name, version }));
}

/** `confirmed`: also when it did worse than the active one, or was not compared with it. */
export async function activateModel(product: ProductKey, model: ModelKey, confirmed = false): Promise<void> {
  const answer = await change(ask('activateModel', { product, model, confirmWorse: confirmed }));
  if (!answer) return;
  const outcome = answer.value;
  useModels.setState((state) => transitions.activationAnswered(state, { product, model }, outcome));
  if (outcome.state === 'activated') showDone(i18n.t('models.activated'));
}

export async function deactivateModel(product: ProductKey): Promise<void> {
  if (await change(ask('deactivateModel', { product }))) showDone(i18n.t('models.deactivated'));
}

export async function rollBack(product: ProductKey): Promise<void> {
  if (await change(ask('rollBack', { product }))) showDone(i18n.t('models.rolledBack'));
}

export const dropQuestion = (): void => useModels.setState(transitions.questionDropped);
export const dismissRefusal = (): void => useModels.setState(transitions.refusalDismissed);
