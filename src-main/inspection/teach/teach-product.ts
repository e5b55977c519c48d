/**
 * Learns what good photos of a product look like: for each detector a memory of local features of the good photos
 * (PatchCore: Roth et al., "Towards Total Recall in Industrial Anomaly Detection", 2022), and from photos left out of it
 * what scores good photos get.
 */

import { thresholdsOf } from '../../../src-shared/domain/held-out-thresholds';
import type { Thresholds } from '../../../src-shared/domain/inspection';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { seededRandom } from '../../../src-shared/seeded-random';
import { fromHalf, toHalf } from '../onnx/half';
import type { DecodedPhoto } from '../photo/decode-photo';
import { type SmallPhoto, smallPhoto } from '../photo-check/grey-photo';
import { learnPhotoPath, type PhotoPathFields } from '../photo-check/learn-photo-path';
import { type Calibration, calibrate, jointScores, type LeftOutMaps, unitScale } from './calibrate';
import { greedyCentres } from './coreset';
import { type Detector, detectors } from './detectors';
import { FeatureExtractor, gridOf, type PhotoFeatures } from './feature-extractor';
import type { GridMap } from './grid-map';
import { learnWeighing, weighed } from './ordinary-differences';
import { type DetectorFeatures, drawVectors, productFeatures } from './product-features';
import { type TaughtDetector, taughtGraph } from './taught-graph';

export interface TeachSettings {
  readonly seed: number;
  /** Random positions of all photos among which a memory is chosen. */
  readonly candidates: number;
  /** Vectors of the largest memory. */
  readonly memories: number;
  /** Share of a photo's positions, the strangest ones, that makes its score. */
  readonly topShare: number;
  /** Whether what is usual at a position is subtracted: for products that always lie the same way. */
  readonly subtractUsual: boolean;
  /** Whether photos are turned and shifted to lie over one another, where that helps. */
  readonly register: boolean;
  /**
   * Parts of the photos that are left out of the memory in turn, to see how good photos score; at least 2. Up to twice as
   * many photos are left out one by one.
   */
  readonly folds: number;
  /** Share of good photos that may fail, 0-1. */
  readonly falseRejectRate: number;
}

export const usualSettings: TeachSettings = {
  seed: 1,
  candidates: 25_000,
  memories: 3000,
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

export interface LearntDetector extends TaughtDetector {
  /** By how many standard deviations a small change raises the score, on the average. */
  readonly keenness: number;
}

export interface TaughtProduct {
  readonly onnx: Uint8Array;
  /** As the graph holds them. */
  readonly detectors: readonly LearntDetector[];
  /** Score = (mean of the map's top share - offset) x scale: 0 is the mean of good photos, 1 their standard deviation. */
  readonly offset: number;
  readonly scale: number;
  readonly thresholds: Thresholds;
  /** How photos come before the model. */
  readonly photoPath: PhotoPathFields;
  /** Scores of the photos, each judged by memories that were made without it. */
  readonly leftOutScores: readonly number[];
}

export async function teachProduct(options: TeachOptions): Promise<TaughtProduct> {
  const { photos, backbone, input, settings } = options;
  const total = photos.length * (2 + detectors.length);
  const progress = (round: number) => (done: number) => options.onProgress?.(round * photos.length + done, total);
  const path = await lookAtAll(options, progress(0));
  const extractor = await FeatureExtractor.create(backbone, { input, ...path });
  try {
    const features = await productFeatures(extractor, photos, seededRandom(settings.seed), progress(1));
    const taught: Calibrated[] = [];
    for (const [at, detector] of detectors.entries()) {
      taught.push(
        await teachDetector(extractor, detector, features[at] as DetectorFeatures, options, progress(2 + at)),
      );
    }
    const used = keenOnes(taught);
    const scores = leftOutScoresOf(used, features[0] as DetectorFeatures, settings.topShare);
    const { offset, scale } = unitScale(scores);
    const leftOutScores = scores.map((score) => (score - offset) * scale);
    const thresholds = thresholdsOf(leftOutScores, settings.falseRejectRate);
    const onnx = taughtGraph(backbone, input, used);
    return { onnx, detectors: used, offset, scale, thresholds, photoPath: path, leftOutScores };
  } finally {
    await extractor.release();
  }
}

/** How the photos lie, how bright and how sharp they are: what the package says of the photos it can judge. */
async function lookAtAll(
  { photos, input, settings }: TeachOptions,
  onProgress: (done: number) => void,
): Promise<PhotoPathFields> {
  const small: SmallPhoto[] = [];
  for (const photo of photos) {
    small.push(smallPhoto(await photo()));
    onProgress(small.length);
  }
  return learnPhotoPath(small, input, settings.register);
}

/** Every photo's map too. */
type Calibrated = LearntDetector & Pick<Calibration, 'maps' | 'turnedMaps'>;

/** Every second photo that was turned too counts so: good parts lie straight and turned, and neither may fail. */
function leftOutScoresOf(
  used: readonly Calibrated[],
  { photos, turned }: DetectorFeatures,
  topShare: number,
): readonly number[] {
  const own = jointScores(used, photos, topShare);
  const turnedMaps = used.map((detector) => ({ maps: detector.turnedMaps }));
  const ofTurned = jointScores(turnedMaps, firstOfEach(turned), topShare);
  return own.map((score, photo) => (photo % 2 === 1 ? (ofTurned[photo] ?? score) : score));
}

const firstOfEach = (turned: DetectorFeatures['turned']): readonly PhotoFeatures[] =>
  turned.flatMap(([first]) => first ?? []);

/** A detector that notices small changes less than this much as well as the keenest would add its noise and little else. */
const leastKeenness = 0.4;

/** The first always, for its grid. */
function keenOnes([first, ...others]: readonly Calibrated[]): readonly [Calibrated, ...Calibrated[]] {
  if (!first) throw new Error('no detector');
  return [first, ...others.filter(({ keenness }) => keenness >= leastKeenness * first.keenness)];
}

async function teachDetector(
  extractor: FeatureExtractor,
  detector: Detector,
  features: DetectorFeatures,
  { input, settings }: TeachOptions,
  onProgress: (done: number) => void,
): Promise<Calibrated> {
  const share = (count: number): number => Math.round(count * detector.memoryShare);
  const size: MemorySettings = {
    ...settings,
    candidates: share(settings.candidates),
    memories: share(settings.memories),
    weighed: detector.weighed,
  };
  const maps = await leftOutMaps(extractor, features, size, onProgress);
  const { photos, turned, projection } = features;
  const calibration = calibrate(maps, photos, firstOfEach(turned), gridOf(input, detector), settings);
  return { detector, projection, ...goodMemory([...photos, ...turned.flat()], photos, size), ...calibration };
}

/**
 * Every photo's distances to a memory made without it. Taking only its own vectors out of the memory of all would not
 * do: others that are like them were not chosen because of them, and the photo would seem stranger than a new one.
 */
async function leftOutMaps(
  extractor: FeatureExtractor,
  { photos, changed, turned }: DetectorFeatures,
  settings: MemorySettings,
  onProgress: (done: number) => void,
): Promise<LeftOutMaps> {
  // Few photos are left out one at a time: a memory of a fifth fewer would say too little of that of all.
  const folds = photos.length <= 2 * settings.folds ? photos.length : settings.folds;
  const maps = { own: [] as GridMap[], changed: [] as GridMap[], turned: [] as GridMap[] };
  let done = 0;
  for (let fold = 0; fold < folds; fold++) {
    const isOther = (_: unknown, photo: number): boolean => photo % folds !== fold;
    const others = photos.filter(isOther);
    const known = [...others, ...turned.filter(isOther).flat()];
    const good = goodMemory(known, others.length < 2 ? photos : others, settings);
    for (let photo = fold; photo < photos.length; photo += folds) {
      maps.own[photo] = await distanceMap(extractor, good, photos[photo] as PhotoFeatures);
      const other = changed[photo];
      if (other) maps.changed[photo] = await distanceMap(extractor, good, other);
      const [laid] = turned[photo] ?? [];
      if (laid) maps.turned[photo] = await distanceMap(extractor, good, laid);
      onProgress(++done);
    }
  }
  return maps;
}

const distanceMap = async (
  extractor: FeatureExtractor,
  { weighing, memory }: GoodMemory,
  { rows, columns, vectors }: PhotoFeatures,
): Promise<GridMap> => ({ rows, columns, values: await extractor.distances(memory, weighed(weighing, vectors)) });

type MemorySettings = TeachSettings & Pick<Detector, 'weighed'>;
type GoodMemory = Pick<TaughtDetector, 'weighing' | 'memory'>;

/**
 * Of weighed vectors, rounded to half precision, as it will be stored. What differs ordinarily is seen in `compared`, without
 * copies: a photo and its own copy hardly differ.
 */
function goodMemory(
  photos: readonly PhotoFeatures[],
  compared: readonly PhotoFeatures[],
  settings: MemorySettings,
): GoodMemory {
  const random = seededRandom(settings.seed);
  const seen = compared.map(({ vectors }) => vectors);
  const weighing = settings.weighed ? learnWeighing(seen, random) : null;
  const candidates = weighed(weighing, drawVectors(photos, settings.candidates, random));
  const { length, values } = candidates;
  const centres = greedyCentres(candidates, settings.memories, random);
  const chosen = new Float32Array(centres.length * length);
  for (const [row, centre] of centres.entries()) {
    chosen.set(values.subarray(centre * length, (centre + 1) * length), row * length);
  }
  return { weighing, memory: { length, values: chosen.map((value) => fromHalf(toHalf(value))) } };
}
