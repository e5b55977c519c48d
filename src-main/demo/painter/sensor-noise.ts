import { boxBlur } from './box-blur';
import { seededRandom } from './random';

const TILE_SIZE = 1024;
const BAND_ROWS = 64;

interface NoiseTiles {
  /** Fine grain of brightness, correlated over about two pixels as demosaicing leaves it; deviation 1. */
  readonly grain: Float32Array;
  /** Blotches of colour, correlated over several pixels as the camera's colour filter leaves them; deviation 1. */
  readonly blotch: Float32Array;
}

let tiles: NoiseTiles | undefined;

function noiseTiles(): NoiseTiles {
  if (!tiles) {
    const random = seededRandom('sensor noise');
    const white = Float32Array.from({ length: TILE_SIZE * TILE_SIZE }, () => {
      const sum = random.next() + random.next() + random.next() + random.next();
      return sum - 2;
    });
    const mixed = boxBlur(white, TILE_SIZE, TILE_SIZE, 1, 1);
    for (let i = 0; i < mixed.length; i++) {
      mixed[i] = (mixed[i] as number) * 1.6 + (white[i] as number) * 0.55;
    }
    tiles = { grain: normalise(mixed), blotch: normalise(boxBlur(white, TILE_SIZE, TILE_SIZE, 3, 2)) };
  }
  return tiles;
}

function normalise(values: Float32Array): Float32Array {
  let sum = 0;
  for (const value of values) {
    sum += value * value;
  }
  const scale = 1 / Math.sqrt(sum / values.length);
  return values.map((value) => value * scale);
}

/** Adds brightness and colour noise in place; more in the shadows. `data` is red, green, blue, alpha. */
export function addSensorNoise(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  deviation: number,
  seed: number,
): void {
  const { grain, blotch } = noiseTiles();
  const random = seededRandom(seed, 'sensor noise');
  const mask = TILE_SIZE - 1;
  const amount = Float32Array.from({ length: 256 }, (_, level) => deviation * (1.35 - (0.7 * level) / 255));
  const place = (): number => Math.floor(random.next() * TILE_SIZE);
  for (let band = 0; band < height; band += BAND_ROWS) {
    // Every band reads the tiles at another place, or the eye would find the repetition.
    const [gx, gy, rx, ry, bx, by] = [place(), place(), place(), place(), place(), place()];
    for (let y = band; y < Math.min(height, band + BAND_ROWS); y++) {
      const grainRow = ((y + gy) & mask) * TILE_SIZE;
      const redRow = ((y + ry) & mask) * TILE_SIZE;
      const blueRow = ((y + by) & mask) * TILE_SIZE;
      let at = y * width * 4;
      for (let x = 0; x < width; x++, at += 4) {
        const strength = amount[data[at + 1] as number] as number;
        const luma = strength * (grain[grainRow + ((x + gx) & mask)] as number);
        const red = strength * 0.75 * (blotch[redRow + ((x + rx) & mask)] as number);
        const blue = strength * 0.95 * (blotch[blueRow + ((x + bx) & mask)] as number);
        data[at] = (data[at] as number) + luma + red;
        data[at + 1] = (data[at + 1] as number) + luma - 0.3 * red - 0.2 * blue;
        data[at + 2] = (data[at + 2] as number) + luma + blue;
      }
    }
  }
}
