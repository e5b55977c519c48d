import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import type { DecodedPhoto } from '../photo/decode-photo';
import { fitPhoto } from '../runner/fit-photo';
import { inputPixels, inputTensor } from '../runner/input-tensor';
import { distanceGraph, featureGraph, featureLength } from './taught-graph';

const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
};

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

  /** [152, positions] */
  async features(photo: DecodedPhoto): Promise<Float32Array> {
    const fit = fitPhoto(photo, this.#input);
    const tensor = inputTensor(inputPixels(photo, fit, this.#input), fit, this.#input);
    const { features } = await this.#features.run({ [this.#input.tensor]: tensor });
    return (features as Tensor).data as Float32Array;
  }

  /** Distance of every position to the nearest of `memory` ([count, 152]). */
  async distances(memory: Float32Array, features: Float32Array): Promise<Float32Array> {
    const { distances } = await this.#distances.run({
      memory: new Tensor('float32', memory, [memory.length / featureLength, featureLength]),
      features: new Tensor('float32', features, [featureLength, features.length / featureLength]),
    });
    return (distances as Tensor).data as Float32Array;
  }

  async release(): Promise<void> {
    await this.#features.release();
    await this.#distances.release();
  }
}
