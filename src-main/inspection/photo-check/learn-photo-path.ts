import type { ModelInput, ModelManifest } from '../../../src-shared/domain/model-manifest';
import { learnRegistration } from '../registration/learn-registration';
import { measuresOf } from './check-photo';
import type { SmallPhoto } from './grey-photo';
import { learnCheck } from './learn-check';

/** What of a package says how a photo comes before the model, and whether it does. */
export type PhotoPathFields = Pick<ModelManifest, 'registration' | 'photoCheck'>;

/** From the good photos of a product; the same photos give the same fields. Without `register` none is tried. */
export function learnPhotoPath(photos: readonly SmallPhoto[], input: ModelInput, register: boolean): PhotoPathFields {
  const greys = photos.map(({ grey }) => grey);
  const colours = photos.map((photo) => photo.colours);
  const learnt = register ? learnRegistration(greys, input.region, colours) : null;
  const photoCheck = learnCheck(
    greys.map((grey) => measuresOf(grey, null)),
    learnt?.tried.map(({ found }) => found) ?? [],
  );
  return learnt ? { registration: learnt.registration, photoCheck } : { photoCheck };
}
