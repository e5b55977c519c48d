import { loadImage } from '@napi-rs/canvas';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { type DecodedPhoto, decodePhoto } from './photo/decode-photo';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature, then the IHDR chunk: length, type, width, height (big-endian); PNG 1.2, section 4.1.1. */
const pngWidthAt = 16;
const pngHeightAt = 20;
const maxPixels = 25_000_000;
const maxPngBytes = 128 * 1024 * 1024;

/** A camera's JPEG, or a PNG from elsewhere. */
export async function decodeTeachPhoto(bytes: Uint8Array): Promise<Result<DecodedPhoto, string>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, pngSignature.length).equals(pngSignature)) return decodePhoto(bytes);
  if (buffer.length < pngHeightAt + 4 || buffer.length > maxPngBytes) return failed('the PNG has no usable size');
  const pixels = buffer.readUInt32BE(pngWidthAt) * buffer.readUInt32BE(pngHeightAt);
  if (pixels === 0 || pixels > maxPixels) return failed(`a PNG of ${pixels} pixels cannot be used`);
  try {
    const image = await loadImage(buffer);
    return ok({ image, width: image.width, height: image.height });
  } catch (error) {
    return failed(`the PNG cannot be decoded: ${(error as Error).message}`);
  }
}
