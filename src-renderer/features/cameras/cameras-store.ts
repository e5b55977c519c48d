import { create } from 'zustand';
import type { Admission, CameraStatus } from '../../../src-shared/domain/camera';
import type { CameraKey, ProductKey } from '../../../src-shared/domain/ids';
import { ask, listen } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showProblem, showUndoable } from '../../app/notices';

export interface CamerasState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly cameras: readonly CameraStatus[];
  /** When `cameras` was loaded: silence is counted from here. */
  readonly nowMs: number;
}

export const useCameras = create<CamerasState>(() => ({ phase: 'loading', cameras: [], nowMs: Date.now() }));

export async function loadCameras(): Promise<void> {
  const list = await ask('listCameras', undefined);
  if (list.ok) useCameras.setState({ phase: 'ready', cameras: list.value, nowMs: Date.now() });
  else if (useCameras.getState().phase === 'ready') showProblem(list);
  else useCameras.setState({ phase: 'failed' });
}

/** Silence begins without an event: the list is looked at again from time to time. */
const refreshMs = 15_000;
/** With many cameras the list changes with every photo. */
const reloadIntervalMs = 1000;

/** Follows the list while the screen is open; returns the way to stop. */
export function followCameras(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = listen('camerasChanged', () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void loadCameras();
    }, reloadIntervalMs);
  });
  const refresh = setInterval(() => void loadCameras(), refreshMs);
  void loadCameras();
  return () => {
    stop();
    clearTimeout(timer);
    clearInterval(refresh);
  };
}

export async function renameCamera(camera: CameraKey, name: string): Promise<void> {
  const answer = await ask('renameCamera', { camera, name });
  if (!answer.ok) showProblem(answer);
  await loadCameras();
}

export async function setAdmission(camera: CameraKey, admission: Admission): Promise<void> {
  const answer = await ask('setAdmission', { camera, admission });
  if (!answer.ok) showProblem(answer);
  await loadCameras();
}

/** Its captures belong to that product from the next one on; the change is logged, and so is its undoing. */
export async function setCameraProduct(
  camera: Pick<CameraStatus, 'key' | 'product'>,
  product: ProductKey,
  productName: string,
): Promise<void> {
  const answer = await ask('setCameraProduct', { camera: camera.key, product });
  await loadCameras();
  if (!answer.ok) {
    showProblem(answer);
    return;
  }
  showUndoable(i18n.t('cameras.productSet', { product: productName }), () => {
    void ask('setCameraProduct', { camera: camera.key, product: camera.product }).then((undone) => {
      if (!undone.ok) showProblem(undone);
      return loadCameras();
    });
  });
}
