/** The way of a photo to the model, the same when teaching and when judging: checked, registered, fitted to the input. */
import type { Tensor } from 'onnxruntime-node';
import type { PhotoProblem } from '../../../src-shared/domain/inspection';
import type { ModelInput, ModelManifest } from '../../../src-shared/domain/model-manifest';
import type { DecodedPhoto } from '../photo/decode-photo';
import { measuresOf, problemOf } from '../photo-check/check-photo';
import { greyPhoto } from '../photo-check/grey-photo';
import type { Pose } from '../registration/pose';
import { registrarOf } from '../registration/registration';
import type { Surroundings } from '../registration/surroundings';
import { type Fit, fitPhoto } from './fit-photo';
import { inputPixels, inputTensor } from './input-tensor';

export interface PreparedPhoto {
  readonly tensor: Tensor;
  readonly fit: Fit;
  /** Why the photo cannot be judged; null when it can, or when the package does not say. */
  readonly photoProblem: PhotoProblem | null;
}

export type PreparePhoto = (photo: DecodedPhoto) => PreparedPhoto;

export type PhotoPath = Pick<ModelManifest, 'input' | 'registration' | 'photoCheck'>;

export function photoPath({ input, registration, photoCheck }: PhotoPath): PreparePhoto {
  const registrar = registration && { ...registrarOf(registration), least: registration.leastAgreement };
  return (photo) => {
    if (!registrar && !photoCheck) return { ...fitted(photo, input, null, null), photoProblem: null };
    const grey = greyPhoto(photo);
    const found = registrar?.find(grey) ?? null;
    const pose = registrar && found && found.agreement >= registrar.least ? found.pose : null;
    return {
      ...fitted(photo, input, pose, pose && registrar ? registrar.surround(grey, pose) : null),
      photoProblem: photoCheck ? problemOf(measuresOf(grey, found?.agreement ?? null), photoCheck) : null,
    };
  };
}

function fitted(
  photo: DecodedPhoto,
  input: ModelInput,
  pose: Pose | null,
  surroundings: Surroundings | null,
): { fit: Fit; tensor: Tensor } {
  const fit = { ...fitPhoto(photo, input, pose), surroundings };
  return { fit, tensor: inputTensor(inputPixels(photo, fit, input), fit, input) };
}
