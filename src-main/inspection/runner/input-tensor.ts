import { createCanvas } from '@napi-rs/canvas';
import { Tensor } from 'onnxruntime-node';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { toHalf } from '../onnx/half';
import type { DecodedPhoto } from '../photo/decode-photo';
import type { Fit } from './fit-photo';

/** The photo as the model's input pixels: red, green, blue, opacity, 0-255 each, row by row. */
export function inputPixels(photo: DecodedPhoto, fit: Fit, input: ModelInput): Uint8ClampedArray {
  const context = createCanvas(fit.width, fit.height).getContext('2d');
  const [red, green, blue] = input.resize.rule === 'letterbox' ? input.resize.fill : [0, 0, 0];
  context.fillStyle = `rgb(${red}, ${green}, ${blue})`;
  context.fillRect(0, 0, fit.width, fit.height);
  const { source, target } = fit;
  context.drawImage(
    photo.image,
    source.x,
    source.y,
    source.width,
    source.height,
    target.x,
    target.y,
    target.width,
    target.height,
  );
  return context.getImageData(0, 0, fit.width, fit.height).data;
}

/** Pixels as the tensor the manifest describes: layout, colour order, (value - mean) x scale, element type. */
export function inputTensor(
  pixels: Uint8ClampedArray,
  size: { width: number; height: number },
  input: ModelInput,
): Tensor {
  const { width, height } = size;
  const area = width * height;
  const byte = input.elementType === 'uint8';
  const values = byte ? new Uint8Array(3 * area) : new Float32Array(3 * area);
  for (let channel = 0; channel < 3; channel++) {
    const source = input.colourOrder === 'RGB' ? channel : 2 - channel;
    const mean = byte ? 0 : (input.mean[channel] ?? 0);
    const scale = byte ? 1 : (input.scale[channel] ?? 1);
    const start = input.layout === 'NCHW' ? channel * area : channel;
    const step = input.layout === 'NCHW' ? 1 : 3;
    for (let position = 0; position < area; position++) {
      values[start + position * step] = ((pixels[position * 4 + source] ?? 0) - mean) * scale;
    }
  }
  const shape = input.layout === 'NCHW' ? [1, 3, height, width] : [1, height, width, 3];
  if (values instanceof Uint8Array) return new Tensor('uint8', values, shape);
  if (input.elementType === 'float16') return new Tensor('float16', Uint16Array.from(values, toHalf), shape);
  return new Tensor('float32', values, shape);
}
