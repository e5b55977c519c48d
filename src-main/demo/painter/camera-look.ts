import type { LitScene } from './compose-scene';
import type { PhotoConditions } from './photo-conditions';

const TONE_STEPS = 4096;
const TONE_WHITE = 1.6;
/** How much of every colour turns grey. */
const PALE = 0.12;
let toneCurve: Uint8Array | undefined;

/** Linear light to 8 bits as a cheap camera does it: sRGB's curve, lifted blacks, highlights that clip early. */
function tone(): Uint8Array {
  if (!toneCurve) {
    toneCurve = new Uint8Array(TONE_STEPS);
    for (let step = 0; step < TONE_STEPS; step++) {
      const linear = (step / (TONE_STEPS - 1)) * TONE_WHITE;
      const shoulder = linear < 0.6 ? linear : 0.6 + (1 - Math.exp(-(linear - 0.6) * 1.5)) / 1.5;
      toneCurve[step] = Math.min(255, 6 + 262 * Math.min(1, shoulder) ** (1 / 2.15));
    }
  }
  return toneCurve;
}

function toned(curve: Uint8Array, step: number): number {
  return curve[step < TONE_STEPS ? step | 0 : TONE_STEPS - 1] as number;
}

/** The developed picture at raster size, before the sensor's noise: red, green, blue by pixel, 0..255. */
export function develop(scene: LitScene, conditions: PhotoConditions): Uint8ClampedArray {
  const { colour, width, height } = scene;
  const curve = tone();
  const bytes = new Uint8ClampedArray(colour.length);
  const scale = (TONE_STEPS - 1) / TONE_WHITE;
  const veil = conditions.veil;
  const [redGain, greenGain, blueGain] = conditions.gains;
  for (let at = 0; at < colour.length; at += 3) {
    const red = ((colour[at] as number) + veil) * redGain;
    const green = ((colour[at + 1] as number) + veil) * greenGain;
    const blue = ((colour[at + 2] as number) + veil) * blueGain;
    // The small sensor's colour filters overlap: every colour loses some of its strength.
    const grey = PALE * (0.3 * red + 0.55 * green + 0.15 * blue);
    bytes[at] = toned(curve, (red * (1 - PALE) + grey) * scale);
    bytes[at + 1] = toned(curve, (green * (1 - PALE) + grey) * scale);
    bytes[at + 2] = toned(curve, (blue * (1 - PALE) + grey) * scale);
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
      const amount = 0.1 - 2.6 * (fx * fx + fy * fy);
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
