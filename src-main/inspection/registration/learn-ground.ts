/** From the good photos of a product as they lie over one another: what is part, and what lies around it. */
import type { ModelManifest } from '../../../src-shared/domain/model-manifest';
import type { Template } from './agreement';
import { type GreyImage, meanOf } from './grey-image';
import { detailOf, templateOf } from './learn-reference';
import { type Planes, partMask } from './part-mask';
import type { Pose } from './pose';

type Ground = NonNullable<NonNullable<ModelManifest['registration']>['ground']>;

/**
 * So much more than a place of the ground must a place of the part tell registration, or the ground is what it knows the
 * product by. Painted cables have 8 (wood that lies still) to 20.
 */
const leastTelling = 5;

/** Null where part and ground cannot be told apart. */
export function learnGround(photos: readonly Planes[], poses: readonly Pose[], template: Template): Ground | null {
  if (photos.length === 0) return null;
  const mean = meanPhoto(evenlyBright(photos), poses);
  const mask = partMask(mean);
  if (!mask || telling(mask, template) < leastTelling) return null;
  const [red, green, blue] = mean;
  const colours = new Uint8ClampedArray(3 * mask.length);
  for (let at = 0; at < mask.length; at++) {
    colours.set([red.values[at] as number, green.values[at] as number, blue.values[at] as number], 3 * at);
  }
  return { colours: inBase64(colours), part: inBase64(Uint8Array.from(mask, (value) => 255 * value)) };
}

const inBase64 = (bytes: Uint8Array | Uint8ClampedArray): string => Buffer.from(bytes).toString('base64');

function meanPhoto(photos: readonly Planes[], poses: readonly Pose[]): Planes {
  const everywhere = new Float32Array(photos[0]?.[0].values.length ?? 0).fill(1);
  const mean = (channel: 0 | 1 | 2): GreyImage => {
    const planes = photos.map((photo) => photo[channel]);
    const laid = templateOf(planes, poses, everywhere);
    // Few photos reach the reference's corners when laid over it; as they lie all do.
    const asTheyLie = templateOf(planes, [], everywhere);
    const values = laid.values.map((value, at) => (laid.weights[at] === 0 ? (asTheyLie.values[at] as number) : value));
    return { ...laid, values };
  };
  return [mean(0), mean(1), mean(2)];
}

/** All as bright as they are on the average. */
function evenlyBright(photos: readonly Planes[]): readonly Planes[] {
  const brightness = photos.map((photo) => photo.reduce((sum, plane) => sum + meanOf(plane), 0));
  const usual = brightness.reduce((sum, value) => sum + value, 0) / brightness.length;
  return photos.map((photo, at) => {
    const gain = usual / Math.max(1, brightness[at] as number);
    const gained = (plane: GreyImage): GreyImage => ({ ...plane, values: plane.values.map((value) => value * gain) });
    return [gained(photo[0]), gained(photo[1]), gained(photo[2])];
  });
}

/** How much registration looks at of a place of the part, on the average, beside a place of the ground. */
function telling(mask: Float32Array, template: Template): number {
  let [onPart, onGround, part] = [0, 0, 0];
  for (const [at, value] of detailOf(template).values.entries()) {
    const counts = value * value * (template.weights[at] as number);
    if (mask[at] === 1) onPart += counts;
    else onGround += counts;
    part += mask[at] as number;
  }
  return onPart / part / (onGround / (mask.length - part));
}
