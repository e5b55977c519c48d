/** The reference of a product as its package holds it, and the laying of photos over it. */
import type { ModelManifest } from '../../../src-shared/domain/model-manifest';
import type { Template } from './agreement';
import { type FoundPose, findPose, matcherOf } from './find-pose';
import { type GreyImage, shrink } from './grey-image';
import { detailOf } from './learn-reference';
import { type Surroundings, surrounderOf } from './surroundings';

export type Registration = NonNullable<ModelManifest['registration']>;

/** `template.values`: the mean photo, with its shading. */
export function registrationFields(template: Template, leastAgreement: number): Registration {
  const { width, height, values, weights } = template;
  const most = weights.reduce((largest, weight) => Math.max(largest, weight), 0) || 1;
  return {
    width,
    height,
    reference: toText(values, 1),
    weights: toText(weights, 255 / most),
    leastAgreement: Math.round(leastAgreement * 1e4) / 1e4,
  };
}

const toText = (values: Float32Array, scale: number): string =>
  Buffer.from(Uint8ClampedArray.from(values, (value) => value * scale)).toString('base64');

export interface FoundPart extends FoundPose {
  /** What the photo is drawn with in that pose; null when the reference says nothing of the ground. */
  surroundings(): Surroundings | null;
}

export interface Registrar {
  /** Null for a photo of another shape than the reference's: its agreement says nothing. */
  find(photo: GreyImage): FoundPart | null;
}

/** Photos of another shape cannot be laid over the reference. */
const aspectTolerance = 0.03;

export function registrarOf(registration: Registration): Registrar {
  const { width, height, reference, weights } = registration;
  const surround = surrounderOf(registration);
  const values = Float32Array.from(Buffer.from(reference, 'base64'));
  const matcher = matcherOf({
    ...detailOf({ width, height, values }),
    weights: Float32Array.from(Buffer.from(weights, 'base64')),
  });
  return {
    find(photo) {
      if (Math.abs((photo.width * height) / (photo.height * width) - 1) > aspectTolerance) return null;
      const small = shrink(photo, width, height);
      const found = findPose(matcher, detailOf(small));
      return { ...found, surroundings: () => surround?.(small, found.pose) ?? null };
    },
  };
}
