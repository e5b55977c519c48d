import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { DecodedPhoto } from '../photo/decode-photo';
import { type PhotoPath, type PreparePhoto, photoPath } from '../runner/prepare-photo';
import { unseen } from '../runner/seen';
import { distanceGraph, featureGraph, featureLength, gridStride } from './taught-graph';

const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
};

/** A photo's vectors: [152, positions], positions row by row. */
export interface PhotoFeatures {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  /** 1 for positions that lie outside of the registered photo; null when none does. */
  readonly unseen: Uint8Array | null;
}

/** The two computations of teaching that run on the model runtime. Release it. */
export class FeatureExtractor {
  readonly #inputName: string;
  readonly #prepare: PreparePhoto;
  readonly #features: InferenceSession;
  readonly #distances: InferenceSession;

  private constructor(path: PhotoPath, features: InferenceSession, distances: InferenceSession) {
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

  async features(photo: DecodedPhoto): Promise<PhotoFeatures> {
    const { fit, tensor } = this.#prepare(photo);
    const { features } = await this.#features.run({ [this.#inputName]: tensor });
    const values = (features as Tensor).data as Float32Array;
    const [rows, columns] = [fit.height / gridStride, fit.width / gridStride];
    return { rows, columns, values, unseen: unseen(fit, columns, rows) };
  }

  /** Distance of every position to the nearest of `memory` ([count, 152]). */
  async distances(memory: Float32Array, { values }: PhotoFeatures): Promise<Float32Array> {
    const { distances } = await this.#distances.run({
      memory: new Tensor('float32', memory, [memory.length / featureLength, featureLength]),
      features: new Tensor('float32', values, [featureLength, values.length / featureLength]),
    });
    return (distances as Tensor).data as Float32Array;
  }

  async release(): Promise<void> {
    await this.#features.release();
    await this.#distances.release();
  }
}
