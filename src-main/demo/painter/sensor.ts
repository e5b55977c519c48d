import { seededRandom } from './random';
import { NOISE_STEP, NOISE_TILE_SIZE, type NoiseTiles, noiseTiles } from './sensor-noise';

/** The developed picture at raster size: red, green, blue by pixel. */
export interface DevelopedRaster {
  readonly bytes: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const BAND_ROWS = 64;
const MASK = NOISE_TILE_SIZE - 1;

/**
 * Fills `photo` (red, green, blue, alpha, `width` pixels a row) from a raster of half its size (rounded up). Each photo
 * pixel mixes the raster pixel it lies in (3/4) with the neighbour it leans towards (1/4), both ways, and adds
 * noise of brightness and colour; `deviation` is the noise at mid grey in 8-bit steps. One pass over the 1.9 million
 * pixels: this is where painting spends its time.
 */
export function exposeSensor(
  raster: DevelopedRaster,
  photo: Uint8ClampedArray,
  width: number,
  deviation: number,
  seed: number,
): void {
  const height = photo.length / 4 / width;
  // More noise in the shadows, where the tone curve is steep.
  const amount = Float32Array.from(
    { length: 256 },
    (_, level) => NOISE_STEP * deviation * (1.35 - (0.7 * level) / 255),
  );
  const mixed = new Int32Array((raster.width + 2) * 3);
  const random = seededRandom(seed, 'sensor noise');
  const tiles = noiseTiles();
  let places: number[] = [];
  for (let y = 0; y < height; y++) {
    if (y % BAND_ROWS === 0) {
      // Every band reads the tiles at another place, or the eye would find the repetition.
      places = Array.from({ length: 6 }, () => Math.floor(random.next() * NOISE_TILE_SIZE));
    }
    mixRows(raster, y, mixed);
    exposeRow(mixed, photo, y, width, amount, tiles, places);
  }
}

/** Raster rows mixed for photo row y, times 4, with the first and last pixel repeated outside. */
function mixRows(raster: DevelopedRaster, y: number, mixed: Int32Array): void {
  const { bytes } = raster;
  const length = raster.width * 3;
  const near = (y >> 1) * length;
  const far = Math.max(0, Math.min(raster.height - 1, (y >> 1) + (y & 1 ? 1 : -1))) * length;
  for (let at = 0; at < length; at++) {
    mixed[at + 3] = 3 * (bytes[near + at] as number) + (bytes[far + at] as number);
  }
  mixed.copyWithin(0, 3, 6);
  mixed.copyWithin(length + 3, length, length + 3);
}

function exposeRow(
  mixed: Int32Array,
  photo: Uint8ClampedArray,
  y: number,
  width: number,
  amount: Float32Array,
  tiles: NoiseTiles,
  places: readonly number[],
): void {
  const { grain, blotch } = tiles;
  const [gx, gy, rx, ry, bx, by] = places as [number, number, number, number, number, number];
  const grainRow = ((y + gy) & MASK) * NOISE_TILE_SIZE;
  const redRow = ((y + ry) & MASK) * NOISE_TILE_SIZE;
  const blueRow = ((y + by) & MASK) * NOISE_TILE_SIZE;
  let to = y * width * 4;
  for (let x = 0; x < width; x++, to += 4) {
    const own = (x >> 1) * 3 + 3;
    const beside = x & 1 ? own + 3 : own - 3;
    const green = (3 * (mixed[own + 1] as number) + (mixed[beside + 1] as number)) >> 4;
    const strength = amount[green] as number;
    const luma = strength * (grain[grainRow + ((x + gx) & MASK)] as number) + 0.5;
    const red = strength * 0.75 * (blotch[redRow + ((x + rx) & MASK)] as number);
    const blue = strength * 0.95 * (blotch[blueRow + ((x + bx) & MASK)] as number);
    photo[to] = ((3 * (mixed[own] as number) + (mixed[beside] as number)) >> 4) + luma + red;
    photo[to + 1] = green + luma - 0.3 * red - 0.2 * blue;
    photo[to + 2] = ((3 * (mixed[own + 2] as number) + (mixed[beside + 2] as number)) >> 4) + luma + blue;
    photo[to + 3] = 255;
  }
}
