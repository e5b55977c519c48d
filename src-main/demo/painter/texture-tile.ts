import type { Random } from './random';

/** A square of grey values that continues seamlessly at its borders. `size` is a power of two. */
export interface TextureTile {
  readonly size: number;
  readonly values: Float32Array;
}

/** Nearest value at (x, y) in tile pixels; any finite coordinates, the tile repeats. */
export function sampleTile(tile: TextureTile, x: number, y: number): number {
  const mask = tile.size - 1;
  return tile.values[(Math.floor(y) & mask) * tile.size + (Math.floor(x) & mask)] as number;
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
