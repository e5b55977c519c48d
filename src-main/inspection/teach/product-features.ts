/** What each detector sees in every photo, projected to the product's main directions. */
import type { DecodedPhoto } from '../photo/decode-photo';
import { asTaught } from '../registration/pose';
import { type Vectors, vectorCount } from './coreset';
import { type Detector, detectors } from './detectors';
import type { FeatureExtractor, PhotoFeatures, PhotoViews } from './feature-extractor';
import { mainDirections, type Projection, projected } from './main-directions';
import { sampleIndexes } from './sample-indexes';

/** Enough to know in which directions the features of a product lie. */
const directionPhotos = 16;
const directionVectors = 4000;
const changedPhotos = 20;
/**
 * A part that lay turned is turned back, but its shadows and the ground beside it are then turned: the memory learns such
 * from photos that are turned as much as parts may lie.
 */
const turnedPhotos = 30;
const turnsEach = 2;
const mostTurnRad = (10 * Math.PI) / 180;

export interface DetectorFeatures {
  readonly projection: Projection;
  /** Of every photo. */
  readonly photos: readonly PhotoFeatures[];
  /** Of the first photos with a small change. */
  readonly changed: readonly PhotoFeatures[];
  /** Of the first photos, turned several times each; empty where the part cannot be told from its ground. */
  readonly turned: readonly (readonly PhotoFeatures[])[];
}

/** In the order of the detectors. One photo is decoded at a time. */
export async function productFeatures(
  extractor: FeatureExtractor,
  photos: readonly (() => Promise<DecodedPhoto>)[],
  random: () => number,
  onProgress: (done: number) => void,
): Promise<readonly DetectorFeatures[]> {
  const waiting: Views[] = [];
  const found = detectors.map((): Gathered => ({ projection: null, photos: [], changed: [], turned: [] }));
  for (const [index, photo] of photos.entries()) {
    const decoded = await photo();
    const views = await extractor.views(decoded, index < changedPhotos ? random : null);
    const turns = extractor.turnsPart && index < turnedPhotos ? turnsEach : 0;
    const poses = Array.from({ length: turns }, () => ({ ...asTaught, turnRad: (2 * random() - 1) * mostTurnRad }));
    waiting.push({ ...views, turned: await extractor.turned(decoded, poses) });
    onProgress(index + 1);
    if (index + 1 < Math.min(directionPhotos, photos.length)) continue;
    for (const [at, gathered] of found.entries()) gather(gathered, at, waiting, random);
    waiting.length = 0;
  }
  return found.map(({ projection, ...views }) => {
    if (!projection) throw new Error('no photos');
    return { projection, ...views };
  });
}

interface Views extends PhotoViews {
  readonly turned: readonly (readonly PhotoFeatures[])[];
}

interface Gathered {
  projection: Projection | null;
  readonly photos: PhotoFeatures[];
  readonly changed: PhotoFeatures[];
  readonly turned: (readonly PhotoFeatures[])[];
}

/** Projects what waits, by the directions of the first that waited. */
function gather(gathered: Gathered, at: number, waiting: readonly Views[], random: () => number): void {
  const { directions } = detectors[at] as Detector;
  const own = waiting.map((views) => views.own[at] as PhotoFeatures);
  gathered.projection ??= mainDirections(drawVectors(own, directionVectors, random), directions);
  const { projection } = gathered;
  const projectedView = (views: readonly PhotoFeatures[]): PhotoFeatures =>
    project(views[at] as PhotoFeatures, projection);
  for (const views of waiting) {
    gathered.photos.push(projectedView(views.own));
    if (views.changed) gathered.changed.push(projectedView(views.changed));
    if (views.turned.length > 0) gathered.turned.push(views.turned.map(projectedView));
  }
}

const project = (features: PhotoFeatures, projection: Projection): PhotoFeatures => ({
  ...features,
  vectors: projected(projection, features.vectors),
});

/** Vectors from random positions of all photos, of those that were seen. */
export function drawVectors(photos: readonly PhotoFeatures[], count: number, random: () => number): Vectors {
  const seen = photos.map(seenPositions);
  const ends: number[] = [];
  for (const positions of seen) ends.push((ends.at(-1) ?? 0) + positions.length);
  const drawn = sampleIndexes(ends.at(-1) ?? 0, count, random);
  const length = photos[0]?.vectors.length ?? 0;
  const values = new Float32Array(drawn.length * length);
  for (const [row, index] of drawn.entries()) {
    const photo = ends.findIndex((end) => index < end);
    const { vectors } = photos[photo] as PhotoFeatures;
    const positions = seen[photo] as Uint32Array;
    const position = positions[index - ((ends[photo] as number) - positions.length)] as number;
    values.set(vectors.values.subarray(position * length, (position + 1) * length), row * length);
  }
  return { length, values };
}

const seenPositions = ({ vectors, unseen }: PhotoFeatures): Uint32Array =>
  Uint32Array.from({ length: vectorCount(vectors) }, (_, position) => position).filter(
    (position) => !unseen?.[position],
  );
