import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { InferenceSession } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphBuilder } from '../../src-main/inspection/onnx/graph-builder';
import { fromHalf, toHalf } from '../../src-main/inspection/onnx/half';
import { type DecodedPhoto, decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { fitPhoto } from '../../src-main/inspection/runner/fit-photo';
import { inputPixels, inputTensor } from '../../src-main/inspection/runner/input-tensor';
import { loadModel } from '../../src-main/inspection/runner/load-model';
import { greedyCentres } from '../../src-main/inspection/teach/coreset';
import { FeatureExtractor, type PhotoFeatures } from '../../src-main/inspection/teach/feature-extractor';
import { resizeMap } from '../../src-main/inspection/teach/grid-map';
import { sampleIndexes } from '../../src-main/inspection/teach/sample-indexes';
import { featureLength, taughtGraph } from '../../src-main/inspection/teach/taught-graph';
import {
  aspectKeepingInput,
  taughtInput,
  taughtManifest,
  writePackage,
} from '../../src-main/inspection/teach/taught-package';
import { type TeachSettings, teachProduct, usualSettings } from '../../src-main/inspection/teach/teach-product';
import { UsualMap } from '../../src-main/inspection/teach/usual-map';
import { thresholdsOf } from '../../src-shared/domain/held-out-thresholds';
import { provenRate, studentQuantile } from '../../src-shared/domain/prediction-limit';
import { seededRandom } from '../../src-shared/seeded-random';

const size = { width: 96, height: 64 };
const input = taughtInput(size);
const settings: TeachSettings = { ...usualSettings, candidates: 2000, memories: 300 };

/** Random filters in the place of the real network's taps, of the same shapes. */
function randomBackbone(): Uint8Array {
  const random = seededRandom(5);
  const graph = new GraphBuilder();
  const taps = [
    { name: 'f4', channels: 24, stride: 4 },
    { name: 'f8', channels: 32, stride: 8 },
    { name: 'f16', channels: 96, stride: 16 },
  ];
  for (const { name, channels, stride } of taps) {
    const weights = Float32Array.from({ length: channels * 3 * stride * stride }, () => random() - 0.5);
    const filters = graph.float32(`${name}_filters`, [channels, 3, stride, stride], weights);
    graph.node('Conv', ['image', filters], { kernel_shape: [stride, stride], strides: [stride, stride] }, name);
  }
  return graph.build({
    name: 'random',
    inputs: [{ name: 'image', type: 'float32', shape: [1, 3, 'height', 'width'] }],
    outputs: taps.map(({ name, channels }) => ({
      name,
      type: 'float32',
      shape: [1, channels, `${name}_h`, `${name}_w`],
    })),
  });
}

/** Grain that differs from photo to photo, and on request a spot. */
async function grainyPhoto(seed: number, spot = false, width = 384): Promise<DecodedPhoto> {
  const random = seededRandom(seed);
  const canvas = createCanvas(width, 256);
  const context = canvas.getContext('2d');
  for (let y = 0; y < 256; y += 8) {
    for (let x = 0; x < width; x += 8) {
      const grey = 110 + Math.floor(30 * random());
      context.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
      context.fillRect(x, y, 8, 8);
    }
  }
  if (spot) {
    context.fillStyle = '#ff2000';
    context.fillRect(256, 64, 48, 48);
  }
  const photo = await decodePhoto(canvas.toBuffer('image/jpeg', 95));
  if (!photo.ok) throw new Error(photo.problem);
  return photo.value;
}

/** A position's vector: three parts of length 1. */
const unitThirds = (random: () => number): number[] =>
  [24, 32, 96].flatMap((length) => {
    const part = Array.from({ length }, () => random() - 0.3);
    return part.map((value) => value / Math.hypot(...part));
  });

const description = {
  name: 'grain',
  version: '1.0.0',
  product: 'Grain',
  description: '',
  settings,
  origin: { method: 'test', madeBy: 'test', photos: [] },
};
const backbone = randomBackbone();
const teach = (change: Partial<TeachSettings> = {}) =>
  teachProduct({
    photos: [1, 2, 3, 4, 5, 6].map((seed) => () => grainyPhoto(seed)),
    backbone,
    input,
    settings: { ...settings, ...change },
  });

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigie-teach-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe('teaching', () => {
  it('gives the same bytes for the same photos and settings, and others for another seed', async () => {
    const [first, second, other] = [await teach(), await teach(), await teach({ seed: 2 })];
    expect(Buffer.compare(first.onnx, second.onnx)).toBe(0);
    expect(second.leftOutScores).toEqual(first.leftOutScores);
    expect(Buffer.compare(first.onnx, other.onnx)).not.toBe(0);
  });

  it('makes a package that passes good photos and finds the spot in a bad one', async () => {
    const taught = await teach();
    const manifest = taughtManifest(taught, input, description);
    await writePackage(dir, manifest, taught.onnx);
    const model = await loadModel(dir);
    if (!model.ok) throw new Error(model.problem);
    const good = await model.value.judge(await grainyPhoto(50));
    const bad = await model.value.judge(await grainyPhoto(50, true));
    await model.value.release();
    expect(good.score).toBeLessThan(taught.thresholds.fail);
    expect(bad.verdict).toBe('fail');
    const [region] = bad.regions;
    expect(region && region.x <= 256 && region.x + region.width >= 304).toBe(true);
    expect(region && region.y <= 64 && region.y + region.height >= 112).toBe(true);
  });

  it('teaches photos of different shapes, each in its own aspect', async () => {
    const taught = await teachProduct({
      photos: [1, 2, 3, 4, 5].map((seed) => () => grainyPhoto(seed, false, seed % 2 === 0 ? 256 : 384)),
      backbone,
      input: aspectKeepingInput(96),
      settings,
    });
    const manifest = taughtManifest(taught, aspectKeepingInput(96), description);
    const folder = join(dir, 'aspects');
    await writePackage(folder, manifest, taught.onnx);
    const model = await loadModel(folder);
    if (!model.ok) throw new Error(model.problem);
    const wide = await model.value.score(await grainyPhoto(50));
    const square = await model.value.score(await grainyPhoto(51, false, 256));
    await model.value.release();
    expect([wide.map?.width, wide.map?.height]).toEqual([16, 8]);
    expect([square.map?.width, square.map?.height]).toEqual([12, 12]);
  });

  it('scores left-out photos around 0 with a deviation of 1', async () => {
    const { leftOutScores } = await teach();
    const mean = leftOutScores.reduce((sum, score) => sum + score, 0) / leftOutScores.length;
    const variance = leftOutScores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (leftOutScores.length - 1);
    expect(mean).toBeCloseTo(0, 6);
    expect(variance).toBeCloseTo(1, 6);
  });

  it('gives every position a vector whose three parts have length 1, and its nearest memory by plain search', async () => {
    const extractor = await FeatureExtractor.create(backbone, { input });
    const features = await extractor.features(await grainyPhoto(1));
    expect(features).toMatchObject({ rows: 8, columns: 12 });
    const vector = ({ values }: PhotoFeatures, position: number) =>
      Array.from({ length: featureLength }, (_, element) => values[element * 96 + position] ?? 0);
    const first = vector(features, 17);
    for (const [from, to] of [
      [0, 24],
      [24, 56],
      [56, 152],
    ] as const) {
      expect(Math.hypot(...first.slice(from, to))).toBeCloseTo(1, 4);
    }
    const other = await extractor.features(await grainyPhoto(2));
    const memory = [3, 40, 77].map((position) => vector(other, position));
    const distances = await extractor.distances(Float32Array.from(memory.flat()), features);
    const expected = Math.min(
      ...memory.map((stored) => Math.hypot(...stored.map((value, at) => value - (first[at] ?? 0)))),
    );
    expect(distances[17]).toBeCloseTo(expected, 3);
    await extractor.release();
  });

  it('finds the nearest memory whichever part of the memory it is in, as in one product', async () => {
    const extractor = await FeatureExtractor.create(backbone, { input });
    const photo = await grainyPhoto(1);
    const features = await extractor.features(photo);
    const random = seededRandom(8);
    // Three parts, the last one not full.
    const vectors = Array.from({ length: 600 }, () => unitThirds(random));
    const memory = {
      length: featureLength,
      values: Float32Array.from(vectors.flat(), (value) => fromHalf(toHalf(value))),
    };
    const whole = await extractor.distances(memory.values, features);
    await extractor.release();
    const session = await InferenceSession.create(taughtGraph(backbone, input, memory, null), { intraOpNumThreads: 1 });
    const fit = fitPhoto(photo, input);
    const { map } = await session.run({ image: inputTensor(inputPixels(photo, fit, input), fit, input) });
    await session.release();
    const parts = map?.data as Float32Array;
    expect(parts.length).toBe(whole.length);
    for (const [at, distance] of whole.entries()) expect(parts[at]).toBeCloseTo(distance, 5);
  });
});

describe('the parts of teaching', () => {
  it('choose centres that leave no cluster out', () => {
    const clusters = [0, 10, 20, 30];
    const random = seededRandom(3);
    const values = Float32Array.from(
      { length: 400 * 2 },
      (_, at) => (clusters[Math.floor(at / 200)] ?? 0) + random() * 0.1,
    );
    const centres = greedyCentres({ length: 2, values }, 4, seededRandom(1));
    expect(new Set([...centres].map((centre) => Math.floor(centre / 100))).size).toBe(4);
  });

  it('draw different indexes, the same ones for a seed', () => {
    const drawn = sampleIndexes(1000, 200, seededRandom(9));
    expect(new Set(drawn).size).toBe(200);
    expect(sampleIndexes(1000, 200, seededRandom(9))).toEqual(drawn);
    expect(sampleIndexes(5, 50, seededRandom(1)).sort()).toEqual(Uint32Array.from([0, 1, 2, 3, 4]));
  });

  it('average maps by position, also as if one had not been there', () => {
    const flat = (value: number, rows = 3) => ({ rows, columns: 4, values: new Float32Array(rows * 4).fill(value) });
    const usual = new UsualMap([flat(1), flat(2), flat(6, 5)], { rows: 3, columns: 4 });
    expect(usual.map.values[5]).toBeCloseTo(3, 5);
    const others = usual.without(flat(6, 5));
    expect(others).toMatchObject({ rows: 5, columns: 4 });
    expect(others.values[5]).toBeCloseTo(1.5, 5);
  });

  it('bring a map to another grid by the centres of its positions', () => {
    const map = { rows: 1, columns: 2, values: Float32Array.from([0, 4]) };
    expect([...resizeMap(map, 1, 4).values]).toEqual([0, 1, 3, 4]);
    expect([...resizeMap(map, 2, 1).values]).toEqual([2, 2]);
  });

  it('set limits that few scores move out: as printed tables of the t distribution say', () => {
    // Upper 1 % and 5 % points of Student's t.
    expect(studentQuantile(19, 0.99)).toBeCloseTo(2.539, 2);
    expect(studentQuantile(59, 0.95)).toBeCloseTo(1.671, 3);
    expect(studentQuantile(4, 0.99) / 3.747).toBeCloseTo(1, 1);
    const scores = [-1, 0, 1, 0, -1, 1, 0, 0, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const deviation = Math.sqrt(6 / 19);
    expect(thresholdsOf(scores, 0.01).fail).toBeCloseTo(2.539 * Math.sqrt(1.05) * deviation, 2);
    expect(thresholdsOf(scores, 0.01).pass).toBeCloseTo(1.729 * Math.sqrt(1.05) * deviation, 2);
    expect(thresholdsOf([0, 0, 0], 0.01).fail).toBeGreaterThan(2);
  });

  it('reject about as many new good scores as asked for, however few they were set from', () => {
    const random = seededRandom(4);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    for (const count of [5, 20, 60]) {
      const rounds = 6000;
      let rejected = 0;
      for (let round = 0; round < rounds; round++) {
        const { fail } = thresholdsOf(
          Array.from({ length: count }, () => 7 + 3 * normal()),
          0.01,
        );
        if (7 + 3 * normal() >= fail) rejected++;
      }
      expect(rejected / rounds).toBeGreaterThan(0.006);
      expect(rejected / rounds).toBeLessThan(0.014);
    }
  });

  it('say what few photos cannot prove', () => {
    // The rule of three: about 3 / n.
    expect(provenRate(5)).toBeCloseTo(0.451, 3);
    expect(provenRate(60)).toBeCloseTo(0.0487, 4);
    expect(provenRate(299)).toBeLessThan(0.01);
  });
});
