/**
 * Pictures of the window against those that were looked at and kept: a third of their size, in 24 shades a colour, so that a
 * hundred of them take a few megabytes. Packed without loss: equal pictures are equal bytes, and a difference in one place
 * is none in another.
 */
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: Uint8ClampedArray;
}

/** A square of the small picture, in its pixels. */
export interface DifferingBlock {
  readonly x: number;
  readonly y: number;
  /** Mean over the square of what a pixel differs by in the colour that differs most: 0 to 255. */
  readonly difference: number;
}

/** The window's pixels in one of the kept picture. */
export const reducedBy = 3;
/** Of the small picture: about two letters of the window's text. */
const blockPixels = 6;
const shades = 24;
/** Skia packs without loss from here on. */
const withoutLoss = 100;

/**
 * What a square may differ by. Two runs of one program on one machine give equal bytes; the measure of defects and of other
 * machines' smoothing is in docs/architecture.md.
 */
export const allowedDifference = 3;

/** The kept form of a screenshot, WebP. */
export async function packPicture(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png);
  const canvas = createCanvas(Math.round(image.width / reducedBy), Math.round(image.height / reducedBy));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const step = 255 / (shades - 1);
  for (let at = 0; at < pixels.data.length; at++) {
    pixels.data[at] = Math.round(Math.round((pixels.data[at] ?? 0) / step) * step);
  }
  context.putImageData(pixels, 0, 0);
  return canvas.encode('webp', withoutLoss);
}

export async function unpackPicture(packed: Buffer): Promise<Picture> {
  const image = await loadImage(packed);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data };
}

/** The squares that differ by more than is allowed. Both pictures have the same size. */
export function differingBlocks(actual: Picture, expected: Picture, allowed = allowedDifference): DifferingBlock[] {
  const differing: DifferingBlock[] = [];
  for (let y = 0; y < actual.height; y += blockPixels) {
    for (let x = 0; x < actual.width; x += blockPixels) {
      const difference = blockDifference(actual, expected, x, y);
      if (difference > allowed) differing.push({ x, y, difference });
    }
  }
  return differing;
}

function blockDifference(actual: Picture, expected: Picture, left: number, top: number): number {
  const right = Math.min(left + blockPixels, actual.width);
  const bottom = Math.min(top + blockPixels, actual.height);
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = 4 * (y * actual.width + x);
      let most = 0;
      for (let colour = 0; colour < 3; colour++) {
        most = Math.max(most, Math.abs((actual.data[at + colour] ?? 0) - (expected.data[at + colour] ?? 0)));
      }
      sum += most;
    }
  }
  return sum / ((right - left) * (bottom - top));
}

/** For people: the picture in pale grey, with what differs framed and as it is. PNG. */
export function differencePicture(actual: Picture, blocks: readonly DifferingBlock[]): Buffer {
  const { width, height } = actual;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.putImageData(new ImageData(Uint8ClampedArray.from(actual.data), width, height), 0, 0);
  const own = createCanvas(width, height);
  own.getContext('2d').drawImage(canvas, 0, 0);
  context.fillStyle = 'rgba(255, 255, 255, 0.75)';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#e00000';
  for (const { x, y } of blocks) context.fillRect(x - 2, y - 2, blockPixels + 4, blockPixels + 4);
  for (const { x, y } of blocks) {
    context.drawImage(own, x, y, blockPixels, blockPixels, x, y, blockPixels, blockPixels);
  }
  return canvas.toBuffer('image/png');
}
