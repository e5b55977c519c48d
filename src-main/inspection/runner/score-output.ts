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

/** Changes a map's values where the photo was not seen. */
export type Hush = (map: ScoreMap) => void;

/**
 * Fails in words when an output has another shape than the manifest says, or holds no numbers. `scoreTensor` is the
 * output of that name, for an anomaly map that has one.
 */
export function scoreOutput(
  tensor: Tensor,
  output: ModelOutput,
  scoreTensor?: Tensor,
  hush: Hush = () => {},
): Result<Scored, string> {
  const read = numbersOf(tensor, output.tensor);
  if (!read.ok) return read;
  const raw = read.value;
  const shape = `shape [${tensor.dims.join(', ')}]`;
  switch (output.kind) {
    case 'score': {
      const score = oneNumber(tensor, output.tensor, output);
      return score.ok ? ok({ score: score.value, map: null }) : score;
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
      const size = planeSize(tensor, 1, output.layout);
      if (!size) return failed(`output ${output.tensor} has ${shape}, an anomaly map is ${planes(1, output.layout)}`);
      const values = activated(raw, output.activation, 1).map((value) => (value - output.offset) * output.scale);
      const map = { ...size, values };
      hush(map);
      const score = scoreTensor
        ? oneNumber(scoreTensor, output.scoreTensor ?? '', output)
        : ok(topMean(values, output.topShare));
      return score.ok ? ok({ score: score.value, map }) : score;
    }
    case 'segmentation': {
      const count = output.classes.length;
      const size = planeSize(tensor, count, output.layout);
      if (!size) return failed(`output ${output.tensor} has ${shape}, expected ${planes(count, output.layout)}`);
      const area = size.width * size.height;
      const planar = output.layout === 'NHWC' ? planeAfterPlane(raw, count) : raw;
      const values = defectiveSum(activated(planar, output.activation, count), output.classes, area);
      const map = { ...size, values };
      hush(map);
      return ok({ score: topMean(values, output.topShare), map });
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

interface NumberMeaning {
  readonly activation: 'none' | 'sigmoid';
  readonly offset: number;
  readonly scale: number;
}

function oneNumber(tensor: Tensor, name: string, { activation, offset, scale }: NumberMeaning): Result<number, string> {
  const read = numbersOf(tensor, name);
  if (!read.ok) return read;
  if (read.value.length !== 1)
    return failed(`output ${name} has shape [${tensor.dims.join(', ')}], a score is one number`);
  return ok(((activated(read.value, activation, 1)[0] ?? 0) - offset) * scale);
}

function numbersOf(tensor: Tensor, name: string): Result<Float32Array, string> {
  const raw = numbers(tensor);
  if (!raw) return failed(`output ${name} has elements of type ${tensor.type}, which cannot be read`);
  return raw.every(Number.isFinite)
    ? ok(raw)
    : failed(`output ${name} holds values that are not numbers (NaN or infinite)`);
}

function numbers(tensor: Tensor): Float32Array | null {
  const { data, type } = tensor;
  if (type === 'float16') {
    // Runtimes with a Float16Array of their own hand over numbers, others the bits.
    return data instanceof Uint16Array ? fromHalves(data) : Float32Array.from(data as Iterable<number>);
  }
  if (type === 'float32') return data as Float32Array;
  if (type === 'int64') return Float32Array.from(data as BigInt64Array, Number);
  if (type === 'float64' || type === 'uint8' || type === 'int32' || type === 'bool')
    return Float32Array.from(data as Iterable<number>);
  return null;
}

type Layout = 'NCHW' | 'NHWC' | undefined;

const planes = (count: number, layout: Layout): string =>
  layout === 'NHWC' ? `[1, height, width, ${count}]` : `[1, ${count}, height, width]`;

/** Height and width, when all other sizes together are `count`. */
function planeSize({ dims }: Tensor, count: number, layout: Layout): { width: number; height: number } | null {
  const firstAxis = dims.length - (layout === 'NHWC' ? 3 : 2);
  const [height, width] = dims.slice(Math.max(0, firstAxis));
  const others = dims.filter((_, axis) => axis !== firstAxis && axis !== firstAxis + 1);
  return height && width && others.reduce((product, size) => product * size, 1) === count ? { width, height } : null;
}

/** [height, width, count] as [count, height, width]. */
function planeAfterPlane(raw: Float32Array, count: number): Float32Array {
  const area = raw.length / count;
  const result = new Float32Array(raw.length);
  for (let plane = 0; plane < count; plane++) {
    for (let position = 0; position < area; position++) {
      result[plane * area + position] = raw[position * count + plane] ?? 0;
    }
  }
  return result;
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
