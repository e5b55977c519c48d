/**
 * Learns what good photos of a product look like: a memory of local features of the good photos (PatchCore: Roth et
 * al., "Towards Total Recall in Industrial Anomaly Detection", 2022), and from photos left out of it what scores good
 * photos get.
 */
import { thresholdsOf } from '../../../src-shared/domain/held-out-thresholds';
import type { Thresholds } from '../../../src-shared/domain/inspection';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { seededRandom } from '../../../src-shared/seeded-random';
import { fromHalf, toHalf } from '../onnx/half';
import type { DecodedPhoto } from '../photo/decode-photo';
import { greyPhoto } from '../photo-check/grey-photo';
import { learnPhotoPath, type PhotoPathFields } from '../photo-check/learn-photo-path';
import type { GreyImage } from '../registration/grey-image';
import { topMean } from '../runner/score-output';
import { hushUnseen } from '../runner/seen';
import { greedyCentres, type Vectors } from './coreset';
import { FeatureExtractor, type PhotoFeatures } from './feature-extractor';
import type { GridMap } from './grid-map';
import { sampleIndexes } from './sample-indexes';
import { featureLength, gridStride, taughtGraph } from './taught-graph';
import { UsualMap } from './usual-map';

export interface TeachSettings {
  readonly seed: number;
  /** Random positions of all photos among which the memory is chosen. */
  readonly candidates: number;
  readonly memories: number;
  /** Share of a photo's positions that makes its score. */
  readonly topShare: number;
  /** Whether what is usual at a position is subtracted: for products that always lie the same way. */
  readonly subtractUsual: boolean;
  /** Whether photos are turned and shifted to lie over one another, where that helps. */
  readonly register: boolean;
  /** Parts of the photos that are left out of the memory in turn, to see how good photos score; at least 2. */
  readonly folds: number;
  /** Share of good photos that may fail, 0-1. */
  readonly falseRejectRate: number;
}

export const usualSettings: TeachSettings = {
  seed: 1,
  candidates: 25_000,
  memories: 4000,
  topShare: 0.003,
  subtractUsual: true,
  register: true,
  folds: 5,
  falseRejectRate: 0.01,
};

export interface TeachOptions {
  /** At least 2. Asked for one after another, so that only one need be decoded at a time. */
  readonly photos: readonly (() => Promise<DecodedPhoto>)[];
  readonly backbone: Uint8Array;
  /** Float32, RGB, NCHW, stretched or with the aspect kept; sides multiples of 32. */
  readonly input: ModelInput;
  readonly settings: TeachSettings;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface TaughtProduct {
  readonly onnx: Uint8Array;
  /** As the graph holds it. */
  readonly memory: Vectors;
  /** Score = (mean of the top share - offset) x scale: 0 is the mean of good photos, 1 their standard deviation. */
  readonly offset: number;
  readonly scale: number;
  readonly thresholds: Thresholds;
  /** How photos come before the model. */
  readonly photoPath: PhotoPathFields;
  /** Scores of the photos, each judged by a memory that was made without it. */
  readonly leftOutScores: readonly number[];
}

export async function teachProduct(options: TeachOptions): Promise<TaughtProduct> {
  const { photos, backbone, input, settings } = options;
  const total = 3 * photos.length;
  const path = await lookAtAll(options, (done) => options.onProgress?.(done, total));
  const extractor = await FeatureExtractor.create(backbone, { input, ...path });
  try {
    const features: PhotoFeatures[] = [];
    for (const photo of photos) {
      features.push(await extractor.features(await photo()));
      options.onProgress?.(photos.length + features.length, total);
    }
    const maps = await leftOutMaps(extractor, features, settings, (done) =>
      options.onProgress?.(2 * photos.length + done, total),
    );
    const memory = chooseMemory(features, settings);
    const grid = { columns: input.width / gridStride, rows: input.height / gridStride };
    const { usual, ...calibrated } = calibrate(
      maps,
      features.map((photo) => photo.unseen),
      grid,
      settings,
    );
    return { onnx: taughtGraph(backbone, input, memory, usual), memory, photoPath: path, ...calibrated };
  } finally {
    await extractor.release();
  }
}

/** How the photos lie, how bright and how sharp they are: what the package says of the photos it can judge. */
async function lookAtAll(
  { photos, input, settings }: TeachOptions,
  onProgress: (done: number) => void,
): Promise<PhotoPathFields> {
  const greys: GreyImage[] = [];
  for (const photo of photos) {
    greys.push(greyPhoto(await photo()));
    onProgress(greys.length);
  }
  return learnPhotoPath(greys, input, settings.register);
}

/**
 * Every photo's distances to a memory made without it. Taking only its own vectors out of the memory of all would not
 * do: others that are like them were not chosen because of them, and the photo would seem stranger than a new one.
 */
async function leftOutMaps(
  extractor: FeatureExtractor,
  features: readonly PhotoFeatures[],
  settings: TeachSettings,
  onProgress: (done: number) => void,
): Promise<readonly GridMap[]> {
  const folds = Math.min(settings.folds, features.length);
  const maps: GridMap[] = [];
  let done = 0;
  for (let fold = 0; fold < folds; fold++) {
    const memory = chooseMemory(
      features.filter((_, photo) => photo % folds !== fold),
      settings,
    );
    for (let photo = fold; photo < features.length; photo += folds) {
      const own = features[photo] as PhotoFeatures;
      const values = await extractor.distances(memory.values, own);
      maps[photo] = { rows: own.rows, columns: own.columns, values };
      onProgress(++done);
    }
  }
  return maps;
}

/** Rounded to half precision, as it will be stored. */
function chooseMemory(features: readonly PhotoFeatures[], settings: TeachSettings): Vectors {
  const random = seededRandom(settings.seed);
  const candidates = drawCandidates(features, settings.candidates, random);
  const centres = greedyCentres(candidates, settings.memories, random);
  const chosen = new Float32Array(centres.length * featureLength);
  for (const [row, centre] of centres.entries()) {
    chosen.set(candidates.values.subarray(centre * featureLength, (centre + 1) * featureLength), row * featureLength);
  }
  return { length: featureLength, values: chosen.map((value) => fromHalf(toHalf(value))) };
}

/** Vectors from random positions of all photos. */
function drawCandidates(features: readonly PhotoFeatures[], count: number, random: () => number): Vectors {
  const ends: number[] = [];
  for (const { rows, columns } of features) ends.push((ends.at(-1) ?? 0) + rows * columns);
  const drawn = sampleIndexes(ends.at(-1) ?? 0, count, random);
  const values = new Float32Array(drawn.length * featureLength);
  for (const [row, index] of drawn.entries()) {
    const photo = ends.findIndex((end) => index < end);
    const { values: own, rows, columns } = features[photo] as PhotoFeatures;
    const position = index - ((ends[photo] ?? 0) - rows * columns);
    for (let element = 0; element < featureLength; element++) {
      values[row * featureLength + element] = own[element * rows * columns + position] ?? 0;
    }
  }
  return { length: featureLength, values };
}

/** `maps`: every photo's distances to a memory made without it; `outside`: what of each lies outside of its photo. */
function calibrate(
  maps: readonly GridMap[],
  outside: readonly (Uint8Array | null)[],
  grid: Pick<GridMap, 'rows' | 'columns'>,
  settings: TeachSettings,
): Omit<TaughtProduct, 'onnx' | 'memory' | 'photoPath'> & { usual: GridMap | null } {
  const usual = settings.subtractUsual ? new UsualMap(maps, grid) : null;
  const raw = maps.map((map, photo) => {
    const expected = usual?.without(map).values;
    const unusual = map.values.map((value, at) => value - (expected?.[at] ?? 0));
    hushUnseen(unusual, outside[photo] ?? null);
    return topMean(unusual, settings.topShare);
  });
  const offset = raw.reduce((sum, score) => sum + score, 0) / raw.length;
  const variance = raw.reduce((sum, score) => sum + (score - offset) ** 2, 0) / Math.max(1, raw.length - 1);
  // Photos that are all the same have no deviation; a thousandth of the distance then stands for it.
  const scale = 1 / Math.max(Math.sqrt(variance), 1e-3);
  const leftOutScores = raw.map((score) => (score - offset) * scale);
  return {
    usual: usual?.map ?? null,
    offset,
    scale,
    leftOutScores,
    thresholds: thresholdsOf(leftOutScores, settings.falseRejectRate),
  };
}
