import type { Capture } from '../../../src-shared/domain/capture';
import type { Shift } from '../../../src-shared/domain/shift';
import { useStation } from '../state/station-store';
import { i18n } from './setup';
import { useText } from './use-text';

/** Names that the station's data and the catalogue give together. */
export interface Words {
  /** The operator's own label of a reason, else the built-in words of its code, else the code. */
  reason(code: string): string;
  shift(shift: Pick<Shift, 'code' | 'label'>): string;
  camera(camera: { readonly cameraId: number; readonly name: string }): string;
  captureCamera(capture: Capture): string;
}

export function useWords(): Words {
  const t = useText();
  const reasons = useStation((state) => state.settings?.reasons);
  const camera: Words['camera'] = ({ cameraId, name }) => name || t('capture.unnamedCamera', { id: cameraId });
  return {
    reason: (code) => {
      const label = reasons?.find((reason) => reason.code === code)?.label;
      if (label) return label;
      const key = `reason.${code}`;
      return i18n.exists(key) ? t(key as 'reason.other') : code;
    },
    shift: ({ code, label }) => {
      const key = `shifts.names.${code}`;
      return label || (i18n.exists(key) ? t(key as 'shifts.names.early') : code);
    },
    camera,
    captureCamera: (capture) => camera({ cameraId: capture.cameraId, name: capture.cameraName }),
  };
}
