import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromHalves } from '../../src-main/inspection/onnx/half';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { fitPhoto } from '../../src-main/inspection/runner/fit-photo';
import { heatMap, suspiciousRegions } from '../../src-main/inspection/runner/heat';
import { inputPixels, inputTensor } from '../../src-main/inspection/runner/input-tensor';
import { loadModel } from '../../src-main/inspection/runner/load-model';
import { scoreOutput, topMean } from '../../src-main/inspection/runner/score-output';
import type { ModelInput, ModelOutput } from '../../src-shared/domain/model-manifest';
import {
  brightnessMap,
  brightnessScore,
  channelClasses,
  side,
  smallManifest,
  writeSmallPackage,
} from '../support/small-models';
import { cardPhoto } from '../support/test-photos';

const input = smallManifest(brightnessMap(), 'map').input;
const photoOf = async (bytes: Uint8Array) => {
  const photo = await decodePhoto(bytes);
  if (!photo.ok) throw new Error(photo.problem);
  return photo.value;
};

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigie-runner-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe('a photo is fitted to the input', () => {
  const at = (resize: ModelInput['resize'], region?: ModelInput['region']) =>
    fitPhoto({ width: 1600, height: 1200 }, { width: 320, height: 320, resize, ...(region ? { region } : {}) });

  it('stretched: to all of it', () => {
    expect(at({ rule: 'stretch' }).photo).toEqual({ x: 0, y: 0, width: 320, height: 320 });
  });
  it('letterboxed: whole and centred', () => {
    expect(at({ rule: 'letterbox', fill: [0, 0, 0] }).photo).toEqual({ x: 0, y: 40, width: 320, height: 240 });
  });
  it('cropped: its centre fills the input', () => {
    expect(at({ rule: 'crop' }).target).toEqual({ x: -53, y: 0, width: 427, height: 320 });
  });
  it('at a kept area: sides near its aspect, multiples of 32', () => {
    expect(at({ rule: 'keep-area', multipleOf: 32 })).toMatchObject({ width: 384, height: 288 });
  });
  it('by region: the rest of the photo lies outside the input', () => {
    const fit = at({ rule: 'stretch' }, { x: 0.5, y: 0.25, width: 0.5, height: 0.5 });
    expect(fit.source).toEqual({ x: 800, y: 300, width: 800, height: 600 });
    expect(fit.photo).toEqual({ x: -320, y: -160, width: 640, height: 640 });
  });
});

describe('the input tensor', () => {
  // Two pixels: red 10, green 20, blue 30 and red 40, green 50, blue 60.
  const pixels = Uint8ClampedArray.from([10, 20, 30, 255, 40, 50, 60, 255]);
  const size = { width: 2, height: 1 };
  const valuesOf = (change: Partial<ModelInput>) => {
    const tensor = inputTensor(pixels, size, { ...input, mean: [1, 2, 3], scale: [1, 0.5, 0.1], ...change });
    return {
      type: tensor.type,
      dims: tensor.dims,
      values: Array.from(tensor.data as Float32Array, (value) => Number(value.toFixed(5))),
    };
  };

  it('is channel after channel for NCHW', () => {
    expect(valuesOf({})).toEqual({ type: 'float32', dims: [1, 3, 1, 2], values: [9, 39, 9, 24, 2.7, 5.7] });
  });
  it('is pixel after pixel for NHWC', () => {
    expect(valuesOf({ layout: 'NHWC' })).toEqual({
      type: 'float32',
      dims: [1, 1, 2, 3],
      values: [9, 9, 2.7, 39, 24, 5.7],
    });
  });
  it('begins with blue for BGR, where mean and scale are in that order too', () => {
    expect(valuesOf({ colourOrder: 'BGR' }).values).toEqual([29, 59, 9, 24, 0.7, 3.7]);
  });
  it('holds the bytes as they are for uint8', () => {
    expect(valuesOf({ elementType: 'uint8' })).toMatchObject({ type: 'uint8', values: [10, 40, 20, 50, 30, 60] });
  });
  it('holds halves for float16', () => {
    expect(valuesOf({ elementType: 'float16', mean: [0, 0, 0], scale: [0.1, 0.1, 0.1] }).values.slice(0, 2)).toEqual([
      0x3c00, 0x4400,
    ]);
  });
  it.each(['float32', 'float16'] as const)(
    'is (value - mean) x scale for each of the 256 values, as %s',
    (elementType) => {
      const mean = [123.675, 116.28, 103.53] as const;
      const scale = [1 / 58.395, 1 / 57.12, 1 / 57.375] as const;
      const ramp = Uint8ClampedArray.from({ length: 256 * 4 }, (_, index) => index >> 2);
      const tensor = inputTensor(
        ramp,
        { width: 256, height: 1 },
        { ...input, mean: [...mean], scale: [...scale], elementType },
      );
      const values = tensor.data instanceof Uint16Array ? fromHalves(tensor.data) : (tensor.data as Float32Array);
      const off = Array.from(values, (value, index) => {
        const channel = Math.floor(index / 256);
        return Math.abs(value - ((index % 256) - (mean[channel] ?? 0)) * (scale[channel] ?? 0));
      });
      // The values lie within +-2.7, where halves are 1/512 apart at most.
      expect(Math.max(...off)).toBeLessThan(elementType === 'float16' ? 1 / 1024 + 1e-6 : 3e-7);
    },
  );
  it('shows a letterboxed photo between bars of the fill colour', async () => {
    const photo = await photoOf(cardPhoto({ width: 64, height: 32 }, '#ff0000'));
    const boxed: ModelInput = { ...input, resize: { rule: 'letterbox', fill: [0, 0, 200] } };
    const shown = inputPixels(photo, fitPhoto(photo, boxed), boxed);
    const pixel = (x: number, y: number) => [...shown.subarray((y * side + x) * 4, (y * side + x) * 4 + 3)];
    expect(pixel(16, 2)).toEqual([0, 0, 200]);
    expect(pixel(16, 29)).toEqual([0, 0, 200]);
    expect(pixel(16, 16)[0]).toBeGreaterThan(245);
    expect(pixel(16, 16)[2]).toBeLessThan(10);
  });
});

describe('an output', () => {
  const classes: ModelOutput = {
    kind: 'classes',
    tensor: 'out',
    activation: 'softmax',
    classes: [
      { label: 'good', defective: false },
      { label: 'cut', defective: true },
      { label: 'bent', defective: true },
    ],
  };

  it('of classes scores the probability of the defective ones', () => {
    // e^0, e^1, e^2 are 1, 2.71828, 7.38906: (2.71828 + 7.38906) / 11.10734 = 0.90997
    const scored = scoreOutput(new Tensor('float32', [0, 1, 2], [1, 3]), classes);
    expect(scored.ok && scored.value.score).toBeCloseTo(0.90997, 5);
  });

  it('that is a map scores the mean of its highest positions', () => {
    const values = Float32Array.from({ length: 200 }, (_, index) => index);
    expect(topMean(values, 0.02)).toBe((196 + 197 + 198 + 199) / 4);
    const map: ModelOutput = {
      kind: 'anomaly-map',
      tensor: 'out',
      activation: 'none',
      topShare: 0.02,
      offset: 97.5,
      scale: 0.1,
    };
    const scored = scoreOutput(new Tensor('float32', values, [1, 1, 10, 20]), map);
    expect(scored.ok && scored.value.score).toBeCloseTo(10, 5);
    expect(scored.ok && scored.value.map).toMatchObject({ width: 20, height: 10 });
  });

  it('of planes is summed over the defective ones, after a softmax at each position', () => {
    const planes: ModelOutput = { ...classes, kind: 'segmentation', topShare: 0.5 };
    const scored = scoreOutput(new Tensor('float32', [0, 5, 1, 5, 2, 5], [1, 3, 1, 2]), planes);
    expect(scored.ok && [...(scored.value.map?.values ?? [])].map((value) => Number(value.toFixed(4)))).toEqual([
      0.91, 0.6667,
    ]);
  });

  it('of half precision is widened', () => {
    const score: ModelOutput = { kind: 'score', tensor: 'out', activation: 'none', offset: 0, scale: 2 };
    const scored = scoreOutput(new Tensor('float16', Uint16Array.from([0x3e00]), [1]), score);
    expect(scored).toEqual({ ok: true, value: { score: 3, map: null } });
  });

  it.each([
    [[1, 2], [1, 2], 'output out has shape [1, 2], the manifest names 3 classes'],
    [[Number.NaN, 0, 0], [1, 3], 'output out holds values that are not numbers (NaN or infinite)'],
  ])('of %j is refused', (values, dims, problem) => {
    expect(scoreOutput(new Tensor('float32', values, dims), classes)).toEqual({ ok: false, problem });
  });
});

describe('heat', () => {
  const thresholds = { pass: 1, fail: 2 };

  it('is 128 at the fail threshold, 255 at twice that and 0 below nothing', () => {
    const map = { width: 4, height: 1, values: Float32Array.from([2, 4, -3, 1]) };
    const heat = heatMap(
      map,
      fitPhoto({ width: 400, height: 100 }, { width: 40, height: 10, resize: { rule: 'stretch' } }),
      thresholds,
    );
    expect([...heat.values]).toEqual([128, 255, 0, 64]);
  });

  it('spans the whole photo, also where the model saw only a part', () => {
    const map = { width: 2, height: 2, values: Float32Array.from([2, 2, 2, 2]) };
    const fit = fitPhoto({ width: 400, height: 200 }, { width: 20, height: 20, resize: { rule: 'crop' } });
    const heat = heatMap(map, fit, thresholds);
    expect(heat).toMatchObject({ width: 4, height: 2 });
    expect([...heat.values]).toEqual([0, 128, 128, 0, 0, 128, 128, 0]);
  });

  it('leaves out the bars of a letterboxed photo', () => {
    const map = { width: 4, height: 4, values: Float32Array.from({ length: 16 }, (_, index) => (index < 4 ? 9 : 1)) };
    const fit = fitPhoto(
      { width: 400, height: 200 },
      { width: 40, height: 40, resize: { rule: 'letterbox', fill: [0, 0, 0] } },
    );
    expect(heatMap(map, fit, thresholds)).toMatchObject({ width: 4, height: 2, values: new Uint8Array(8).fill(64) });
  });

  it('keeps the peak of a map that is too fine to store', () => {
    const values = new Float32Array(1024 * 1024);
    values[512 * 1024 + 300] = 2;
    const fit = fitPhoto({ width: 1024, height: 1024 }, { width: 1024, height: 1024, resize: { rule: 'stretch' } });
    const heat = heatMap({ width: 1024, height: 1024, values }, fit, thresholds);
    expect(heat).toMatchObject({ width: 256, height: 256 });
    expect(heat.values[128 * 256 + 75]).toBe(128);
  });

  it('gathers touching hot cells to regions in photo pixels, the hottest share first', () => {
    const values = Uint8Array.from([0, 0, 0, 0, 200, 100, 0, 0, 0, 0, 0, 90]);
    expect(suspiciousRegions({ width: 4, height: 3, values }, { width: 400, height: 300 }, thresholds)).toEqual([
      { x: 0, y: 100, width: 200, height: 100, peak: 200 / 255, share: 300 / 390 },
      { x: 300, y: 200, width: 100, height: 100, peak: 90 / 255, share: 90 / 390 },
    ]);
  });
});

describe('a loaded model', () => {
  const load = async (name: string, onnx: Uint8Array, kind: 'map' | 'score' | 'classes') => {
    const model = await loadModel(await writeSmallPackage(join(dir, name), onnx, smallManifest(onnx, kind)));
    if (!model.ok) throw new Error(model.problem);
    return model.value;
  };

  it('with a map finds where a photo is different, and draws it', async () => {
    const model = await load('map', brightnessMap(), 'map');
    const photo = await photoOf(
      cardPhoto({ width: 640, height: 480 }, '#000000', { x: 320, y: 240, side: 160, colour: '#ffffff' }),
    );
    const judged = await model.judge(photo);
    expect(judged).toMatchObject({ verdict: 'fail', thresholds: { pass: 0.4, fail: 0.6 } });
    expect(judged.score).toBeCloseTo(1, 1);
    expect(judged.regions).toHaveLength(1);
    const [region] = judged.regions;
    expect(Math.abs((region?.x ?? 0) - 320)).toBeLessThanOrEqual(20);
    expect(Math.abs((region?.y ?? 0) - 240)).toBeLessThanOrEqual(15);
    expect(Math.abs((region?.width ?? 0) - 160)).toBeLessThanOrEqual(40);
    const png = await loadImage(judged.heatMapPng ?? new Uint8Array());
    expect([png.width, png.height]).toEqual([side, side]);
    expect((await model.judge(await photoOf(cardPhoto({ width: 640, height: 480 }, '#101010')))).verdict).toBe('pass');
    await model.release();
  });

  it('with a score or classes gives verdicts and no map', async () => {
    const score = await load('score', brightnessScore(), 'score');
    expect(await score.judge(await photoOf(cardPhoto({ width: 64, height: 64 }, '#808080')))).toMatchObject({
      verdict: 'unsure',
      heatMapPng: null,
      regions: [],
    });
    await score.release();
    const classes = await load('classes', channelClasses(), 'classes');
    expect((await classes.judge(await photoOf(cardPhoto({ width: 64, height: 64 }, '#00ff00')))).verdict).toBe('pass');
    expect((await classes.judge(await photoOf(cardPhoto({ width: 64, height: 64 }, '#ff0000')))).verdict).toBe('fail');
    await classes.release();
  });
});
