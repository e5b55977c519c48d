import { boxBlur } from './box-blur';
import type { Random } from './random';

/** A square of grey values that continues seamlessly at its borders. `size` is a power of two. */
export interface TextureTile {
  readonly size: number;
  readonly values: Float32Array;
}

/** Value near (x, y) in tile pixels; the tile repeats. Rounds towards zero, which is faster and good enough here. */
export function sampleTile(tile: TextureTile, x: number, y: number): number {
  const mask = tile.size - 1;
  return tile.values[(y & mask) * tile.size + (x & mask)] as number;
}

/** Smooth lattice noise in -1..1 with `cellsX` x `cellsY` cells, added to `target` with the given weight. */
function addLatticeNoise(target: TextureTile, cellsX: number, cellsY: number, weight: number, random: Random): void {
  const { size, values } = target;
  const lattice = Float32Array.from({ length: cellsX * cellsY }, () => random.between(-1, 1));
  for (let y = 0; y < size; y++) {
    const gy = (y * cellsY) / size;
    const y0 = Math.floor(gy);
    const fy = smooth(gy - y0);
    const rowA = y0 * cellsX;
    const rowB = ((y0 + 1) % cellsY) * cellsX;
    for (let x = 0; x < size; x++) {
      const gx = (x * cellsX) / size;
      const x0 = Math.floor(gx);
      const x1 = (x0 + 1) % cellsX;
      const fx = smooth(gx - x0);
      const top = (lattice[rowA + x0] as number) * (1 - fx) + (lattice[rowA + x1] as number) * fx;
      const bottom = (lattice[rowB + x0] as number) * (1 - fx) + (lattice[rowB + x1] as number) * fx;
      values[y * size + x] = (values[y * size + x] as number) + weight * (top * (1 - fy) + bottom * fy);
    }
  }
}

function smooth(f: number): number {
  return f * f * (3 - 2 * f);
}

export interface Octave {
  readonly cellsX: number;
  readonly cellsY: number;
  readonly weight: number;
}

/** Sum of noise octaves; different cell counts in x and y give grain, brushing or wood fibre. */
export function noiseTile(size: number, octaves: readonly Octave[], random: Random): TextureTile {
  const tile = { size, values: new Float32Array(size * size) };
  for (const { cellsX, cellsY, weight } of octaves) {
    addLatticeNoise(tile, cellsX, cellsY, weight, random);
  }
  return tile;
}

/** Adds grain that looks the same in all directions, with spots of about 2 * radius pixels and the given deviation. */
export function addGrain(tile: TextureTile, radius: number, deviation: number, random: Random): TextureTile {
  const white = new Float32Array(tile.values.length);
  for (let i = 0; i < white.length; i++) {
    white[i] = random.next() + random.next() - 1;
  }
  const grain = radius > 0 ? blurSeamless(white, tile.size, radius) : white;
  let squares = 0;
  for (const value of grain) {
    squares += value * value;
  }
  const scale = deviation / Math.sqrt(squares / grain.length);
  for (let i = 0; i < grain.length; i++) {
    tile.values[i] = (tile.values[i] as number) + (grain[i] as number) * scale;
  }
  return tile;
}

/** Blurs with the tile's own repetition around it, so that no seam shows where tiles meet. */
function blurSeamless(values: Float32Array, size: number, radius: number): Float32Array {
  const margin = radius * 2;
  const wide = size + 2 * margin;
  const mask = size - 1;
  const around = new Float32Array(wide * wide);
  for (let y = 0; y < wide; y++) {
    for (let x = 0; x < wide; x++) {
      around[y * wide + x] = values[((y - margin) & mask) * size + ((x - margin) & mask)] as number;
    }
  }
  const blurred = boxBlur(around, wide, wide, radius, 2);
  return values.map((_, at) => blurred[(Math.floor(at / size) + margin) * wide + (at & mask) + margin] as number);
}
