import type { LitScene } from './compose-scene';
import type { PhotoConditions } from './photo-conditions';

const TONE_STEPS = 4096;
const TONE_WHITE = 1.6;
let toneCurve: Uint8ClampedArray | undefined;

/** Linear light to 8 bits as a cheap camera does it: sRGB's curve, lifted blacks, highlights that clip early. */
function tone(): Uint8ClampedArray {
  if (!toneCurve) {
    toneCurve = new Uint8ClampedArray(TONE_STEPS);
    for (let step = 0; step < TONE_STEPS; step++) {
      const linear = (step / (TONE_STEPS - 1)) * TONE_WHITE;
      const shoulder = linear < 0.6 ? linear : 0.6 + (1 - Math.exp(-(linear - 0.6) * 1.5)) / 1.5;
      toneCurve[step] = 6 + 262 * Math.min(1, shoulder) ** (1 / 2.15);
    }
  }
  return toneCurve;
}

/** The developed picture at raster size, before the sensor's noise: red, green, blue by pixel, 0..255. */
export function develop(scene: LitScene, conditions: PhotoConditions): Uint8ClampedArray {
  const { colour, width, height } = scene;
  const curve = tone();
  const bytes = new Uint8ClampedArray(colour.length);
  const scale = (TONE_STEPS - 1) / TONE_WHITE;
  const veil = conditions.veil;
  for (let channel = 0; channel < 3; channel++) {
    const gain = (conditions.gains[channel] as number) * scale;
    for (let at = channel; at < colour.length; at += 3) {
      const step = (((colour[at] as number) + veil) * gain) | 0;
      bytes[at] = curve[step < TONE_STEPS ? step : TONE_STEPS - 1] as number;
    }
  }
  return focus(bytes, width, height);
}

/**
 * What lens and sensor do to edges: the sensor's edge enhancement leaves light and dark seams in the middle of the
 * picture; towards the corners the lens is too soft for it to help.
 */
function focus(bytes: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray {
  const result = bytes.slice();
  const row = width * 3;
  for (let y = 1; y < height - 1; y++) {
    const fy = (y / height - 0.5) * 0.75;
    for (let x = 1; x < width - 1; x++) {
      const fx = x / width - 0.5;
      const amount = 0.4 - 3.4 * (fx * fx + fy * fy);
      const first = y * row + x * 3;
      for (let at = first; at < first + 3; at++) {
        const centre = bytes[at] as number;
        const around =
          (bytes[at - 3] as number) +
          (bytes[at + 3] as number) +
          (bytes[at - row] as number) +
          (bytes[at + row] as number);
        result[at] = centre + (centre - around * 0.25) * amount;
      }
    }
  }
  return result;
}

/** A photo of `width` x `height` from a raster of half that size (rounded up): red, green, blue, alpha. */
export function enlarge(
  raster: Uint8ClampedArray,
  rasterWidth: number,
  rasterHeight: number,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const photo = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    // Each photo pixel mixes the raster pixel it lies in (3/4) with the neighbour it leans towards (1/4), both ways.
    const near = y >> 1;
    const far = Math.max(0, Math.min(rasterHeight - 1, near + (y & 1 ? 1 : -1)));
    const nearRow = near * rasterWidth * 3;
    const farRow = far * rasterWidth * 3;
    let to = y * width * 4;
    for (let x = 0; x < width; x++, to += 4) {
      const column = (x >> 1) * 3;
      const beside = x & 1 ? Math.min((rasterWidth - 1) * 3, column + 3) : Math.max(0, column - 3);
      for (let channel = 0; channel < 3; channel++) {
        const inRow =
          3 * (raster[nearRow + column + channel] as number) + (raster[nearRow + beside + channel] as number);
        const offRow =
          3 * (raster[farRow + column + channel] as number) + (raster[farRow + beside + channel] as number);
        photo[to + channel] = (3 * inRow + offRow + 8) >> 4;
      }
      photo[to + 3] = 255;
    }
  }
  return photo;
}
