import { assertNever } from '../../../src-shared/domain/assert-never';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { type Affine, asTaught, inverse, joined, type Pose, toPhoto } from '../registration/pose';
import type { Surroundings } from '../registration/surroundings';

interface Size {
  readonly width: number;
  readonly height: number;
}
interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** How a photo comes to lie on the model's input of this size. */
export interface Fit extends Size {
  /** The part that is looked at, in photo pixels. */
  readonly source: Box;
  /** Where that part lies, in input pixels; what is outside the input is cut off. */
  readonly target: Box;
  /** Where the whole photo would lie, in input pixels, as it was taken. */
  readonly photo: Box;
  /** From the photo as it was taken to the model's input, in pixels of each; turned when the photo is registered. */
  readonly toInput: Affine;
  /** From the photo as it lies over the reference to the model's input, in pixels of each. */
  readonly laidToInput: Affine;
  /** Size of the photo in its own pixels. */
  readonly photoSize: Size;
  readonly isTurned: boolean;
  /** What the photo is drawn with, when its part alone is looked at. */
  readonly surroundings: Surroundings | null;
}

/**
 * Applies the manifest's region and resize rule; sizes in pixels. With a pose the photo is first brought to lie as the
 * reference does, about which region and rule speak. With `turned` it is then laid so: for teaching.
 */
export function fitPhoto(
  photo: Size,
  input: Pick<ModelInput, 'width' | 'height' | 'region' | 'resize'>,
  pose: Pose | null = null,
  turned: Pose = asTaught,
): Fit {
  const region = input.region ?? { x: 0, y: 0, width: 1, height: 1 };
  const source = {
    x: region.x * photo.width,
    y: region.y * photo.height,
    width: region.width * photo.width,
    height: region.height * photo.height,
  };
  const { size, target } = place(source, input);
  const across = target.width / source.width;
  const down = target.height / source.height;
  const whole = {
    x: target.x - source.x * across,
    y: target.y - source.y * down,
    width: photo.width * across,
    height: photo.height * down,
  };
  const straight = { a: across, b: 0, c: 0, d: down, e: whole.x, f: whole.y };
  const laidToInput = joined(toPhoto(turned, photo), straight);
  return {
    ...size,
    source,
    target,
    photo: whole,
    toInput: pose ? joined(inverse(toPhoto(pose, photo)), laidToInput) : laidToInput,
    laidToInput,
    photoSize: { width: photo.width, height: photo.height },
    isTurned: pose !== null,
    surroundings: null,
  };
}

function place(source: Size, input: Pick<ModelInput, 'width' | 'height' | 'resize'>): { size: Size; target: Box } {
  const { width, height, resize } = input;
  const size = { width, height };
  switch (resize.rule) {
    case 'stretch':
      return { size, target: { x: 0, y: 0, ...size } };
    case 'letterbox':
      return { size, target: centred(size, source, Math.min(width / source.width, height / source.height)) };
    case 'crop':
      return { size, target: centred(size, source, Math.max(width / source.width, height / source.height)) };
    case 'keep-area': {
      const scale = Math.sqrt((width * height) / (source.width * source.height));
      const side = (pixels: number): number =>
        Math.max(1, Math.round((pixels * scale) / resize.multipleOf)) * resize.multipleOf;
      const fitted = { width: side(source.width), height: side(source.height) };
      return { size: fitted, target: { x: 0, y: 0, ...fitted } };
    }
    default:
      return assertNever(resize);
  }
}

function centred(size: Size, source: Size, scale: number): Box {
  const width = Math.round(source.width * scale);
  const height = Math.round(source.height * scale);
  return { x: Math.round((size.width - width) / 2), y: Math.round((size.height - height) / 2), width, height };
}
