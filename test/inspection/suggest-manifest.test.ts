import { expect, it } from 'vitest';
import type { OnnxSignature, TensorSignature } from '../../scripts/model/onnx-signature';
import { suggestManifest } from '../../scripts/model/suggest-manifest';
import { parseManifest } from '../../src-shared/domain/model-manifest';

// Only its sha256 is taken; what is in the file was read before.
const file = 'LICENSE';
const tensor = (name: string, shape: TensorSignature['shape'], type = 'float32'): TensorSignature => ({
  name,
  type,
  shape,
});
const photo = tensor('x', ['N', 3, 'H', 'W']);
const suggestion = (change: Partial<OnnxSignature>) =>
  suggestManifest(file, { inputs: [photo], outputs: [tensor('y', [1, 5])], metadata: new Map(), ...change });

it.each([
  ['classes', tensor('y', ['N', 5])],
  ['score', tensor('y', ['N'])],
  ['score', tensor('y', [])],
  ['anomaly-map', tensor('y', ['N', 1, 'H', 'W'])],
  ['anomaly-map', tensor('y', [1, 64, 64])],
  ['segmentation', tensor('y', [1, 4, 64, 64])],
] as const)('a manifest for %s is suggested by the shape of %j, and is one', async (kind, output) => {
  const suggested = await suggestion({ outputs: [output] });
  if (!suggested.ok) throw new Error(suggested.problem);
  expect(suggested.value.manifest.output.kind).toBe(kind);
  expect(suggested.value.toComplete.join()).toContain('input.width, input.height');
  expect(parseManifest(JSON.stringify(suggested.value.manifest))).toMatchObject({ ok: true });
});

it.each<[string, Partial<OnnxSignature>]>([
  ['it has 2 inputs', { inputs: [photo, tensor('mask', [1])] }],
  ['its input x holds int64', { inputs: [tensor('x', [1, 3, 8, 8], 'int64')] }],
  ['its input x has shape [1, 1, 8, 8]', { inputs: [tensor('x', [1, 1, 8, 8])] }],
  ['its input x has shape [1, 12]', { inputs: [tensor('x', [1, 12])] }],
  ['it has no outputs', { outputs: [] }],
  ['it is made to detect', { metadata: new Map([['task', 'detect']]) }],
])('%s: said in words, and nothing is suggested', async (problem, change) => {
  expect(await suggestion(change)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
});
