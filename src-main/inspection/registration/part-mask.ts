/**
 * Which part of the registered photos is the product and which the ground around it, from the taught photos' mean: the
 * ground's colour goes on evenly, what differs from it belongs to the part.
 */
import type { GreyImage } from './grey-image';

/** Red, green and blue, each as an image. */
export type Planes = readonly [GreyImage, GreyImage, GreyImage];

/** Around the part, as a share of the width: what lies there is looked at too, such as a chip beside the part. */
const marginShare = 0.05;
/** From the ground, in steps of brightness, and in deviations of the ground itself. */
const leastContrast = 8;
const contrastInDeviations = 4;
const rounds = 10;
/** A patch counts as part of the part when it is at least such a share of the largest. */
const leastOfLargest = 0.1;
/** Of the photo: less is no part, more leaves no ground. */
const leastShare = 0.02;
const mostShare = 0.75;

/** 1 for the part and a margin around it, else 0; null where there is no ground that could be told from it. */
export function partMask(mean: Planes): Float32Array | null {
  const { width, height } = mean[0];
  const part = largePatches(withoutSpecks(awayFromGround(mean), width, height), width);
  const grown = grownBy(part, width, height, Math.round(marginShare * width));
  const share = grown.reduce((sum, value) => sum + value, 0) / grown.length;
  return share < leastShare || share > mostShare ? null : grown;
}

/** 1 where the mean photo is farther from its ground than the ground's own unevenness explains. */
function awayFromGround(mean: Planes): Float32Array {
  const edge = mean.map((plane) => medianAtEdge(plane));
  let away = distances(mean, (channel) => edge[channel] as number);
  let limit = leastContrast;
  for (let round = 0; round < rounds; round++) {
    // The nearer half of all is ground; its median is two thirds of a deviation away.
    const nearer = [...away].sort((a, b) => a - b);
    limit = Math.max(leastContrast, contrastInDeviations * 1.5 * (nearer[nearer.length >> 2] as number));
    const isGround = Float32Array.from(away, (value) => (value <= limit ? 1 : 0));
    const ground = mean.map((plane) => evenSurface(plane, isGround));
    away = distances(mean, (channel, at) => ground[channel]?.[at] as number);
  }
  return away.map((value) => (value > limit ? 1 : 0));
}

/** Parts reach the photo's edge in places; most of it is ground. */
function medianAtEdge({ width, height, values }: GreyImage): number {
  const edge = values
    .filter((_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
    })
    .sort();
  return edge[edge.length >> 1] as number;
}

const distances = (mean: Planes, ground: (channel: number, at: number) => number): Float32Array =>
  mean[0].values.map((_, at) =>
    Math.hypot(...mean.map(({ values }, channel) => (values[at] as number) - ground(channel, at))),
  );

/** The quadratic surface that fits the wanted pixels best: light falls off towards the edges of a photo. */
function evenSurface({ width, height, values }: GreyImage, wanted: Float32Array): Float32Array {
  const terms = values.length * surfaceTerms;
  const at = new Float64Array(terms);
  for (let pixel = 0; pixel < values.length; pixel++) {
    const [x, y] = [(pixel % width) / width - 0.5, Math.floor(pixel / width) / height - 0.5];
    at.set([1, x, y, x * x, x * y, y * y], pixel * surfaceTerms);
  }
  const rows = Array.from({ length: surfaceTerms }, () => new Float64Array(surfaceTerms + 1));
  for (let from = 0, pixel = 0; from < terms; from += surfaceTerms, pixel++) {
    if (!wanted[pixel]) continue;
    for (const [row, sums] of rows.entries()) {
      const term = at[from + row] as number;
      for (let column = 0; column < surfaceTerms; column++) {
        sums[column] = (sums[column] as number) + term * (at[from + column] as number);
      }
      sums[surfaceTerms] = (sums[surfaceTerms] as number) + term * (values[pixel] as number);
    }
  }
  const factors = solved(rows);
  return values.map((_, pixel) =>
    factors.reduce((sum, factor, term) => sum + factor * (at[pixel * surfaceTerms + term] as number), 0),
  );
}

const surfaceTerms = 6;

/** Linear equations, the right side in the last column, by elimination (Gauss and Jordan). Changes `rows`. */
function solved(rows: readonly Float64Array[]): Float64Array {
  for (const [at, pivot] of rows.entries()) {
    pivot[at] = (pivot[at] as number) + Number.EPSILON;
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[at] as number) / pivot[at];
      for (let column = at; column <= rows.length; column++) {
        row[column] = (row[column] as number) - factor * (pivot[column] as number);
      }
    }
  }
  return Float64Array.from(rows, (row, at) => (row[rows.length] as number) / (row[at] as number));
}

/** A pixel stays when at least half of those around it, and itself, are of the part. */
const withoutSpecks = (mask: Float32Array, width: number, height: number): Float32Array =>
  mask.map((_, at) => (countAround(mask, width, height, at, 1) >= 5 ? 1 : 0));

/** Connected pixels that are many compared with the largest patch: the rest is print or dirt of the ground. */
function largePatches(mask: Float32Array, width: number): Float32Array {
  const patchOf = new Int32Array(mask.length).fill(-1);
  const sizes: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || patchOf[start] !== -1) continue;
    const patch = sizes.length;
    const waiting = [start];
    patchOf[start] = patch;
    let size = 0;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      size++;
      const column = at % width;
      for (const next of [column > 0 ? at - 1 : -1, column + 1 < width ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || !mask[next] || patchOf[next] !== -1) continue;
        patchOf[next] = patch;
        waiting.push(next);
      }
    }
    sizes.push(size);
  }
  const least = leastOfLargest * Math.max(...sizes, 0);
  return mask.map((_, at) => ((sizes[patchOf[at] as number] ?? 0) >= least && patchOf[at] !== -1 ? 1 : 0));
}

const grownBy = (mask: Float32Array, width: number, height: number, reach: number): Float32Array =>
  mask.map((_, at) => (countAround(mask, width, height, at, reach) > 0 ? 1 : 0));

/** Of the part, in a disc; with `reach` 1 in a square of three. */
function countAround(mask: Float32Array, width: number, height: number, at: number, reach: number): number {
  const [x, y] = [at % width, Math.floor(at / width)];
  const farthest = Math.max(2, reach * reach);
  let count = 0;
  for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
    for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++) {
      if ((row - y) ** 2 + (column - x) ** 2 <= farthest) count += mask[row * width + column] as number;
    }
  }
  return count;
}
