/**
 * Writes the frozen backbone as ONNX to `.cache/backbone.onnx`: input `image` [1, 3, height, width] (RGB, -1 to 1,
 * sides multiples of 32), outputs f4, f8, f16 and f32. Run by `npm run model:build`.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { GraphBuilder } from '../../src-main/inspection/onnx/graph-builder';
import { type Backbone, type ConvolutionLayer, objectronAssets, readBackbone, taps } from './backbone-layers';
import { computeBackbone } from './backbone-reference';

export interface ConvertedBackbone {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Converts and checks, or takes what was converted and checked before. */
export async function convertedBackbone(cacheDir: string): Promise<ConvertedBackbone> {
  const file = join(cacheDir, 'backbone.onnx');
  const { backbone, bytes } = await convert();
  const cached = await readFile(file).catch(() => null);
  if (!cached || Buffer.compare(cached, bytes) !== 0) {
    await checkNumerically(backbone, bytes);
    await mkdir(cacheDir, { recursive: true });
    await writeFile(file, bytes);
  }
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function convert(): Promise<{ backbone: Backbone; bytes: Uint8Array }> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${objectronAssets.package}/package.json`));
  const backbone = readBackbone(await readFile(join(folder, objectronAssets.file)));
  return { backbone, bytes: toOnnx(backbone) };
}

function toOnnx(backbone: Backbone): Uint8Array {
  const graph = new GraphBuilder();
  const names = new Map([[backbone.input, 'image']]);
  const nameOf = (tensor: string): string => {
    const name = names.get(tensor);
    if (!name) throw new Error(`${tensor} is used before it is computed`);
    return name;
  };
  const low = graph.float32('zero', [], [0]);
  const high = graph.float32('six', [], [6]);
  for (const [index, layer] of backbone.layers.entries()) {
    const tapped = taps.find(({ tensor }) => tensor === layer.output)?.name;
    if (layer.kind === 'addition') {
      names.set(layer.output, graph.node('Add', layer.inputs.map(nameOf), {}, tapped ?? `sum${index}`));
    } else {
      const sum = convolution(graph, layer, nameOf(layer.input), index);
      names.set(layer.output, layer.relu6 ? graph.node('Clip', [sum, low, high], {}, `relu${index}`) : sum);
    }
  }
  return graph.build({
    name: 'mobilenet-v2-taps',
    inputs: [{ name: 'image', type: 'float32', shape: [1, 3, 'height', 'width'] }],
    outputs: taps.map(({ name, channels }) => ({
      name,
      type: 'float32',
      shape: [1, channels, `${name}_height`, `${name}_width`],
    })),
  });
}

function convolution(graph: GraphBuilder, layer: ConvolutionLayer, input: string, index: number): string {
  const [, , height, width] = layer.shape;
  const weights = graph.halfStored(`weights${index}`, layer.shape, layer.weights);
  const bias = graph.halfStored(`bias${index}`, [layer.bias.length], layer.bias);
  return graph.node(
    'Conv',
    [input, weights, bias],
    {
      kernel_shape: [height, width],
      strides: [layer.stride, layer.stride],
      group: layer.groups,
      // TensorFlow's SAME padding of an even side: at stride 2 only the end is padded.
      pads: height === 1 ? [0, 0, 0, 0] : layer.stride === 2 ? [0, 0, 1, 1] : [1, 1, 1, 1],
    },
    `conv${index}`,
  );
}

/** Compares the taps with the second computation on one small pseudo-random image; throws when they differ. */
async function checkNumerically(backbone: Backbone, bytes: Uint8Array): Promise<void> {
  const size = { height: 64, width: 96 };
  const values = Float32Array.from({ length: 3 * size.height * size.width }, (_, i) =>
    Math.sin(i * i * 0.37 + i * 0.11),
  );
  const reference = computeBackbone(backbone, { channels: 3, ...size, values: Float64Array.from(values) });
  const session = await InferenceSession.create(bytes);
  const outputs = await session.run({ image: new Tensor('float32', values, [1, 3, size.height, size.width]) });
  for (const { name, tensor } of taps) {
    const expected = reference.get(tensor)?.values ?? new Float64Array();
    const actual = outputs[name]?.data as Float32Array;
    let largest = 0;
    let difference = 0;
    for (const [index, value] of expected.entries()) {
      largest = Math.max(largest, Math.abs(value));
      difference = Math.max(difference, Math.abs(value - (actual[index] ?? Number.NaN)));
    }
    if (actual.length !== expected.length || !(difference <= 1e-4 * largest)) {
      throw new Error(`converted backbone is wrong: ${name} differs by ${difference} of ${largest}`);
    }
    console.error(`${name}: largest value ${largest.toFixed(2)}, largest difference ${difference.toExponential(1)}`);
  }
}
