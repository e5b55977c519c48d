import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GraphBuilder } from '../../src-main/inspection/onnx/graph-builder';
import type { ModelManifest } from '../../src-shared/domain/model-manifest';

/** Pixels of the small models' input. */
export const side = 32;

const input = { name: 'image', type: 'float32', shape: [1, 3, side, side] } as const;

/** Output `map` [1, 1, 32, 32]: mean of the three channels, 0 (black) to 1 (white). */
export function brightnessMap(): Uint8Array {
  const graph = new GraphBuilder();
  graph.node('ReduceMean', ['image'], { axes: [1], keepdims: 1 }, 'map');
  return graph.build({
    name: 'brightness',
    inputs: [input],
    outputs: [{ name: 'map', type: 'float32', shape: [1, 1, side, side] }],
  });
}

/** Output `score` [1]: mean of everything. */
export function brightnessScore(): Uint8Array {
  const graph = new GraphBuilder();
  graph.node('ReduceMean', ['image'], { keepdims: 0 }, 'score');
  return graph.build({ name: 'score', inputs: [input], outputs: [{ name: 'score', type: 'float32', shape: [] }] });
}

/** Output `classes` [1, 3]: the mean of each channel. */
export function channelClasses(): Uint8Array {
  const graph = new GraphBuilder();
  graph.node('ReduceMean', ['image'], { axes: [2, 3], keepdims: 0 }, 'classes');
  return graph.build({
    name: 'classes',
    inputs: [input],
    outputs: [{ name: 'classes', type: 'float32', shape: [1, 3] }],
  });
}

/** Output `score`: 0 / 0 whatever the photo. */
export function notANumber(): Uint8Array {
  const graph = new GraphBuilder();
  const mean = graph.node('ReduceMean', ['image'], { keepdims: 0 });
  const nothing = graph.node('Sub', [mean, mean]);
  graph.node('Div', [nothing, nothing], {}, 'score');
  return graph.build({ name: 'nan', inputs: [input], outputs: [{ name: 'score', type: 'float32', shape: [] }] });
}

const outputs = {
  map: { kind: 'anomaly-map', tensor: 'map', activation: 'none', topShare: 0.01, offset: 0, scale: 1 },
  score: { kind: 'score', tensor: 'score', activation: 'none', offset: 0, scale: 1 },
  classes: {
    kind: 'classes',
    tensor: 'classes',
    activation: 'none',
    classes: [
      { label: 'red', defective: true },
      { label: 'green', defective: false },
      { label: 'blue', defective: true },
    ],
  },
} as const satisfies Record<string, ModelManifest['output']>;

export function smallManifest(
  onnx: Uint8Array,
  kind: keyof typeof outputs,
  change: Partial<ModelManifest> = {},
): ModelManifest {
  return {
    manifestVersion: 1,
    name: 'small',
    version: '1.0.0',
    product: 'Test card',
    description: '',
    model: 'model.onnx',
    files: [{ path: 'model.onnx', sha256: createHash('sha256').update(onnx).digest('hex') }],
    input: {
      tensor: 'image',
      layout: 'NCHW',
      elementType: 'float32',
      width: side,
      height: side,
      colourOrder: 'RGB',
      mean: [0, 0, 0],
      scale: [1 / 255, 1 / 255, 1 / 255],
      resize: { rule: 'stretch' },
    },
    output: outputs[kind],
    thresholds: { pass: 0.4, fail: 0.6 },
    ...change,
  };
}

export async function writeSmallPackage(
  dir: string,
  onnx: Uint8Array,
  manifest: ModelManifest | object,
): Promise<string> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'model.onnx'), onnx);
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  return dir;
}
