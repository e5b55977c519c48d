/**
 * In which directions good photos differ from one another. The nearest memory of a new good photo lies some way off in the
 * directions in which products and light vary, and nearly none in others: there a small way is already strange. Distances are
 * therefore measured in units of these ordinary differences (the within-class covariance, Hatch and Stolcke 2006;
 * Mahalanobis' distance to the nearest memory).
 */
import { type Vectors, vectorCount } from './coreset';
import { sampleIndexes } from './sample-indexes';

/** Lower triangular, row by row: multiplied with it, ordinary differences are alike in all directions. */
export interface Weighing {
  readonly length: number;
  readonly matrix: Float32Array;
}

/** Share of the mean variance added to every direction: few photos do not show which are really still. */
const ridge = 0.05;
/** Enough for the covariance of 64 numbers. */
const differencesInAll = 4000;
const memories = 1500;

/** The photos are parted in two; vectors of each part are compared with those of the other. With one photo: no weighing. */
export function learnWeighing(photos: readonly Vectors[], random: () => number): Weighing {
  const length = photos[0]?.length ?? 0;
  const eachPhoto = Math.ceil(differencesInAll / photos.length);
  const covariance = Array.from({ length }, () => new Float64Array(length));
  let count = 0;
  for (const part of [0, 1]) {
    const others = drawn(
      photos.filter((_, photo) => photo % 2 !== part),
      Math.ceil(memories / Math.ceil(photos.length / 2)),
      random,
    );
    if (others.values.length === 0) continue;
    const own = drawn(
      photos.filter((_, photo) => photo % 2 === part),
      eachPhoto,
      random,
    );
    count += vectorCount(own);
    addDifferences(own, others, covariance);
  }
  return weighingOf(covariance, count);
}

/** Each vector in units of ordinary differences; as it is without a weighing. */
export function weighed(weighing: Weighing | null, vectors: Vectors): Vectors {
  if (!weighing) return vectors;
  const { length, matrix } = weighing;
  const values = new Float32Array(vectors.values.length);
  for (let from = 0; from < values.length; from += length) {
    for (let row = 0; row < length; row++) {
      let sum = 0;
      for (let at = 0; at <= row; at++) {
        sum += (matrix[row * length + at] as number) * (vectors.values[from + at] as number);
      }
      values[from + row] = sum;
    }
  }
  return { length, values };
}

/** So many vectors of each, joined. */
function drawn(photos: readonly Vectors[], fromEach: number, random: () => number): Vectors {
  const length = photos[0]?.length ?? 1;
  const rows: number[] = [];
  for (const photo of photos) {
    for (const index of sampleIndexes(vectorCount(photo), fromEach, random)) {
      for (let at = index * length; at < (index + 1) * length; at++) rows.push(photo.values[at] as number);
    }
  }
  return { length, values: Float32Array.from(rows) };
}

/** Adds to the upper triangle what each vector's way to its nearest of `others` adds to the covariance. */
function addDifferences(own: Vectors, others: Vectors, covariance: readonly Float64Array[]): void {
  const { length } = own;
  const difference = new Float64Array(length);
  for (let from = 0; from < own.values.length; from += length) {
    const nearest = nearestOf(own.values, from, others);
    for (let at = 0; at < length; at++) {
      difference[at] = (own.values[from + at] as number) - (others.values[nearest + at] as number);
    }
    for (let row = 0; row < length; row++) {
      const line = covariance[row] as Float64Array;
      const value = difference[row] as number;
      for (let at = row; at < length; at++) line[at] = (line[at] as number) + value * (difference[at] as number);
    }
  }
}

const numbersAtOnce = 16;

/** Where the nearest of `others` begins. */
function nearestOf(values: Float32Array, from: number, others: Vectors): number {
  const { length } = others;
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < others.values.length; start += length) {
    let sum = 0;
    // The first directions differ most: most others are out after a few.
    for (let at = 0; at < length && sum < least; ) {
      for (const end = Math.min(length, at + numbersAtOnce); at < end; at++) {
        const way = (values[from + at] as number) - (others.values[start + at] as number);
        sum += way * way;
      }
    }
    if (sum < least) {
      least = sum;
      nearest = start;
    }
  }
  return nearest;
}

/** The inverse of the covariance's Cholesky factor, in units of the mean variance; photos that are all the same: unchanged. */
function weighingOf(sums: readonly Float64Array[], count: number): Weighing {
  const length = sums.length;
  const mean = sums.reduce((sum, line, at) => sum + (line[at] as number), 0) / length;
  const matrix = new Float32Array(length * length);
  if (!(mean / Math.max(1, count) > 1e-10)) {
    for (let at = 0; at < length; at++) matrix[at * length + at] = 1;
    return { length, matrix };
  }
  const factor = cholesky(sums.map((line, row) => line.map((value, at) => value / mean + (at === row ? ridge : 0))));
  for (let column = 0; column < length; column++) {
    for (let row = column; row < length; row++) {
      const line = factor[row] as Float64Array;
      let sum = row === column ? 1 : 0;
      for (let at = column; at < row; at++) sum -= (line[at] as number) * (matrix[at * length + column] as number);
      matrix[row * length + column] = sum / (line[row] as number);
    }
  }
  return { length, matrix };
}

/** Of a symmetric matrix given by its upper triangle: lower triangular rows whose product with their transpose it is. */
function cholesky(upper: readonly Float64Array[]): readonly Float64Array[] {
  const factor = upper.map(() => new Float64Array(upper.length));
  for (const [column, source] of upper.entries()) {
    const above = factor[column] as Float64Array;
    for (let row = column; row < upper.length; row++) {
      const line = factor[row] as Float64Array;
      let sum = source[row] as number;
      for (let at = 0; at < column; at++) sum -= (line[at] as number) * (above[at] as number);
      line[column] = row === column ? Math.sqrt(sum) : sum / (above[column] as number);
    }
  }
  return factor;
}
