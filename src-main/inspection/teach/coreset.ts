/** Chooses few vectors that stand for many: greedy k-centre, on distances in a random projection. */

const projectedLength = 32;
const axesAtOnce = 8;

/** Vectors of `length` numbers, one after another. */
export interface Vectors {
  readonly length: number;
  readonly values: Float32Array;
}

export const vectorCount = ({ length, values }: Vectors): number => values.length / length;

/**
 * Indexes of `count` vectors such that every other one is near one of them: begins with the first, then always takes
 * the one farthest from all taken. O(vectors x count x 32).
 */
export function greedyCentres(vectors: Vectors, count: number, random: () => number): Uint32Array {
  const projected = project(vectors, random);
  const total = vectorCount(vectors);
  const nearest = new Float32Array(total).fill(Number.POSITIVE_INFINITY);
  const centres = new Uint32Array(Math.min(count, total));
  let next = 0;
  for (let taken = 0; taken < centres.length; taken++) {
    centres[taken] = next;
    next = addCentre(projected, next, nearest);
  }
  return centres;
}

/** Updates every vector's squared distance to its nearest centre; answers the farthest vector. */
function addCentre(projected: Float32Array, centre: number, nearest: Float32Array): number {
  const start = centre * projectedLength;
  let farthest = 0;
  let farthestDistance = -1;
  for (let index = 0; index < nearest.length; index++) {
    let distance = nearest[index] as number;
    if (distance > 0) {
      const at = index * projectedLength;
      let sum = 0;
      // Most vectors are nearer to a centre they have; a few axes show it.
      for (let from = 0; from < projectedLength && sum < distance; from += axesAtOnce) {
        for (let axis = from; axis < from + axesAtOnce; axis++) {
          const difference = (projected[at + axis] as number) - (projected[start + axis] as number);
          sum += difference * difference;
        }
      }
      if (sum < distance) {
        distance = sum;
        nearest[index] = sum;
      }
    }
    if (distance > farthestDistance) {
      farthestDistance = distance;
      farthest = index;
    }
  }
  return farthest;
}

/** Johnson-Lindenstrauss: a Gaussian projection keeps distances nearly as they were. */
function project(vectors: Vectors, random: () => number): Float32Array {
  const total = vectorCount(vectors);
  const directions = Float32Array.from({ length: vectors.length * projectedLength }, () => gaussian(random));
  const projected = new Float32Array(total * projectedLength);
  for (let index = 0; index < total; index++) {
    for (let element = 0; element < vectors.length; element++) {
      const value = vectors.values[index * vectors.length + element] as number;
      const direction = element * projectedLength;
      for (let axis = 0; axis < projectedLength; axis++) {
        projected[index * projectedLength + axis] =
          (projected[index * projectedLength + axis] as number) + value * (directions[direction + axis] as number);
      }
    }
  }
  return projected;
}

const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
