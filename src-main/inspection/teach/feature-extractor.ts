import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import type { DecodedPhoto } from '../photo/decode-photo';
import type { Pose } from '../registration/pose';
import { type PhotoPath, type PreparedPhoto, type PreparePhoto, photoPath } from '../runner/prepare-photo';
import { unseen } from '../runner/seen';
import { type Vectors, vectorCount } from './coreset';
import { type Detector, detectors, featureLength } from './detectors';
import { featureGraph, featuresName } from './feature-graph';
import { withSmallChange } from './small-change';
import { distanceGraph, halfSquares } from './taught-graph';

const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
};

/** A photo's vectors as one detector sees it, positions row by row. */
export interface PhotoFeatures {
  readonly rows: number;
  readonly columns: number;
  readonly vectors: Vectors;
  /** 1 for positions that lie outside of the registered photo; null when none does. */
  readonly unseen: Uint8Array | null;
}

/** Both in the order of the detectors. */
export interface PhotoViews {
  readonly own: readonly PhotoFeatures[];
  /** With a small change; null when none was asked for. */
  readonly changed: readonly PhotoFeatures[] | null;
}

/** The two computations of teaching that run on the model runtime. Release it. */
export class FeatureExtractor {
  /** Whether photos show their part alone, which then can be turned. */
  readonly turnsPart: boolean;
  readonly #inputName: string;
  readonly #prepare: PreparePhoto;
  readonly #features: InferenceSession;
  readonly #distances: InferenceSession;

  private constructor(path: PhotoPath, features: InferenceSession, distances: InferenceSession) {
    this.turnsPart = path.registration?.ground !== undefined;
    this.#inputName = path.input.tensor;
    this.#prepare = photoPath(path);
    this.#features = features;
    this.#distances = distances;
  }

  static async create(backbone: Uint8Array, path: PhotoPath): Promise<FeatureExtractor> {
    return new FeatureExtractor(
      path,
      await InferenceSession.create(featureGraph(backbone, path.input), sessionOptions),
      await InferenceSession.create(distanceGraph(), sessionOptions),
    );
  }

  /** With `random` also those of the photo with a small change, at a place that it draws. */
  async views(photo: DecodedPhoto, random: (() => number) | null): Promise<PhotoViews> {
    const { fit, tensor } = this.#prepare(photo);
    const own = await this.#featuresOf(fit, tensor);
    if (!random) return { own, changed: null };
    const planes = { width: fit.width, height: fit.height, values: tensor.data as Float32Array };
    const [{ stride }] = detectors;
    const hidden = own[0]?.unseen;
    const counts = (x: number, y: number): boolean =>
      !hidden?.[Math.floor(y / stride) * (fit.width / stride) + Math.floor(x / stride)];
    const changed = new Tensor('float32', withSmallChange(planes, random, counts), tensor.dims);
    return { own, changed: await this.#featuresOf(fit, changed) };
  }

  /** In the order of the detectors. */
  async features(photo: DecodedPhoto): Promise<readonly PhotoFeatures[]> {
    return (await this.views(photo, null)).own;
  }

  /** Of the photo laid as each pose says, in the order of the poses and of the detectors. */
  async turned(photo: DecodedPhoto, poses: readonly Pose[]): Promise<readonly (readonly PhotoFeatures[])[]> {
    const found: (readonly PhotoFeatures[])[] = [];
    for (const pose of poses) {
      const { fit, tensor } = this.#prepare(photo, pose);
      found.push(await this.#featuresOf(fit, tensor));
    }
    return found;
  }

  async #featuresOf(fit: PreparedPhoto['fit'], tensor: Tensor): Promise<readonly PhotoFeatures[]> {
    const outputs = await this.#features.run({ [this.#inputName]: tensor });
    return detectors.map((detector) => {
      const [rows, columns] = [fit.height / detector.stride, fit.width / detector.stride];
      const vectors = { length: featureLength(detector), values: numbersOf(outputs, featuresName(detector)) };
      return { rows, columns, vectors, unseen: unseen(fit, columns, rows) };
    });
  }

  /** Distance of every vector to the nearest of `memory`, of vectors of the same length. */
  async distances(memory: Vectors, { length, values }: Vectors): Promise<Float32Array> {
    const count = vectorCount(memory);
    const outputs = await this.#distances.run({
      memory: new Tensor('float32', memory.values, [count, length]),
      lengths: new Tensor('float32', halfSquares(memory), [count]),
      features: new Tensor('float32', values, [values.length / length, length]),
    });
    return numbersOf(outputs, 'distances');
  }

  async release(): Promise<void> {
    await this.#features.release();
    await this.#distances.release();
  }
}

export const gridOf = ({ width, height }: ModelInput, { stride }: Detector) => ({
  rows: height / stride,
  columns: width / stride,
});

function numbersOf(outputs: InferenceSession.ReturnType, name: string): Float32Array {
  const output = outputs[name];
  if (!(output?.data instanceof Float32Array)) throw new Error(`the network has no output ${name}`);
  return output.data;
}
