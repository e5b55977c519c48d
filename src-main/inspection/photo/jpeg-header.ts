/**
 * Reads a photo's size from its JPEG header, before anything is allocated for its pixels (ITU-T T.81, annex B).
 *
 *   FF D8, then segments: FF marker, length (2 bytes, itself included), body; SOFn holds precision (1), height (2),
 *   width (2), components (1); after SOS comes coded data, in which FF is always followed by 00 or a restart marker.
 */
import { failed, ok, type Result } from '../../../src-shared/domain/result';

/** Five times what the largest camera module of these boards makes; at 4 bytes a pixel, about 100 MB decoded. */
export const maxPhotoPixels = 25_000_000;

export interface JpegHeader {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const startOfImage = 0xffd8;
const endOfImage = Buffer.from([0xff, 0xd9]);
const startOfScan = 0xda;
/** Baseline, extended and progressive with Huffman coding. */
const decodableFrames = new Set([0xc0, 0xc1, 0xc2]);
/** DHT, JPG and DAC lie in the range of the frame markers and are none. */
const notFrames = new Set([0xc4, 0xc8, 0xcc]);
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * The header of a whole JPEG, or what is wrong with it. A photo whose end marker is missing is refused: a decoder
 * would fill the rest with grey, and a verdict on grey would be a false one.
 */
export function readJpegHeader(bytes: Uint8Array): Result<JpegHeader, string> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 4 || data.readUInt16BE(0) !== startOfImage) return failed('not a JPEG: it does not begin as one');
  let header: JpegHeader | null = null;
  let at = 2;
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return failed(`damaged JPEG header at byte ${at}`);
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff || standsAlone(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = data.readUInt16BE(at + 2);
    if (length < 2) return failed(`damaged JPEG header at byte ${at}`);
    if (marker === startOfScan) return checkScan(data, at + 2 + length, header);
    if (marker >= 0xc0 && marker <= 0xcf && !notFrames.has(marker)) {
      const frame = readFrame(data, marker, at + 4, length - 2);
      if (!frame.ok) return frame;
      header = frame.value;
    }
    at += 2 + length;
  }
  return failed('the JPEG ends within its header');
}

function readFrame(data: Buffer, marker: number, at: number, length: number): Result<JpegHeader, string> {
  if (!decodableFrames.has(marker)) return failed('a kind of JPEG that is not supported (lossless or arithmetic)');
  if (length < 6 || at + 6 > data.length) return failed('the JPEG ends within its header');
  if (data[at] !== 8) return failed(`a JPEG with ${data[at]} bits a colour is not supported`);
  const height = data.readUInt16BE(at + 1);
  const width = data.readUInt16BE(at + 3);
  if (width === 0 || height === 0) return failed('the JPEG says it has no pixels');
  if (width * height > maxPhotoPixels) return failed(`the JPEG says ${width} x ${height} pixels: too large`);
  return ok({ width, height });
}

function checkScan(data: Buffer, scanStart: number, header: JpegHeader | null): Result<JpegHeader, string> {
  if (!header) return failed('the JPEG has no frame header');
  // Cameras may leave padding after the end marker; within coded data its two bytes cannot occur.
  if (data.lastIndexOf(endOfImage) < scanStart) return failed('the JPEG ends early: its last part is missing');
  return ok(header);
}
