import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type DecodedPhoto, decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { failed, ok, type Result } from '../../src-shared/domain/result';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** JPEG as the station reads it, or PNG; the problem names the file. */
export async function readImage(file: string): Promise<Result<DecodedPhoto, string>> {
  const bytes = await readFile(file);
  if (!bytes.subarray(0, pngSignature.length).equals(pngSignature)) {
    const photo = await decodePhoto(bytes);
    return photo.ok ? photo : failed(`${file}: ${photo.problem}`);
  }
  try {
    const image = await loadImage(bytes);
    return ok({ image, width: image.width, height: image.height });
  } catch (error) {
    return failed(`${file}: the PNG cannot be decoded: ${(error as Error).message}`);
  }
}

/** 1 where the mask is not black, by the nearest pixel of a mask of any size. */
export function maskPixels(mask: DecodedPhoto, width: number, height: number): Uint8Array {
  const context = createCanvas(mask.width, mask.height).getContext('2d');
  context.drawImage(mask.image, 0, 0);
  const { data } = context.getImageData(0, 0, mask.width, mask.height);
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const x = Math.floor((((at % width) + 0.5) * mask.width) / width);
    const y = Math.floor(((Math.floor(at / width) + 0.5) * mask.height) / height);
    return (data[(y * mask.width + x) * 4] as number) > 0 ? 1 : 0;
  });
}
