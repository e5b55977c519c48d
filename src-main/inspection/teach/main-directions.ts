/**
 * Principal component analysis: the directions in which vectors differ most. Features of good photos lie near a few of
 * them, so that distances are nearly kept in 64 of 150 or 250 numbers, at less than half the cost. What is new in a bad
 * photo may lie in none of them: therefore one more number says how far a vector is from them all.
 */
import type { Vectors } from './coreset';
import { vectorCount } from './coreset';

export interface Projection {
  /** The vectors' mean, `length` numbers. */
  readonly mean: Float32Array;
  /** Unit vectors at right angles, most important first; `length` numbers each. */
  readonly directions: Vectors;
}

/** The last directions need not be exact: what they miss is in the one number more. */
const steps = 10;

/** Subspace iteration on the covariance; begins with fixed directions, so the same vectors give the same result. */
export function mainDirections(vectors: Vectors, count: number): Projection {
  const { length } = vectors;
  const mean = meanOf(vectors);
  const covariance = covarianceOf(vectors, mean);
  let directions: Float64Array[] = Array.from({ length: Math.min(count, length) }, (_, row) =>
    Float64Array.from({ length }, (_, at) => Math.sin((row + 1) * (at + 1) * 0.7 + row)),
  );
  for (let step = 0; step < steps; step++) {
    directions = directions.map((direction) => covariance.map((line) => dot(line, direction))).map(toFloat64);
    makeOrthonormal(directions);
  }
  return {
    mean: Float32Array.from(mean),
    directions: { length, values: Float32Array.from(directions.flatMap((d) => [...d])) },
  };
}

/** Numbers of a projected vector. */
export const projectedLength = ({ directions }: Projection): number => vectorCount(directions) + 1;

/** Each vector as its way from the mean along each direction, and last how far it is from all of them. */
export function projected({ mean, directions }: Projection, vectors: Vectors): Vectors {
  const { length } = directions;
  const count = vectorCount(directions);
  const total = vectorCount(vectors);
  const values = new Float32Array(total * (count + 1));
  const centred = new Float64Array(length);
  for (let index = 0; index < total; index++) {
    for (let at = 0; at < length; at++) {
      centred[at] = (vectors.values[index * length + at] as number) - (mean[at] as number);
    }
    let left = dot(centred, centred);
    for (let direction = 0; direction < count; direction++) {
      let along = 0;
      for (let at = 0; at < length; at++) {
        along += (centred[at] as number) * (directions.values[direction * length + at] as number);
      }
      values[index * (count + 1) + direction] = along;
      left -= along * along;
    }
    values[index * (count + 1) + count] = Math.sqrt(Math.max(0, left));
  }
  return { length: count + 1, values };
}

const toFloat64 = (values: readonly number[]): Float64Array => Float64Array.from(values);

function meanOf({ length, values }: Vectors): Float64Array {
  const mean = new Float64Array(length);
  const total = values.length / length;
  for (const [at, value] of values.entries()) mean[at % length] = (mean[at % length] as number) + value / total;
  return mean;
}

/** Rows of the covariance matrix, times the number of vectors. */
function covarianceOf({ length, values }: Vectors, mean: Float64Array): Float64Array[] {
  const covariance = Array.from({ length }, () => new Float64Array(length));
  const centred = new Float64Array(length);
  for (let from = 0; from < values.length; from += length) {
    for (let at = 0; at < length; at++) centred[at] = (values[from + at] as number) - (mean[at] as number);
    for (let row = 0; row < length; row++) {
      const line = covariance[row] as Float64Array;
      const own = centred[row] as number;
      for (let at = row; at < length; at++) line[at] = (line[at] as number) + own * (centred[at] as number);
    }
  }
  for (let row = 0; row < length; row++) {
    for (let at = 0; at < row; at++) (covariance[row] as Float64Array)[at] = covariance[at]?.[row] ?? 0;
  }
  return covariance;
}

/** Gram-Schmidt, in place. A direction with nothing of its own becomes zero. */
function makeOrthonormal(directions: readonly Float64Array[]): void {
  for (const [row, direction] of directions.entries()) {
    const before = Math.sqrt(dot(direction, direction));
    for (const other of directions.slice(0, row)) subtract(direction, other, dot(direction, other));
    const length = Math.sqrt(dot(direction, direction));
    const scale = length > 1e-9 * before ? 1 / length : 0;
    for (const [at, value] of direction.entries()) direction[at] = value * scale;
  }
}

function subtract(from: Float64Array, other: Float64Array, share: number): void {
  for (const [at, value] of other.entries()) from[at] = (from[at] as number) - share * value;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
