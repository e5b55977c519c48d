/** What each detector sees in every photo, projected to the product's main directions. */
import type { DecodedPhoto } from '../photo/decode-photo';
import { type Vectors, vectorCount } from './coreset';
import { type Detector, detectors } from './detectors';
import type { FeatureExtractor, PhotoFeatures, PhotoViews } from './feature-extractor';
import { mainDirections, type Projection, projected } from './main-directions';
import { sampleIndexes } from './sample-indexes';

/** Enough to know in which directions the features of a product lie. */
const directionPhotos = 16;
const directionVectors = 4000;
const changedPhotos = 20;

export interface DetectorFeatures {
  readonly projection: Projection;
  /** Of every photo. */
  readonly photos: readonly PhotoFeatures[];
  /** Of the first photos with a small change. */
  readonly changed: readonly PhotoFeatures[];
}

/** In the order of the detectors. One photo is decoded at a time. */
export async function productFeatures(
  extractor: FeatureExtractor,
  photos: readonly (() => Promise<DecodedPhoto>)[],
  random: () => number,
  onProgress: (done: number) => void,
): Promise<readonly DetectorFeatures[]> {
  const waiting: PhotoViews[] = [];
  const found = detectors.map((): Gathered => ({ projection: null, photos: [], changed: [] }));
  for (const [index, photo] of photos.entries()) {
    waiting.push(await extractor.views(await photo(), index < changedPhotos ? random : null));
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

interface Gathered {
  projection: Projection | null;
  readonly photos: PhotoFeatures[];
  readonly changed: PhotoFeatures[];
}

/** Projects what waits, by the directions of the first that waited. */
function gather(gathered: Gathered, at: number, waiting: readonly PhotoViews[], random: () => number): void {
  const { directions } = detectors[at] as Detector;
  const own = waiting.map((views) => views.own[at] as PhotoFeatures);
  gathered.projection ??= mainDirections(drawVectors(own, directionVectors, random), directions);
  for (const [index, { changed }] of waiting.entries()) {
    gathered.photos.push(project(own[index] as PhotoFeatures, gathered.projection));
    if (changed) gathered.changed.push(project(changed[at] as PhotoFeatures, gathered.projection));
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
