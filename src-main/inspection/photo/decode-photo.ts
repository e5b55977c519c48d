import { readFile } from 'node:fs/promises';
import { type Image, loadImage } from '@napi-rs/canvas';
import { failed, ok, type Result } from '../../../src-shared/domain/result';
import { readJpegHeader } from './jpeg-header';

/** Photos are at most 255 packets; far more than that is no photo of a camera. */
const maxPhotoBytes = 64 * 1024 * 1024;

export interface DecodedPhoto {
  readonly image: Image;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Decodes on a thread of the runtime's pool, not on the caller's. */
export async function decodePhoto(bytes: Uint8Array): Promise<Result<DecodedPhoto, string>> {
  if (bytes.length > maxPhotoBytes) return failed(`${bytes.length} bytes is too large for a photo`);
  const header = readJpegHeader(bytes);
  if (!header.ok) return header;
  try {
    const image = await loadImage(bytes);
    return ok({ image, width: image.width, height: image.height });
  } catch (error) {
    return failed(`the JPEG cannot be decoded: ${(error as Error).message}`);
  }
}

/** As `decodePhoto`, from a file. A file that cannot be read throws. */
export const decodePhotoFile = async (file: string): Promise<Result<DecodedPhoto, string>> =>
  decodePhoto(await readFile(file));
