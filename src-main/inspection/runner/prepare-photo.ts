/** The way of a photo to the model, the same when teaching and when judging: checked, registered, fitted to the input. */
import type { Tensor } from 'onnxruntime-node';
import type { PhotoProblem } from '../../../src-shared/domain/inspection';
import type { ModelInput, ModelManifest } from '../../../src-shared/domain/model-manifest';
import type { DecodedPhoto } from '../photo/decode-photo';
import { measuresOf, problemOf } from '../photo-check/check-photo';
import { greyPhoto } from '../photo-check/grey-photo';
import { asTaught, type Pose } from '../registration/pose';
import { registrarOf } from '../registration/registration';
import { type Fit, fitPhoto } from './fit-photo';
import { inputPixels, inputTensor } from './input-tensor';

export interface PreparedPhoto {
  readonly tensor: Tensor;
  readonly fit: Fit;
  /** Why the photo cannot be judged; null when it can, or when the package does not say. */
  readonly photoProblem: PhotoProblem | null;
}

/** With `turned` a photo that shows its part alone is laid so: for teaching. */
export type PreparePhoto = (photo: DecodedPhoto, turned?: Pose) => PreparedPhoto;

export type PhotoPath = Pick<ModelManifest, 'input' | 'registration' | 'photoCheck'>;

export function photoPath({ input, registration, photoCheck }: PhotoPath): PreparePhoto {
  const registrar = registration && { find: registrarOf(registration).find, least: registration.leastAgreement };
  return (photo, turned) => {
    if (!registrar && !photoCheck) return { ...fitted(photo, fitPhoto(photo, input), input), photoProblem: null };
    const grey = greyPhoto(photo);
    const found = registrar?.find(grey) ?? null;
    const part = registrar && found && found.agreement >= registrar.least ? found : null;
    const surroundings = part?.surroundings() ?? null;
    const fit = fitPhoto(photo, input, part?.pose ?? null, surroundings ? turned : asTaught);
    return {
      ...fitted(photo, { ...fit, surroundings }, input),
      photoProblem: photoCheck ? problemOf(measuresOf(grey, found?.agreement ?? null), photoCheck) : null,
    };
  };
}

const fitted = (photo: DecodedPhoto, fit: Fit, input: ModelInput): { fit: Fit; tensor: Tensor } => ({
  fit,
  tensor: inputTensor(inputPixels(photo, fit, input), fit, input),
});
