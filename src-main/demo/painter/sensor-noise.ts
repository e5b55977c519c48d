import { boxBlur } from './box-blur';
import { seededRandom } from './random';

/** A power of two. */
export const NOISE_TILE_SIZE = 1024;

/** Bytes keep the tiles in the processor's cache; 127 of these steps are 4 deviations. */
export const NOISE_STEP = 1 / 32;

export interface NoiseTiles {
  /** Fine grain of brightness, correlated over about two pixels as demosaicing leaves it; deviation 1 / NOISE_STEP. */
  readonly grain: Int8Array;
  /** Blotches of colour, correlated over several pixels as the camera's colour filter leaves them; deviation 1 / NOISE_STEP. */
  readonly blotch: Int8Array;
}

let tiles: NoiseTiles | undefined;

export function noiseTiles(): NoiseTiles {
  if (!tiles) {
    const random = seededRandom('sensor noise');
    const white = new Float32Array(NOISE_TILE_SIZE * NOISE_TILE_SIZE);
    for (let i = 0; i < white.length; i++) {
      white[i] = random.next() + random.next() + random.next() + random.next() - 2;
    }
    const mixed = boxBlur(white, NOISE_TILE_SIZE, NOISE_TILE_SIZE, 1, 1);
    for (let i = 0; i < mixed.length; i++) {
      mixed[i] = (mixed[i] as number) * 1.6 + (white[i] as number) * 0.55;
    }
    tiles = { grain: normalise(mixed), blotch: normalise(boxBlur(white, NOISE_TILE_SIZE, NOISE_TILE_SIZE, 3, 2)) };
  }
  return tiles;
}

function normalise(values: Float32Array): Int8Array {
  let sum = 0;
  for (const value of values) {
    sum += value * value;
  }
  const scale = 1 / Math.sqrt(sum / values.length);
  const steps = new Int8Array(values.length);
  for (let i = 0; i < steps.length; i++) {
    steps[i] = Math.max(-127, Math.min(127, Math.round(((values[i] as number) * scale) / NOISE_STEP)));
  }
  return steps;
}
