import { createCanvas } from '@napi-rs/canvas';
import type { DecodedPhoto } from '../photo/decode-photo';
import type { GreyImage } from '../registration/grey-image';

/** Fine enough to tell a sharp edge from a soft one, coarse enough to cost little. */
const greyWidth = 320;

/** The photo in grey, at most 320 pixels wide. */
export function greyPhoto(photo: DecodedPhoto): GreyImage {
  const width = Math.min(greyWidth, photo.width);
  const height = Math.max(1, Math.round((photo.height * width) / photo.width));
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(photo.image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const values = new Float32Array(width * height);
  for (let at = 0, from = 0; at < values.length; at++, from += 4) {
    // Rec. 601, as JPEG has it.
    values[at] =
      0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number);
  }
  return { width, height, values };
}
