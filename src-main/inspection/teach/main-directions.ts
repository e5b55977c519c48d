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

/** Directions whose sums run side by side: an addition need not wait for the one before it. */
const atOnce = 4;

/** Each vector as its way from the mean along each direction, and last how far it is from all of them. */
export function projected({ mean, directions }: Projection, vectors: Vectors): Vectors {
  const { length } = directions;
  const count = vectorCount(directions);
  const source = vectors.values;
  const total = vectorCount(vectors);
  const values = new Float32Array(total * (count + 1));
  const centred = new Float64Array(length);
  // Filled up with directions that are zero.
  const padded = new Float64Array(Math.ceil(count / atOnce) * atOnce * length);
  padded.set(directions.values);
  for (let index = 0; index < total; index++) {
    for (let at = 0; at < length; at++) centred[at] = (source[index * length + at] as number) - (mean[at] as number);
    const left = Math.max(0, dot(centred, centred) - alongAll(centred, padded, values, index * (count + 1)));
    values[index * (count + 1) + count] = Math.sqrt(left);
  }
  return { length: count + 1, values };
}

/** Writes the way along each direction into `values` from `start` on, and past it where filled up; answers the sum of their squares. */
function alongAll(vector: Float64Array, directions: Float64Array, values: Float32Array, start: number): number {
  const { length } = vector;
  let squares = 0;
  for (let from = 0, to = start; from < directions.length; from += atOnce * length, to += atOnce) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = 0, direction = from; at < length; at++, direction++) {
      const value = vector[at] as number;
      first += value * (directions[direction] as number);
      second += value * (directions[direction + length] as number);
      third += value * (directions[direction + 2 * length] as number);
      fourth += value * (directions[direction + 3 * length] as number);
    }
    values[to] = first;
    values[to + 1] = second;
    values[to + 2] = third;
    values[to + 3] = fourth;
    squares += first * first + second * second + third * third + fourth * fourth;
  }
  return squares;
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
