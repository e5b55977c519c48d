import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPackage } from '../../src-main/inspection/package/install-package';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { type Judgement, loadModel } from '../../src-main/inspection/runner/load-model';
import type { ModelManifest } from '../../src-shared/domain/model-manifest';
import {
  anomalibExport,
  anomalibOneExport,
  anomalibRange,
  exportedSide,
  halfMapNhwc,
  imageNet,
  logitGain,
  segmentationLogits,
  tensorFlowSegmentation,
  ultralyticsExport,
} from '../support/exported-models';
import { smallManifest, writeSmallPackage } from '../support/small-models';
import { cardPhoto } from '../support/test-photos';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigie-exported-'));
});
afterAll(() => rm(dir, { recursive: true }));

const unit = [1 / 255, 1 / 255, 1 / 255] as const;
const classes = ['red', 'green', 'blue'].map((label) => ({ label, defective: label === 'red' }));
type Change = { readonly input: Partial<ModelManifest['input']>; readonly output: ModelManifest['output'] };

/** Through the check of a package and the runner, as the station does it. */
async function judged(name: string, onnx: Uint8Array, photo: Buffer, { input, output }: Change): Promise<Judgement> {
  const usual = smallManifest(onnx, 'map', { output, thresholds: { pass: 0.5, fail: 0.6 } });
  const manifest: ModelManifest = {
    ...usual,
    input: { ...usual.input, width: exportedSide, height: exportedSide, scale: [...unit], ...input },
  };
  const source = await writeSmallPackage(join(dir, name), onnx, manifest);
  expect(await checkPackage(source)).toMatchObject({ ok: true });
  const model = await loadModel(source);
  if (!model.ok) throw new Error(model.problem);
  const decoded = await decodePhoto(photo);
  if (!decoded.ok) throw new Error(decoded.problem);
  try {
    return await model.value.judge(decoded.value);
  } finally {
    await model.value.release();
  }
}

/** Grey levels survive JPEG as they are, in blocks of 16; colours nearly. */
const grey = (level: number): string => `rgb(${level}, ${level}, ${level})`;
const softmax = (logits: readonly number[]): number[] => {
  const powers = logits.map(Math.exp);
  return powers.map((power) => power / powers.reduce((sum, each) => sum + each, 0));
};
async function heatAt(judgement: Judgement, x: number, y: number): Promise<number> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const image = await loadImage(judgement.heatMapPng ?? new Uint8Array());
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data[0] ?? 0;
}

describe('an anomalib export', () => {
  // Grey 100 with a square of grey 220; the normalised distance of a level is largest in the channel named here.
  const photo = cardPhoto({ width: 64, height: 64 }, grey(100), { x: 32, y: 16, side: 16, colour: grey(220) });
  const distance = (level: number): number =>
    Math.max(...[0, 1, 2].map((at) => (level / 255 - (imageNet.mean[at] ?? 0)) / (imageNet.deviation[at] ?? 1)));
  const anomaly = (level: number): number => distance(level) / anomalibRange + 0.5;
  const output = {
    kind: 'anomaly-map',
    tensor: 'anomaly_map',
    scoreTensor: 'pred_score',
    activation: 'none',
    topShare: 0.01,
    offset: 0,
    scale: 1,
  } as const;

  it('gives its own score and its map, with the normalisation inside', async () => {
    const judgement = await judged('anomalib', anomalibExport({ freeAxes: false }), photo, {
      input: { tensor: 'input' },
      output,
    });
    expect(judgement.score).toBeCloseTo(anomaly(220), 3);
    expect(judgement.verdict).toBe('fail');
    expect(Math.abs((await heatAt(judgement, 0.6, 0.4)) - (anomaly(220) / 0.6) * 128)).toBeLessThanOrEqual(1);
    expect(Math.abs((await heatAt(judgement, 0.1, 0.9)) - (anomaly(100) / 0.6) * 128)).toBeLessThanOrEqual(1);
  });

  it('with free axes takes photos of every aspect at the kept area', async () => {
    const wide = cardPhoto({ width: 256, height: 64 }, grey(100), { x: 64, y: 16, side: 32, colour: grey(220) });
    const judgement = await judged('anomalib-free', anomalibExport({ freeAxes: true }), wide, {
      input: { tensor: 'input', width: 64, height: 64, resize: { rule: 'keep-area', multipleOf: 16 } },
      output,
    });
    const map = await loadImage(judgement.heatMapPng ?? new Uint8Array());
    expect([map.width, map.height]).toEqual([128, 32]);
    expect(judgement.score).toBeCloseTo(anomaly(220), 3);
    expect(judgement.regions).toHaveLength(1);
  });

  it('without a score of its own is scored by the highest positions of its map', async () => {
    const { scoreTensor: _, ...mapOnly } = output;
    const judgement = await judged('anomalib-map', anomalibExport({ freeAxes: false }), photo, {
      input: { tensor: 'input' },
      // The square covers 1/16 of the photo: half of the positions taken lie in it, half on the ground.
      output: { ...mapOnly, topShare: 1 / 8 },
    });
    expect(judgement.score).toBeCloseTo((anomaly(220) + anomaly(100)) / 2, 2);
  });

  it('from before version 1 is normalised by the manifest', async () => {
    const judgement = await judged('anomalib-1', anomalibOneExport(), photo, {
      input: {
        tensor: 'input',
        mean: [123.675, 116.28, 103.53],
        scale: [1 / 58.395, 1 / 57.12, 1 / 57.375],
      },
      output: { kind: 'anomaly-map', tensor: 'output', activation: 'none', topShare: 0.01, offset: 0, scale: 1 },
    });
    expect(judgement.score).toBeCloseTo(distance(220), 3);
  });
});

describe('an Ultralytics classification export', () => {
  // Twice as wide as high: the crop sees the red middle, not the blue ends.
  const photo = cardPhoto({ width: 128, height: 64 }, '#0000ff', { x: 32, y: 0, side: 64, colour: '#c03020' });
  const expected = softmax([0xc0, 0x30, 0x20].map((value) => (value / 255) * logitGain))[0] ?? 0;
  const output = { kind: 'classes', tensor: 'output0', activation: 'none', classes } as const;

  it.each([
    ['float32', false],
    ['float32', true],
    ['float16', false],
    ['float16', true],
  ] as const)('of %s scores its defective classes (free axes: %s)', async (elementType, freeAxes) => {
    const onnx = ultralyticsExport(elementType === 'float16', freeAxes);
    const judgement = await judged(`ultralytics-${elementType}-${freeAxes}`, onnx, photo, {
      input: { tensor: 'images', elementType, resize: { rule: 'crop' } },
      output,
    });
    expect(Math.abs(judgement.score - expected)).toBeLessThan(0.01);
    expect(judgement).toMatchObject({ verdict: 'fail', heatMapPng: null, regions: [] });
  });
});

describe('a segmentation model', () => {
  const photo = cardPhoto({ width: 64, height: 64 }, grey(60), { x: 16, y: 32, side: 16, colour: '#ff0000' });

  it('of bytes with NHWC in and out finds the defective class where it is', async () => {
    const judgement = await judged('tensorflow', tensorFlowSegmentation(), photo, {
      input: { tensor: 'input_1', layout: 'NHWC', elementType: 'uint8', colourOrder: 'RGB' },
      output: { kind: 'segmentation', tensor: 'sm', layout: 'NHWC', activation: 'none', classes, topShare: 0.005 },
    });
    const red = softmax([2.55, 0, 0])[0] ?? 0;
    expect(judgement.score).toBeCloseTo(red, 1);
    expect(Math.abs((await heatAt(judgement, 0.9, 0.1)) - (1 / 3 / 0.6) * 128)).toBeLessThanOrEqual(1);
    const [region] = judgement.regions;
    expect(judgement.regions).toHaveLength(1);
    expect(Math.abs((region?.x ?? 0) - 16)).toBeLessThanOrEqual(2);
    expect(Math.abs((region?.y ?? 0) - 32)).toBeLessThanOrEqual(2);
  });

  it('of blue-green-red numbers is brought to probabilities by the manifest', async () => {
    const judgement = await judged('segmentation', segmentationLogits(), photo, {
      input: { tensor: 'x', colourOrder: 'BGR', mean: [10, 20, 30], scale: [0.01, 0.02, 0.03] },
      output: {
        kind: 'segmentation',
        tensor: 'logits',
        activation: 'softmax',
        // The planes are blue, green, red now.
        classes: [...classes].reverse(),
        topShare: 1,
      },
    });
    const ground = softmax([(60 - 10) * 0.01, (60 - 20) * 0.02, (60 - 30) * 0.03])[2] ?? 0;
    const square = softmax([-0.1, -0.4, 225 * 0.03])[2] ?? 0;
    // JPEG halves the resolution of colours: the square's edge is soft.
    expect(Math.abs(judgement.score - (ground * 15 + square) / 16)).toBeLessThan(0.02);
  });
});

describe('a map of half precision, NHWC, with free axes', () => {
  it('is read as any other', async () => {
    const photo = cardPhoto({ width: 64, height: 64 }, grey(64), { x: 0, y: 48, side: 16, colour: grey(204) });
    const judgement = await judged('half', halfMapNhwc(), photo, {
      input: { tensor: 'x', layout: 'NHWC', elementType: 'float16' },
      output: {
        kind: 'anomaly-map',
        tensor: 'map',
        layout: 'NHWC',
        activation: 'none',
        topShare: 0.005,
        offset: 0.2,
        scale: 2,
      },
    });
    expect(judgement.score).toBeCloseTo((204 / 255 - 0.2) * 2, 2);
    expect(Math.abs((await heatAt(judgement, 0.1, 0.9)) - 255)).toBeLessThanOrEqual(1);
    expect(await heatAt(judgement, 0.9, 0.1)).toBeLessThanOrEqual(Math.round((((64 / 255 - 0.2) * 2) / 0.6) * 128) + 1);
  });
});
