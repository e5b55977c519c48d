/**
 * The first part of MediaPipe Objectron's SSD-MobileNetV2, read from its package: its layers with their weights in
 * ONNX order ([out, in / groups, height, width]), up to the deepest of four tapped tensors.
 */
import { createHash } from 'node:crypto';
import { fromHalf } from '../../src-main/inspection/onnx/half';
import { readTflite, type TfliteGraph, type TfliteOperator } from './tflite-file';

export const objectronAssets = {
  package: '@mediapipe/objectron',
  file: 'objectron_solution_packed_assets.data',
  sha256: '470986ca5df183f41698da6de74b027d838fe289d77b5ab094497d350bee664e',
  /** Where the TensorFlow Lite file begins among the packed assets. */
  offsetBytes: 184,
} as const;

export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly input: string;
  readonly output: string;
  readonly weights: Float32Array;
  readonly shape: readonly [number, number, number, number];
  readonly bias: Float32Array;
  readonly stride: number;
  readonly groups: number;
  readonly relu6: boolean;
}
export interface AdditionLayer {
  readonly kind: 'addition';
  readonly inputs: readonly [string, string];
  readonly output: string;
}
export type Layer = ConvolutionLayer | AdditionLayer;

/** A tapped tensor; `stride` is how many input pixels one of its positions spans. */
export interface Tap {
  readonly name: string;
  readonly tensor: string;
  readonly channels: number;
  readonly stride: number;
}

const tap = (name: string, block: number, channels: number, stride: number): Tap => ({
  name,
  tensor: `FeatureExtractor/MobilenetV2/expanded_conv_${block}/add`,
  channels,
  stride,
});
export const taps: readonly Tap[] = [
  tap('f4', 2, 24, 4),
  tap('f8', 5, 32, 8),
  tap('f16', 12, 96, 16),
  tap('f32', 15, 160, 32),
];

export interface Backbone {
  readonly input: string;
  readonly layers: readonly Layer[];
}

/** Throws when the file is not the one whose structure was looked at. */
export function readBackbone(packedAssets: Uint8Array): Backbone {
  const sha256 = createHash('sha256').update(packedAssets).digest('hex');
  if (sha256 !== objectronAssets.sha256) {
    throw new Error(`${objectronAssets.file} has sha256 ${sha256}, not ${objectronAssets.sha256}`);
  }
  const graph = readTflite(packedAssets.subarray(objectronAssets.offsetBytes));
  const reader = new LayerReader(graph);
  const layers = operatorsBeforeTaps(graph, reader).map((operator) => reader.layer(operator));
  return { input: reader.name(graph.inputs[0]), layers };
}

/** In their order. Other branches begin before the deepest tap: the detector's own heads. */
function operatorsBeforeTaps(graph: TfliteGraph, reader: LayerReader): readonly TfliteOperator[] {
  const wanted = new Set(taps.map(({ tensor }) => tensor));
  const found: TfliteOperator[] = [];
  for (const operator of [...graph.operators].reverse()) {
    const output = reader.name(operator.outputs[0]);
    // Weights are stored at half precision and widened by DEQUANTIZE; they are read where they are used.
    if (operator.code === 'DEQUANTIZE' || !wanted.delete(output)) continue;
    for (const input of operator.inputs) if (reader.isComputed(input)) wanted.add(reader.name(input));
    found.push(operator);
  }
  const missing = [...wanted].filter((name) => name !== reader.name(graph.inputs[0]));
  if (missing.length > 0) throw new Error(`tensors not found: ${missing.join(', ')}`);
  return found.reverse();
}

const activations: Readonly<Record<number, 'none' | 'relu6'>> = { 0: 'none', 3: 'relu6' };
const samePadding = 0;

class LayerReader {
  readonly #graph: TfliteGraph;
  readonly #producers = new Map<number, TfliteOperator>();

  constructor(graph: TfliteGraph) {
    this.#graph = graph;
    for (const operator of graph.operators)
      for (const output of operator.outputs) this.#producers.set(output, operator);
  }

  name(tensor: number | undefined): string {
    return this.#tensor(tensor).name;
  }

  /** Neither stored nor widened from what is stored. */
  isComputed(tensor: number): boolean {
    return this.#tensor(tensor).data.length === 0 && this.#producers.get(tensor)?.code !== 'DEQUANTIZE';
  }

  layer(operator: TfliteOperator): Layer {
    const [first, second, third] = operator.inputs;
    const output = this.name(operator.outputs[0]);
    if (operator.code === 'ADD') return { kind: 'addition', inputs: [this.name(first), this.name(second)], output };
    if (operator.code !== 'CONV_2D' && operator.code !== 'DEPTHWISE_CONV_2D') {
      throw new Error(`unexpected operator ${operator.code} before the taps`);
    }
    const depthwise = operator.code === 'DEPTHWISE_CONV_2D';
    const activation = activations[operator.option(depthwise ? 4 : 3)];
    const stride = operator.option(1);
    if (operator.option(0) !== samePadding || operator.option(2) !== stride || activation === undefined) {
      throw new Error(`unexpected options of ${output}`);
    }
    return {
      kind: 'convolution',
      input: this.name(first),
      output,
      ...(depthwise ? depthwiseWeights : fullWeights)(this.#tensor(second).shape, this.#values(second)),
      bias: this.#values(third),
      stride,
      relu6: activation === 'relu6',
    };
  }

  #tensor(index: number | undefined): TfliteGraph['tensors'][number] {
    const tensor = this.#graph.tensors[index ?? -1];
    if (!tensor) throw new Error(`no tensor ${index}`);
    return tensor;
  }

  #values(index: number | undefined): Float32Array {
    const stored = this.#tensor(this.#producers.get(index ?? -1)?.inputs[0]);
    if (stored.type !== 'float16') throw new Error(`${stored.name} is not stored at half precision`);
    return Float32Array.from(new Uint16Array(stored.data.slice().buffer), fromHalf);
  }
}

type Weights = Pick<ConvolutionLayer, 'weights' | 'shape' | 'groups'>;

/** [out, height, width, in] -> [out, in, height, width] */
function fullWeights([out = 0, height = 0, width = 0, inputs = 0]: readonly number[], values: Float32Array): Weights {
  const weights = new Float32Array(values.length);
  const area = height * width;
  for (let index = 0; index < values.length; index++) {
    const input = index % inputs;
    const position = Math.floor(index / inputs) % area;
    const output = Math.floor(index / (inputs * area));
    weights[(output * inputs + input) * area + position] = values[index] ?? 0;
  }
  return { weights, shape: [out, inputs, height, width], groups: 1 };
}

/** [1, height, width, channels] -> [channels, 1, height, width] */
function depthwiseWeights([, height = 0, width = 0, channels = 0]: readonly number[], values: Float32Array): Weights {
  const { weights } = fullWeights([1, height, width, channels], values);
  return { weights, shape: [channels, 1, height, width], groups: channels };
}
