import { createCanvas } from '@napi-rs/canvas';
import type { DecodedPhoto } from '../photo/decode-photo';
import { type GreyImage, shrink } from '../registration/grey-image';
import { referenceSize } from '../registration/learn-registration';
import type { Planes } from '../registration/part-mask';

/** Fine enough to tell a sharp edge from a soft one, coarse enough to cost little. */
const greyWidth = 320;

/** What teaching looks at of a photo before it knows how to bring it to the model. */
export interface SmallPhoto {
  readonly grey: GreyImage;
  /** As small as a reference. */
  readonly colours: Planes;
}

/** The photo in grey, at most 320 pixels wide. */
export const greyPhoto = (photo: DecodedPhoto): GreyImage => greyOf(smallPixels(photo));

export function smallPhoto(photo: DecodedPhoto): SmallPhoto {
  const pixels = smallPixels(photo);
  const { width, height } = referenceSize(photo);
  const plane = (channel: number): GreyImage => {
    const values = new Float32Array(pixels.width * pixels.height).map(
      (_, at) => pixels.data[4 * at + channel] as number,
    );
    return shrink({ width: pixels.width, height: pixels.height, values }, width, height);
  };
  return { grey: greyOf(pixels), colours: [plane(0), plane(1), plane(2)] };
}

/** Red, green, blue, opacity, 0-255, row by row. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

function smallPixels(photo: DecodedPhoto): Pixels {
  const width = Math.min(greyWidth, photo.width);
  const height = Math.max(1, Math.round((photo.height * width) / photo.width));
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(photo.image, 0, 0, width, height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

function greyOf({ width, height, data }: Pixels): GreyImage {
  const values = new Float32Array(width * height);
  for (let at = 0, from = 0; at < values.length; at++, from += 4) {
    // Rec. 601, as JPEG has it.
    values[at] =
      0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number);
  }
  return { width, height, values };
}
