import type { ModelInput, ModelManifest } from '../../../src-shared/domain/model-manifest';
import type { GreyImage } from '../registration/grey-image';
import { learnRegistration } from '../registration/learn-registration';
import { measuresOf } from './check-photo';
import { learnCheck } from './learn-check';

/** What of a package says how a photo comes before the model, and whether it does. */
export type PhotoPathFields = Pick<ModelManifest, 'registration' | 'photoCheck'>;

/** From the good photos of a product; the same photos give the same fields. Without `register` none is tried. */
export function learnPhotoPath(photos: readonly GreyImage[], input: ModelInput, register: boolean): PhotoPathFields {
  const learnt = register ? learnRegistration(photos, input.region) : null;
  const photoCheck = learnCheck(
    photos.map((photo) => measuresOf(photo, null)),
    learnt?.tried.map(({ found }) => found) ?? [],
  );
  return learnt ? { registration: learnt.registration, photoCheck } : { photoCheck };
}
