/** One draw: teaches some photos of the set, judges all test photos with the package, through the station's own code. */
import type { DecodedPhoto } from '../../src-main/inspection/photo/decode-photo';
import { type LoadedModel, loadModel } from '../../src-main/inspection/runner/load-model';
import { FeatureExtractor } from '../../src-main/inspection/teach/feature-extractor';
import { type GridMap, resizeMap } from '../../src-main/inspection/teach/grid-map';
import { projected } from '../../src-main/inspection/teach/main-directions';
import { weighed } from '../../src-main/inspection/teach/ordinary-differences';
import { taughtManifest, writePackage } from '../../src-main/inspection/teach/taught-package';
import { type TaughtProduct, type TeachSettings, teachProduct } from '../../src-main/inspection/teach/teach-product';
import type { ModelInput } from '../../src-shared/domain/model-manifest';
import type { PhotoSet, TestPhoto } from './mvtec-folder';
import type { MaskedMap } from './pixel-metrics';
import { maskPixels, readImage } from './read-image';

export interface Draw {
  readonly dir: string;
  readonly backbone: Uint8Array;
  readonly input: ModelInput;
  readonly settings: TeachSettings;
  readonly train: readonly string[];
  readonly test: PhotoSet['test'];
}

export interface ScoredPhoto extends Pick<TestPhoto, 'name' | 'kind' | 'defectShare'> {
  readonly score: number;
}

export interface PhotoTimes {
  readonly decodeMs: number;
  /** Fitting the photo and the network. */
  readonly featuresMs: number;
  readonly distancesMs: number;
  /** File to verdict with heat map and regions, the network's parts in one graph. */
  readonly totalMs: number;
}

export interface DrawResult {
  readonly taught: TaughtProduct;
  readonly teachMs: number;
  readonly photos: readonly ScoredPhoto[];
  /** Of the first photos. */
  readonly times: readonly PhotoTimes[];
  /** Of the photos whose truth is known pixel by pixel: good ones and those with a mask. Empty without masks. */
  readonly maps: readonly MaskedMap[];
}

/** Masks are compared at this many pixels a photo at most: 400 photos then fit in memory. */
const mapAreaPixels = 256 * 256;
const timedPhotos = 50;

/** Throws in one line when a photo cannot be read. */
export async function fitAndTest(draw: Draw): Promise<DrawResult> {
  const startMs = performance.now();
  const taught = await teachProduct({
    photos: draw.train.map((file) => () => read(file)),
    backbone: draw.backbone,
    input: draw.input,
    settings: draw.settings,
  });
  const teachMs = performance.now() - startMs;
  const manifest = taughtManifest(taught, draw.input, {
    name: 'evaluated',
    version: '1',
    product: 'evaluated',
    description: '',
    settings: draw.settings,
    origin: { method: 'evaluation', madeBy: 'npm run evaluate', photos: [] },
  });
  await writePackage(draw.dir, manifest, taught.onnx);
  const model = await loadModel(draw.dir);
  if (!model.ok) throw new Error(model.problem);
  const judged = await judgeAll(model.value, draw.test);
  const times = await timeParts(draw, taught, model.value);
  await model.value.release();
  return { taught, teachMs, ...judged, times };
}

async function judgeAll(model: LoadedModel, test: Draw['test']): Promise<Pick<DrawResult, 'photos' | 'maps'>> {
  const withMasks = test.some(({ maskFile }) => maskFile !== null);
  const photos: ScoredPhoto[] = [];
  const maps: MaskedMap[] = [];
  for (const photo of test) {
    const image = await read(photo.file);
    const { score, map } = await model.score(image);
    photos.push({ name: photo.name, kind: photo.kind, defectShare: photo.defectShare, score });
    if (map && withMasks && (photo.kind === null || photo.maskFile !== null)) {
      maps.push(await maskedMap(photo, image, { rows: map.height, columns: map.width, values: map.values }));
    }
  }
  return { photos, maps };
}

async function timeParts(
  draw: Draw,
  { detectors, photoPath }: TaughtProduct,
  model: LoadedModel,
): Promise<readonly PhotoTimes[]> {
  const extractor = await FeatureExtractor.create(draw.backbone, { input: draw.input, ...photoPath });
  const times: PhotoTimes[] = [];
  for (const { file } of draw.test.slice(0, timedPhotos)) {
    const startMs = performance.now();
    const image = await read(file);
    const decodedMs = performance.now();
    await model.judge(image);
    const judgedMs = performance.now();
    const features = await extractor.features(image);
    const featuresMs = performance.now() - judgedMs;
    for (const [at, { memory, projection, weighing }] of detectors.entries()) {
      const vectors = features[at]?.vectors;
      if (vectors) await extractor.distances(memory, weighed(weighing, projected(projection, vectors)));
    }
    const distancesMs = performance.now() - judgedMs - featuresMs;
    times.push({ decodeMs: decodedMs - startMs, featuresMs, distancesMs, totalMs: judgedMs - startMs });
  }
  await extractor.release();
  return times;
}

/** The photo's mask and its heat at the mask's place, both brought to at most `mapAreaPixels`. */
async function maskedMap(photo: TestPhoto, image: DecodedPhoto, map: GridMap): Promise<MaskedMap> {
  const scale = Math.min(1, Math.sqrt(mapAreaPixels / (image.width * image.height)));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const mask = photo.maskFile ? maskPixels(await read(photo.maskFile), width, height) : new Uint8Array(width * height);
  return { width, height, heat: resizeMap(map, height, width).values, mask };
}

async function read(file: string): Promise<DecodedPhoto> {
  const photo = await readImage(file);
  if (!photo.ok) throw new Error(photo.problem);
  return photo.value;
}
