import type { PhotoProblem } from '../../../src-shared/domain/inspection';
import type { ModelManifest } from '../../../src-shared/domain/model-manifest';
import { type GreyImage, meanOf } from '../registration/grey-image';
import { focusOf } from './focus';

export type PhotoCheck = NonNullable<ModelManifest['photoCheck']>;

export interface PhotoMeasures {
  /** Mean, 0-255. */
  readonly brightness: number;
  /** As `focusOf`. */
  readonly focus: number;
  /** With the reference, -1 to 1; null when there is none. */
  readonly agreement: number | null;
}

export const measuresOf = (photo: GreyImage, agreement: number | null): PhotoMeasures => ({
  brightness: meanOf(photo),
  focus: focusOf(photo),
  agreement,
});

/** Why a photo cannot be judged, the cause before its consequences; null when it can. */
export function problemOf(measures: PhotoMeasures, { brightness, focus, framing }: PhotoCheck): PhotoProblem | null {
  if (brightness && measures.brightness < brightness.least) return 'too-dark';
  if (brightness && measures.brightness > brightness.most) return 'too-bright';
  if (framing && measures.agreement !== null && measures.agreement < framing.leastAgreement) return 'no-part';
  return focus && measures.focus < focus.least ? 'blurred' : null;
}
