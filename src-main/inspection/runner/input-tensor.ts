import { type Canvas, createCanvas, type Image, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import { Tensor } from 'onnxruntime-node';
import { assertNever } from '../../../src-shared/domain/assert-never';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { toHalf } from '../onnx/half';
import type { DecodedPhoto } from '../photo/decode-photo';
import { type Affine, joined } from '../registration/pose';
import type { Surroundings } from '../registration/surroundings';
import type { Fit } from './fit-photo';

/** The photo as the model's input pixels: red, green, blue, opacity, 0-255 each, row by row. */
export function inputPixels(photo: DecodedPhoto, fit: Fit, input: ModelInput): Uint8ClampedArray {
  const context = createCanvas(fit.width, fit.height).getContext('2d');
  const [red, green, blue] = input.resize.rule === 'letterbox' ? input.resize.fill : [0, 0, 0];
  context.fillStyle = `rgb(${red}, ${green}, ${blue})`;
  context.fillRect(0, 0, fit.width, fit.height);
  if (fit.surroundings) drawSurrounded(context, photo, fit, fit.surroundings);
  else if (fit.isTurned) drawTurned(context, photo, fit);
  else drawStraight(context, photo, fit);
  return context.getImageData(0, 0, fit.width, fit.height).data;
}

function drawStraight(context: SKRSContext2D, { image }: DecodedPhoto, { source, target }: Fit): void {
  context.drawImage(
    image,
    source.x,
    source.y,
    source.width,
    source.height,
    target.x,
    target.y,
    target.width,
    target.height,
  );
}

/** The turned photo where its part is, the ground behind it. */
function drawSurrounded(context: SKRSContext2D, { image }: DecodedPhoto, fit: Fit, surroundings: Surroundings): void {
  const { toInput, laidToInput, photo: place } = fit;
  const { width, height, photo, ground } = surroundings;
  const small = { a: fit.photoSize.width / width, b: 0, c: 0, d: fit.photoSize.height / height, e: 0, f: 0 };
  const draw = (picture: Image | Canvas, { a, b, c, d, e, f }: Affine): void => {
    context.setTransform(a, b, c, d, e, f);
    context.drawImage(picture, 0, 0);
  };
  context.clearRect(0, 0, fit.width, fit.height);
  draw(image, toInput);
  context.globalCompositeOperation = 'destination-in';
  draw(pictureOf(photo, surroundings), joined(small, laidToInput));
  context.globalCompositeOperation = 'destination-over';
  const groundPicture = pictureOf(ground, surroundings);
  draw(groundPicture, joined(small, laidToInput));
  if (laidToInput.b === 0) return;
  // Turned for teaching, it leaves corners free.
  context.resetTransform();
  context.drawImage(groundPicture, place.x, place.y, place.width, place.height);
}

function pictureOf(pixels: Uint8ClampedArray, { width, height }: Pick<Surroundings, 'width' | 'height'>): Canvas {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

/** Photo pixels by which mirrored photos reach under the photo: its edge would else be blended with the ground. */
const overlap = 2;

/**
 * The turned photo, and mirrored ones around it: where it does not reach, what is at its edge goes on without a seam that
 * the model would find strange.
 */
function drawTurned(context: SKRSContext2D, { image, width, height }: DecodedPhoto, { target, toInput }: Fit): void {
  context.beginPath();
  context.rect(target.x, target.y, target.width, target.height);
  context.clip();
  const mirrored = (side: number, length: number): [number, number] =>
    side === 0 ? [1, 0] : [-1, side < 0 ? overlap : 2 * length - overlap];
  for (const [across, down] of mirroredPlaces) {
    const [a, e] = mirrored(across, width);
    const [d, f] = mirrored(down, height);
    const matrix = joined({ a, b: 0, c: 0, d, e, f }, toInput);
    context.setTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
    context.drawImage(image, 0, 0);
  }
}

/** Left of, on or right of the photo; above, on or below it. Corners first, the photo itself last. */
const mirroredPlaces = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [0, 0],
] as const;

/** Pixels as the tensor the manifest describes: layout, colour order, (value - mean) x scale, element type. */
export function inputTensor(
  pixels: Uint8ClampedArray,
  size: { width: number; height: number },
  input: ModelInput,
): Tensor {
  const { width, height } = size;
  const shape = input.layout === 'NCHW' ? [1, 3, height, width] : [1, height, width, 3];
  const type = input.elementType;
  switch (type) {
    case 'uint8':
      return new Tensor(type, arranged(pixels, input, new Uint8Array(3 * width * height)), shape);
    case 'float16':
      return new Tensor(type, arranged(pixels, input, new Uint16Array(3 * width * height)), shape);
    case 'float32':
      return new Tensor(type, arranged(pixels, input, new Float32Array(3 * width * height)), shape);
    default:
      return assertNever(type);
  }
}

function arranged<T extends Uint8Array | Uint16Array | Float32Array>(
  pixels: Uint8ClampedArray,
  input: ModelInput,
  values: T,
): T {
  const area = values.length / 3;
  const step = input.layout === 'NCHW' ? 1 : 3;
  for (let channel = 0; channel < 3; channel++) {
    const elements = elementTable(input, channel);
    let at = input.layout === 'NCHW' ? channel * area : channel;
    for (let source = input.colourOrder === 'RGB' ? channel : 2 - channel; source < 4 * area; source += 4) {
      values[at] = elements[pixels[source] as number] as number;
      at += step;
    }
  }
  return values;
}

/** What each of a channel's 256 values becomes: worked out once, since a photo has far more pixels than that. */
function elementTable({ elementType, mean, scale }: ModelInput, channel: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => {
    if (elementType === 'uint8') return value;
    const element = (value - (mean[channel] ?? 0)) * (scale[channel] ?? 1);
    return elementType === 'float16' ? toHalf(element) : element;
  });
}
