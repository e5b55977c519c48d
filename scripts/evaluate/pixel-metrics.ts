/**
 * Measures of heat maps against masks of what is defective. AUPRO as the MVTec AD paper defines it (Bergmann et al.,
 * 2021): the mean over all defective regions of the share of it that is found, against the share of good pixels that is
 * found too, up to 0.3 of them, as a share of the largest area possible.
 */

/** A heat map and what is truly defective (1) in it, row by row. */
export interface MaskedMap {
  readonly width: number;
  readonly height: number;
  readonly heat: Float32Array;
  /** All 0 for a good photo. */
  readonly mask: Uint8Array;
}

export interface PixelMetrics {
  readonly pixelAuroc: number;
  readonly aupro: number;
}

const falsePositiveLimit = 0.3;

/** A level of heat, and what lies exactly at it. */
interface Level {
  readonly heat: number;
  /** Defective pixels. */
  pixels: number;
  /** Sum over them of 1 / (pixels of their region x regions): what finding them adds to the mean found share. */
  overlap: number;
}

/** NaN when nothing or everything is defective. */
export function pixelMetrics(maps: readonly MaskedMap[]): PixelMetrics {
  const good = goodHeats(maps);
  const levels = defectiveLevels(maps);
  const defective = levels.reduce((sum, level) => sum + level.pixels, 0);
  if (good.length === 0 || defective === 0) return { pixelAuroc: Number.NaN, aupro: Number.NaN };
  const curve = { pairs: 0, area: 0 };
  let [found, overlap, rate] = [0, 0, 0];
  let index = good.length;
  // From the hottest level down; good pixels between two defective levels draw a level line, those at one a slope.
  for (const level of levels) {
    index = advance(good, index, (heat) => heat > level.heat);
    const before = (good.length - index) / good.length;
    curve.pairs += (before - rate) * found;
    curve.area += areaBetween(rate, before, overlap, overlap);
    index = advance(good, index, (heat) => heat === level.heat);
    rate = (good.length - index) / good.length;
    curve.pairs += (rate - before) * (found + level.pixels / 2);
    curve.area += areaBetween(before, rate, overlap, overlap + level.overlap);
    found += level.pixels;
    overlap += level.overlap;
  }
  curve.pairs += (1 - rate) * found;
  curve.area += areaBetween(rate, 1, overlap, overlap);
  return { pixelAuroc: curve.pairs / defective, aupro: curve.area / falsePositiveLimit };
}

/** Under the line from (x0, y0) to (x1, y1), cut off at the limit. */
function areaBetween(x0: number, x1: number, y0: number, y1: number): number {
  if (x0 >= falsePositiveLimit || x1 === x0) return 0;
  const end = Math.min(x1, falsePositiveLimit);
  const yEnd = y0 + ((y1 - y0) * (end - x0)) / (x1 - x0);
  return ((end - x0) * (y0 + yEnd)) / 2;
}

/** Steps down an ascending array while `holds` for the value below the index. */
function advance(sorted: Float32Array, from: number, holds: (heat: number) => boolean): number {
  let index = from;
  while (index > 0 && holds(sorted[index - 1] as number)) index--;
  return index;
}

function goodHeats(maps: readonly MaskedMap[]): Float32Array {
  const total = maps.reduce(
    (sum, { mask }) => sum + mask.reduce((count, value) => count + (value === 0 ? 1 : 0), 0),
    0,
  );
  const heats = new Float32Array(total);
  let at = 0;
  for (const { mask, heat } of maps) {
    for (const [pixel, value] of mask.entries()) if (value === 0) heats[at++] = heat[pixel] as number;
  }
  return heats.sort();
}

/** From the hottest to the coolest. */
function defectiveLevels(maps: readonly MaskedMap[]): readonly Level[] {
  const regions = maps.flatMap((map) => connectedRegions(map).map((pixels) => ({ heat: map.heat, pixels })));
  const levels = new Map<number, Level>();
  for (const { heat, pixels } of regions) {
    const overlap = 1 / (pixels.length * regions.length);
    for (const pixel of pixels) {
      const value = heat[pixel] as number;
      const level = levels.get(value) ?? { heat: value, pixels: 0, overlap: 0 };
      level.pixels++;
      level.overlap += overlap;
      levels.set(value, level);
    }
  }
  return [...levels.values()].sort((a, b) => b.heat - a.heat);
}

/** Groups of defective pixels that touch, also at corners; as lists of positions. */
export function connectedRegions({
  width,
  height,
  mask,
}: Pick<MaskedMap, 'width' | 'height' | 'mask'>): readonly (readonly number[])[] {
  const left = Uint8Array.from(mask);
  const regions: number[][] = [];
  for (let start = 0; start < left.length; start++) {
    if (left[start] === 0) continue;
    left[start] = 0;
    const region = [start];
    // The list grows while it is read: every pixel is looked around from once.
    for (const pixel of region) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const neighbour = ny * width + nx;
          if (left[neighbour] === 0) continue;
          left[neighbour] = 0;
          region.push(neighbour);
        }
      }
    }
    regions.push(region);
  }
  return regions;
}
