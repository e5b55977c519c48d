import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import type { DecodedPhoto } from '../photo/decode-photo';
import { fitPhoto } from '../runner/fit-photo';
import { inputPixels, inputTensor } from '../runner/input-tensor';
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
}

/** The two computations of teaching that run on the model runtime. Release it. */
export class FeatureExtractor {
  readonly #input: ModelInput;
  readonly #features: InferenceSession;
  readonly #distances: InferenceSession;

  private constructor(input: ModelInput, features: InferenceSession, distances: InferenceSession) {
    this.#input = input;
    this.#features = features;
    this.#distances = distances;
  }

  static async create(backbone: Uint8Array, input: ModelInput): Promise<FeatureExtractor> {
    return new FeatureExtractor(
      input,
      await InferenceSession.create(featureGraph(backbone, input), sessionOptions),
      await InferenceSession.create(distanceGraph(), sessionOptions),
    );
  }

  async features(photo: DecodedPhoto): Promise<PhotoFeatures> {
    const fit = fitPhoto(photo, this.#input);
    const tensor = inputTensor(inputPixels(photo, fit, this.#input), fit, this.#input);
    const { features } = await this.#features.run({ [this.#input.tensor]: tensor });
    const values = (features as Tensor).data as Float32Array;
    return { rows: fit.height / gridStride, columns: fit.width / gridStride, values };
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
