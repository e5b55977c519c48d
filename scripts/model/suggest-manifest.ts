/**
 * A manifest for an ONNX file as far as its inputs and outputs tell; what only its maker knows is named in `toComplete`.
 * Two exporters are recognised by their names: anomalib 2 (`pred_score`, `anomaly_map`) and Ultralytics (`images`,
 * `output0`).
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type ModelInput,
  type ModelManifest,
  type ModelOutput,
  manifestVersion,
} from '../../src-shared/domain/model-manifest';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { OnnxSignature, TensorSignature } from './onnx-signature';

export interface SuggestedManifest {
  readonly manifest: ModelManifest;
  /** Fields that hold a guess, each with what to put there. */
  readonly toComplete: readonly string[];
}

const usualSide = 224;

/** Tasks of Ultralytics whose outputs are lists of boxes. */
const boxTasks = new Set(['detect', 'segment', 'pose', 'obb']);

export async function suggestManifest(
  file: string,
  signature: OnnxSignature,
): Promise<Result<SuggestedManifest, string>> {
  const task = signature.metadata.get('task') ?? '';
  if (boxTasks.has(task))
    return failed(`it is made to ${task}: its output is boxes; a package's model gives classes, a score or a map`);
  const input = suggestInput(signature);
  if (!input.ok) return input;
  const output = suggestOutput(signature, input.value.layout);
  if (!output.ok) return output;
  const model = basename(file);
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const manifest: ModelManifest = {
    manifestVersion,
    name: packageName(model),
    version: '1.0.0',
    product: 'to be completed',
    description: '',
    model,
    files: [{ path: model, sha256 }],
    input: input.value,
    output: output.value,
    thresholds: { pass: 0.5, fail: 0.5 },
  };
  return ok({ manifest, toComplete: toComplete(signature, manifest) });
}

const packageName = (model: string): string => {
  const name = model
    .replace(/\.onnx$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return name === '' ? 'model' : name;
};

const isAnomalib = ({ outputs }: OnnxSignature): boolean =>
  outputs.some(({ name }) => name === 'anomaly_map' || name === 'pred_score');
const isUltralytics = ({ inputs, outputs }: OnnxSignature): boolean =>
  inputs[0]?.name === 'images' && outputs[0]?.name === 'output0';

function suggestInput(signature: OnnxSignature): Result<ModelInput, string> {
  const [tensor, ...others] = signature.inputs;
  if (!tensor || others.length > 0)
    return failed(`it has ${signature.inputs.length} inputs, a package's model has one`);
  const { name, type, shape } = tensor;
  if (type !== 'float32' && type !== 'float16' && type !== 'uint8')
    return failed(`its input ${name} holds ${type}; float32, float16 and uint8 can be filled`);
  const layout = shape.length === 4 ? colourLayout(shape) : null;
  if (layout === null) {
    return failed(
      `its input ${name} has shape [${shape.join(', ')}]; a photo is [1, 3, height, width] or [1, height, width, 3]`,
    );
  }
  const noted = /^\[(\d+), ?(\d+)\]$/.exec(signature.metadata.get('imgsz') ?? '');
  const side = (size: number | string | undefined, note: string | undefined): number =>
    typeof size === 'number' ? size : Number(note ?? usualSide);
  const [height, width] = layout === 'NCHW' ? shape.slice(2) : shape.slice(1);
  return ok({
    tensor: name,
    layout,
    elementType: type,
    width: side(width, noted?.[2]),
    height: side(height, noted?.[1]),
    colourOrder: 'RGB',
    mean: [0, 0, 0],
    scale: type === 'uint8' ? [1, 1, 1] : [1 / 255, 1 / 255, 1 / 255],
    // What each exporter's own program does to a photo of another shape.
    resize: { rule: isUltralytics(signature) ? 'crop' : 'stretch' },
  });
}

const colourLayout = (shape: readonly (number | string)[]): 'NCHW' | 'NHWC' | null => {
  if (shape[1] === 3) return 'NCHW';
  return shape[3] === 3 ? 'NHWC' : null;
};

function suggestOutput({ outputs, metadata }: OnnxSignature, layout: 'NCHW' | 'NHWC'): Result<ModelOutput, string> {
  const named = (name: string): TensorSignature | undefined => outputs.find((tensor) => tensor.name === name);
  const map = named('anomaly_map');
  const score = named('pred_score');
  const numbers = { activation: 'none', offset: 0, scale: 1 } as const;
  if (map) {
    return ok({
      kind: 'anomaly-map',
      tensor: map.name,
      ...(score ? { scoreTensor: score.name } : {}),
      topShare: 0.003,
      ...numbers,
    });
  }
  const tensor = score ?? outputs[0];
  if (!tensor) return failed('it has no outputs');
  const { shape, name } = tensor;
  if (shape.length >= 3) {
    const planes = shape.length === 3 ? 1 : shape[layout === 'NCHW' ? 1 : 3];
    const order = layout === 'NHWC' ? ({ layout } as const) : {};
    if (planes === 1 || typeof planes !== 'number')
      return ok({ kind: 'anomaly-map', tensor: name, ...order, topShare: 0.003, ...numbers });
    return ok({
      kind: 'segmentation',
      tensor: name,
      ...order,
      activation: 'softmax',
      classes: classesOf(planes, metadata),
      topShare: 0.003,
    });
  }
  const count = shape.at(-1);
  return typeof count === 'number' && count > 1
    ? ok({ kind: 'classes', tensor: name, activation: 'none', classes: classesOf(count, metadata) })
    : ok({ kind: 'score', tensor: name, ...numbers });
}

/** Ultralytics notes its labels as `{0: 'good', 1: 'bad'}`. */
function classesOf(count: number, metadata: ReadonlyMap<string, string>): { label: string; defective: boolean }[] {
  const noted = new Map(
    [...(metadata.get('names') ?? '').matchAll(/(\d+): (?:'([^']*)'|"([^"]*)")/g)].map(([, index, single, double]) => [
      Number(index),
      (single ?? double ?? '').slice(0, 80),
    ]),
  );
  return Array.from({ length: count }, (_, index) => ({
    label: noted.get(index) || `class ${index}`,
    defective: index > 0,
  }));
}

function toComplete(signature: OnnxSignature, { input, output }: ModelManifest): string[] {
  const free = signature.inputs[0]?.shape.slice(1).some((size) => typeof size === 'string') === true;
  const known = isAnomalib(signature) || isUltralytics(signature);
  return [
    'product: what it inspects, as people call it',
    'name, version: of the package',
    ...(free
      ? [`input.width, input.height: the model takes any size; ${input.width} x ${input.height} is a guess`]
      : []),
    ...(known ? [] : ['input.colourOrder, mean, scale, resize: how the photos were prepared that it learnt from']),
    ...('classes' in output ? ['output.classes: the labels, and which of them are defective'] : []),
    ...(known ? [] : ['output.kind, activation: what the output means']),
    'thresholds: in units of the score; pass below the one, fail from the other',
  ];
}
