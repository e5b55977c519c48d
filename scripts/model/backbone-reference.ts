/**
 * Computes the backbone a second time, by the definition of its few operations and nothing of ONNX, to check the
 * converted file against. Slow: for small inputs.
 */
import type { Backbone, ConvolutionLayer } from './backbone-layers';

/** Values by [channel][row][column], flat. */
export interface FeatureMap {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Every tensor of the network for one input. */
export function computeBackbone(backbone: Backbone, image: FeatureMap): ReadonlyMap<string, FeatureMap> {
  const tensors = new Map([[backbone.input, image]]);
  const tensor = (name: string): FeatureMap => {
    const found = tensors.get(name);
    if (!found) throw new Error(`${name} is used before it is computed`);
    return found;
  };
  for (const layer of backbone.layers) {
    if (layer.kind === 'convolution') {
      tensors.set(layer.output, convolve(tensor(layer.input), layer));
    } else {
      const [first, second] = [tensor(layer.inputs[0]), tensor(layer.inputs[1])];
      const values = first.values.map((value, index) => value + (second.values[index] ?? 0));
      tensors.set(layer.output, { ...first, values });
    }
  }
  return tensors;
}

/** TensorFlow's SAME padding: the output has ceil(size / stride) positions, what is left over is padded at the end. */
function convolve(input: FeatureMap, layer: ConvolutionLayer): FeatureMap {
  const [channels, perGroup, kernelHeight, kernelWidth] = layer.shape;
  const height = Math.ceil(input.height / layer.stride);
  const width = Math.ceil(input.width / layer.stride);
  const top = Math.floor(Math.max(0, (height - 1) * layer.stride + kernelHeight - input.height) / 2);
  const left = Math.floor(Math.max(0, (width - 1) * layer.stride + kernelWidth - input.width) / 2);
  const outputsPerGroup = channels / layer.groups;
  const values = new Float64Array(channels * height * width);
  const at = (channel: number, y: number, x: number): number =>
    y < 0 || x < 0 || y >= input.height || x >= input.width
      ? 0
      : (input.values[(channel * input.height + y) * input.width + x] ?? 0);

  for (let output = 0; output < channels; output++) {
    const firstChannel = Math.floor(output / outputsPerGroup) * perGroup;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let sum = layer.bias[output] ?? 0;
        let weight = output * perGroup * kernelHeight * kernelWidth;
        for (let channel = firstChannel; channel < firstChannel + perGroup; channel++) {
          for (let row = 0; row < kernelHeight; row++) {
            for (let column = 0; column < kernelWidth; column++) {
              sum +=
                (layer.weights[weight++] ?? 0) *
                at(channel, y * layer.stride + row - top, x * layer.stride + column - left);
            }
          }
        }
        values[(output * height + y) * width + x] = layer.relu6 ? Math.min(6, Math.max(0, sum)) : sum;
      }
    }
  }
  return { channels, height, width, values };
}
