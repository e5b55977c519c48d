/** What a model's output means: a score, and for some models where in the photo it comes from. */
import type { Tensor } from 'onnxruntime-node';
import { assertNever } from '../../../src-shared/domain/assert-never';
import type { ModelOutput } from '../../../src-shared/domain/model-manifest';
import { failed, ok, type Result } from '../../../src-shared/domain/result';
import { fromHalves } from '../onnx/half';

/** Values in units of the score, row by row over the model's input. */
export interface ScoreMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

export interface Scored {
  readonly score: number;
  readonly map: ScoreMap | null;
}

/** Fails in words when the output has another shape than the manifest says, or holds no numbers. */
export function scoreOutput(tensor: Tensor, output: ModelOutput): Result<Scored, string> {
  const raw = numbers(tensor);
  if (!raw) return failed(`output ${output.tensor} has elements of type ${tensor.type}, which cannot be read`);
  if (!raw.every(Number.isFinite))
    return failed(`output ${output.tensor} holds values that are not numbers (NaN or infinite)`);
  const shape = `shape [${tensor.dims.join(', ')}]`;
  switch (output.kind) {
    case 'score': {
      if (raw.length !== 1) return failed(`output ${output.tensor} has ${shape}, a score is one number`);
      const value = activated(raw, output.activation, 1)[0] ?? 0;
      return ok({ score: (value - output.offset) * output.scale, map: null });
    }
    case 'classes': {
      const count = output.classes.length;
      if (raw.length !== count)
        return failed(`output ${output.tensor} has ${shape}, the manifest names ${count} classes`);
      return ok({
        score: defectiveSum(activated(raw, output.activation, count), output.classes, 1)[0] ?? 0,
        map: null,
      });
    }
    case 'anomaly-map': {
      const size = planeSize(tensor, 1);
      if (!size) return failed(`output ${output.tensor} has ${shape}, an anomaly map is [1, 1, height, width]`);
      const values = activated(raw, output.activation, 1).map((value) => (value - output.offset) * output.scale);
      return ok({ score: topMean(values, output.topShare), map: { ...size, values } });
    }
    case 'segmentation': {
      const count = output.classes.length;
      const size = planeSize(tensor, count);
      if (!size) return failed(`output ${output.tensor} has ${shape}, expected [1, ${count}, height, width]`);
      const values = defectiveSum(activated(raw, output.activation, count), output.classes, size.width * size.height);
      return ok({ score: topMean(values, output.topShare), map: { ...size, values } });
    }
    default:
      return assertNever(output);
  }
}

/** Mean of the highest share (0-1) of all values, at least one. */
export function topMean(values: Float32Array, share: number): number {
  const count = Math.max(1, Math.round(values.length * share));
  const sorted = Float32Array.from(values).sort();
  let sum = 0;
  for (let index = sorted.length - count; index < sorted.length; index++) sum += sorted[index] ?? 0;
  return sum / count;
}

function numbers(tensor: Tensor): Float32Array | null {
  const { data, type } = tensor;
  if (type === 'float16') {
    // Runtimes with a Float16Array of their own hand over numbers, others the bits.
    return data instanceof Uint16Array ? fromHalves(data) : Float32Array.from(data as Iterable<number>);
  }
  if (type === 'float32') return data as Float32Array;
  if (type === 'int64') return Float32Array.from(data as BigInt64Array, Number);
  if (type === 'float64' || type === 'uint8' || type === 'int32') return Float32Array.from(data as Iterable<number>);
  return null;
}

/** The last two sizes, when all others together are `planes`. */
function planeSize({ dims }: Tensor, planes: number): { width: number; height: number } | null {
  const [height, width] = dims.slice(-2);
  const others = dims.slice(0, -2).reduce((product, size) => product * size, 1);
  return height && width && others === planes ? { width, height } : null;
}

/** `planes` equal parts after one another; softmax is over the parts. */
function activated(raw: Float32Array, activation: 'none' | 'sigmoid' | 'softmax', planes: number): Float32Array {
  if (activation === 'none') return raw;
  if (activation === 'sigmoid') return raw.map((value) => 1 / (1 + Math.exp(-value)));
  const area = raw.length / planes;
  const result = new Float32Array(raw.length);
  for (let position = 0; position < area; position++) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let plane = 0; plane < planes; plane++) largest = Math.max(largest, raw[plane * area + position] ?? 0);
    let sum = 0;
    for (let plane = 0; plane < planes; plane++) {
      const value = Math.exp((raw[plane * area + position] ?? 0) - largest);
      result[plane * area + position] = value;
      sum += value;
    }
    for (let plane = 0; plane < planes; plane++)
      result[plane * area + position] = (result[plane * area + position] ?? 0) / sum;
  }
  return result;
}

function defectiveSum(values: Float32Array, classes: readonly { defective: boolean }[], area: number): Float32Array {
  const sum = new Float32Array(area);
  for (const [plane, { defective }] of classes.entries()) {
    if (!defective) continue;
    for (let position = 0; position < area; position++) {
      sum[position] = (sum[position] ?? 0) + (values[plane * area + position] ?? 0);
    }
  }
  return sum;
}
