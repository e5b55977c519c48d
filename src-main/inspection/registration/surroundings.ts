/**
 * What lies around the part does not turn with it. So a registered photo shows the part alone, and around it, and where the
 * photo does not reach, the mean of the taught photos: what it sees is then the same however the part lay.
 */
import type { ModelManifest } from '../../../src-shared/domain/model-manifest';
import type { GreyImage } from './grey-image';
import { type Pose, toPhoto } from './pose';

type Registration = NonNullable<ModelManifest['registration']>;

/** Of one registered photo, in pixels of the reference: red, green, blue, opacity, row by row. */
export interface Surroundings {
  readonly width: number;
  readonly height: number;
  /** Its opacity is that of the photo: 255 where it is looked at, 0 where the ground stands for it. */
  readonly photo: Uint8ClampedArray;
  /** As bright as the photo. */
  readonly ground: Uint8ClampedArray;
}

/** `pose`: how the part lies in the photo, which is as small as the reference. */
export type Surround = (photo: GreyImage, pose: Pose) => Surroundings;

/** Over this share of the width the photo fades in from its own edges. */
const fadeShare = 0.03;

/** Null for a reference that does not tell the part from its ground. */
export function surrounderOf({ width, height, reference, ground }: Registration): Surround | null {
  if (!ground) return null;
  const grey = Buffer.from(reference, 'base64');
  const colours = Buffer.from(ground.colours, 'base64');
  const part = Buffer.from(ground.part, 'base64');
  return (small, pose) => {
    const { a, b, c, d, e, f } = toPhoto(pose, { width, height });
    const photo = new Uint8ClampedArray(4 * width * height);
    let [own, expected] = [0, 0];
    for (let at = 0; at < part.length; at++) {
      if (part[at] !== 255) continue;
      const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
      const [px, py] = [a * x + c * y + e, b * x + d * y + f];
      const within = Math.min(px, py, width - px, height - py);
      if (within <= 0) continue;
      photo[4 * at + 3] = Math.min(1, within / (fadeShare * width)) * 255;
      own += small.values[Math.floor(py) * width + Math.floor(px)] as number;
      expected += grey[at] as number;
    }
    return { width, height, photo, ground: asBright(colours, expected > 0 ? own / expected : 1) };
  };
}

function asBright(colours: Uint8Array, gain: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray((colours.length / 3) * 4).fill(255);
  for (let from = 0, to = 0; from < colours.length; from += 3, to += 4) {
    for (let channel = 0; channel < 3; channel++) pixels[to + channel] = gain * (colours[from + channel] as number);
  }
  return pixels;
}
