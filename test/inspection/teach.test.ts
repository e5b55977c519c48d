import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { InferenceSession } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { GraphBuilder } from '../../src-main/inspection/onnx/graph-builder';
import { fromHalf, toHalf } from '../../src-main/inspection/onnx/half';
import { type DecodedPhoto, decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { fitPhoto } from '../../src-main/inspection/runner/fit-photo';
import { inputPixels, inputTensor } from '../../src-main/inspection/runner/input-tensor';
import { loadModel } from '../../src-main/inspection/runner/load-model';
import { jointScores } from '../../src-main/inspection/teach/calibrate';
import { greedyCentres, vectorCount } from '../../src-main/inspection/teach/coreset';
import { detectors } from '../../src-main/inspection/teach/detectors';
import { FeatureExtractor, type PhotoFeatures } from '../../src-main/inspection/teach/feature-extractor';
import { resizeMap } from '../../src-main/inspection/teach/grid-map';
import { mainDirections, projected } from '../../src-main/inspection/teach/main-directions';
import { learnWeighing, weighed } from '../../src-main/inspection/teach/ordinary-differences';
import { drawVectors, productFeatures } from '../../src-main/inspection/teach/product-features';
import { sampleIndexes } from '../../src-main/inspection/teach/sample-indexes';
import { withSmallChange } from '../../src-main/inspection/teach/small-change';
import { taughtGraph } from '../../src-main/inspection/teach/taught-graph';
import {
  aspectKeepingInput,
  suitableSide,
  taughtInput,
  taughtManifest,
  writePackage,
} from '../../src-main/inspection/teach/taught-package';
import { type TeachSettings, teachProduct, usualSettings } from '../../src-main/inspection/teach/teach-product';
import { UsualMap } from '../../src-main/inspection/teach/usual-map';
import { thresholdsOf } from '../../src-shared/domain/held-out-thresholds';
import {
  predictionLimit,
  provenRate,
  reckonedSkewness,
  studentQuantile,
} from '../../src-shared/domain/prediction-limit';
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
    { name: 'f32', channels: 160, stride: 32 },
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

async function cablePhoto(seed: number): Promise<DecodedPhoto> {
  const photo = await decodePhoto(paintCable({ seed, width: 480, height: 360 }).jpeg);
  if (!photo.ok) throw new Error(photo.problem);
  return photo.value;
}

const description = {
  name: 'grain',
  version: '1.0.0',
  product: 'Grain',
  description: '',
  settings,
  origin: { method: 'test', madeBy: 'test', photos: [] },
};
const backbone = randomBackbone();
const teach = (change: Partial<TeachSettings> = {}, count = 6) =>
  teachProduct({
    photos: Array.from({ length: count }, (_, index) => () => grainyPhoto(index + 1)),
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

  it('learns of a part that is told from its ground turned photos too, always the same', async () => {
    const painted = await Promise.all(Array.from({ length: 6 }, (_, seed) => cablePhoto(46_000 + seed)));
    const cables = painted.map((photo) => () => Promise.resolve(photo));
    const teachCables = () => teachProduct({ photos: cables, backbone, input, settings });
    const [first, second] = [await teachCables(), await teachCables()];
    expect(Buffer.compare(first.onnx, second.onnx)).toBe(0);
    expect(first.photoPath.registration?.ground).toBeDefined();
    const extractor = await FeatureExtractor.create(backbone, { input, ...first.photoPath });
    const found = await productFeatures(extractor, cables, seededRandom(1), () => {});
    await extractor.release();
    for (const { photos, turned } of found) {
      expect(turned.map((copies) => copies.length)).toEqual([2, 2, 2, 2, 2, 2]);
      const [own, copy] = [photos[0], turned[0]?.[0]];
      // As much of the part is seen, and looks otherwise.
      const seen = (positions: Uint8Array | null | undefined): number =>
        positions?.filter((hidden) => !hidden).length ?? 0;
      expect(seen(copy?.unseen) / seen(own?.unseen)).toBeCloseTo(1, 0);
      expect(copy?.vectors.values).not.toEqual(own?.vectors.values);
      // Nothing is learnt of the ground around it.
      const drawn = drawVectors([own as PhotoFeatures], 1e6, seededRandom(1));
      expect(vectorCount(drawn)).toBe(seen(own?.unseen));
    }
  }, 60_000);

  it('makes a package that passes good photos and finds the spot in a bad one', async () => {
    const taught = await teach({}, 12);
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

  it('gives every position a vector whose parts have their lengths, for each detector on its grid', async () => {
    const extractor = await FeatureExtractor.create(backbone, { input });
    const [fine, coarse] = await extractor.features(await grainyPhoto(1));
    await extractor.release();
    expect([fine?.rows, fine?.columns, coarse?.rows, coarse?.columns]).toEqual([8, 12, 4, 6]);
    const parts = (features: PhotoFeatures | undefined, position: number, lengths: readonly number[]): number[] => {
      if (!features) return [];
      const { length, values } = features.vectors;
      const ends = lengths.map((_, part) =>
        lengths.slice(0, part + 1).reduce((sum, each) => sum + each, position * length),
      );
      return ends.map((end, part) => Math.hypot(...values.subarray(end - (lengths[part] ?? 0), end)));
    };
    const [one = 0, two = 0, three = 0] = parts(fine, 17, [24, 32, 96]);
    expect(Math.max(Math.abs(one - 1), Math.abs(two - 1), Math.abs(three - 1))).toBeLessThan(1e-4);
    const [half = 0, whole = 0] = parts(coarse, 5, [96, 160]);
    expect(Math.max(Math.abs(half - 0.5), Math.abs(whole - 1))).toBeLessThan(1e-4);
  });

  it('finds the nearest memory whichever part of the memory it is in: as a plain search, and as the teaching itself', async () => {
    const extractor = await FeatureExtractor.create(backbone, { input });
    const photo = await grainyPhoto(1);
    const [, features] = await extractor.features(photo);
    if (!features) throw new Error('no coarse features');
    const random = seededRandom(8);
    const projection = mainDirections(features.vectors, 20);
    // Three parts, the last one not full.
    const values = Float32Array.from({ length: 600 * 21 }, () => fromHalf(toHalf(random() - 0.5)));
    const memory = { length: 21, values };
    const weighing = { length: 21, matrix: Float32Array.from({ length: 21 * 21 }, () => random() - 0.3) };
    for (let row = 0; row < 21; row++) weighing.matrix.fill(0, row * 22 + 1, (row + 1) * 21);
    const own = weighed(weighing, projected(projection, features.vectors));
    const distances = await extractor.distances(memory, own);
    await extractor.release();
    const nearest = (position: number): number => {
      const squares = Array.from({ length: 600 }, (_, row) =>
        own.values
          .subarray(position * 21, (position + 1) * 21)
          .reduce((sum, value, at) => sum + (value - (values[row * 21 + at] ?? 0)) ** 2, 0),
      );
      return Math.sqrt(Math.min(...squares));
    };
    const detector = detectors[1];
    const taught = { detector, projection, weighing, memory, usual: null, offset: 0.25, scale: 2 };
    const onnx = taughtGraph(backbone, input, [taught]);
    const session = await InferenceSession.create(onnx, { intraOpNumThreads: 1 });
    const fit = fitPhoto(photo, input);
    const { map } = await session.run({ photo: inputTensor(inputPixels(photo, fit, input), fit, input) });
    await session.release();
    expect(map?.dims).toEqual([1, 1, 4, 6]);
    for (const [at, distance] of distances.entries()) {
      expect(distance).toBeCloseTo(nearest(at), 4);
      expect(Number(map?.data[at])).toBeCloseTo((distance - 0.25) * 2, 4);
    }
  });

  it('makes of several detectors the highest at each place, as the teaching counts it', async () => {
    const flat = (rows: number, values: number[]) => ({ rows, columns: rows, values: Float32Array.from(values) });
    const fine = { maps: [flat(2, [0, 1, 2, 9])] };
    const coarse = { maps: [flat(1, [1.5])] };
    expect(jointScores([fine, coarse], [{ unseen: null }], 1)[0]).toBeCloseTo((1.5 + 1.5 + 2 + 9) / 4, 5);
    // What lies outside of the photo counts as the calmest place.
    expect(jointScores([fine, coarse], [{ unseen: Uint8Array.from([0, 0, 0, 1]) }], 0.5)[0]).toBeCloseTo(
      (2 + 1.5) / 2,
      5,
    );
  });

  it('leaves out a detector that hardly notices small changes', async () => {
    const { detectors: used } = await teach();
    expect(used[0]?.detector.name).toBe('fine');
    for (const { keenness } of used) expect(keenness).toBeGreaterThanOrEqual(0.5 * (used[0]?.keenness ?? 0));
  });
});

describe('a small change', () => {
  it('changes an ellipse a tenth of the shorter side across, and is the same for a seed', () => {
    const photo = {
      width: 100,
      height: 60,
      values: new Float32Array(3 * 6000).map((_, at) => ((at * 7919) % 200) / 100 - 1),
    };
    const changed = withSmallChange(photo, seededRandom(3));
    expect(withSmallChange(photo, seededRandom(3))).toEqual(changed);
    const places = [...changed].flatMap((value, at) => (value === photo.values[at] ? [] : [at % 6000]));
    const count = new Set(places).size;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(60);
    expect(Math.max(...changed)).toBeLessThanOrEqual(1);
    expect(Math.min(...changed)).toBeGreaterThanOrEqual(-1);
  });
});

describe('the parts of teaching', () => {
  it('find the directions in which vectors differ most, and keep distances in them', () => {
    const random = seededRandom(2);
    // Two directions at a slant in five numbers, the first three times as wide, and next to nothing else.
    const [wide, narrow] = [
      [0.6, 0, 0.8, 0, 0],
      [0, 1, 0, 0, 0],
    ];
    const rows = Array.from({ length: 500 }, () => {
      const [a, b] = [6 * (random() - 0.5), 2 * (random() - 0.5)];
      return [0, 1, 2, 3, 4].map((at) => 7 + a * (wide?.[at] ?? 0) + b * (narrow?.[at] ?? 0) + 1e-4 * random());
    });
    const vectors = { length: 5, values: Float32Array.from(rows.flat()) };
    const projection = mainDirections(vectors, 2);
    const [first, second] = [projection.directions.values.subarray(0, 5), projection.directions.values.subarray(5)];
    for (let at = 0; at < 5; at++) {
      expect(Math.abs(first[at] ?? 0)).toBeCloseTo(wide?.[at] ?? 0, 1);
      expect(Math.abs(second[at] ?? 0)).toBeCloseTo(narrow?.[at] ?? 0, 1);
    }
    const { values } = projected(projection, vectors);
    const between = (list: ArrayLike<number>, length: number) =>
      Math.hypot(...Array.from({ length }, (_, at) => (list[at] ?? 0) - (list[length + at] ?? 0)));
    expect(between(values, 3)).toBeCloseTo(between(vectors.values, 5), 3);
    // Something new, across both directions: the last number has it.
    const strange = projected(projection, { length: 5, values: Float32Array.from([7, 7, 7, 10, 7]) });
    expect(strange.values[2]).toBeCloseTo(3, 2);
  });

  it('measure in units of the differences that good photos have among them, whatever their directions', () => {
    const random = seededRandom(6);
    // From photo to photo all is shifted along one slanted direction, by ten times what vectors of one photo differ.
    const photo = (_: unknown, number: number) => ({
      length: 2,
      values: Float32Array.from(
        Array.from({ length: 300 }, () => [number + 0.1 * random(), 0.1 * random()]).flatMap(
          ([wide = 0, still = 0]) => [0.6 * wide - 0.8 * still, 0.8 * wide + 0.6 * still],
        ),
      ),
    });
    const photos = Array.from({ length: 4 }, photo);
    const weighing = learnWeighing(photos, seededRandom(1));
    expect(learnWeighing(photos, seededRandom(1))).toEqual(weighing);
    const lengthOf = (x: number, y: number) =>
      Math.hypot(...weighed(weighing, { length: 2, values: Float32Array.of(x, y) }).values);
    expect(lengthOf(-0.8, 0.6)).toBeGreaterThan(4 * lengthOf(0.6, 0.8));
    expect(weighing.matrix[1]).toBe(0);
  });

  it('leave vectors as they are where photos do not differ, or where there is one only', () => {
    const same = { length: 3, values: Float32Array.from([1, 2, 3, 4, 5, 6]) };
    for (const photos of [[same, same], [same]]) {
      expect(weighed(learnWeighing(photos, seededRandom(1)), same)).toEqual(same);
    }
  });

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

  it('subtract what is usual at a place as far as the photos bear it out', () => {
    const random = seededRandom(11);
    const maps = (height: number) =>
      Array.from({ length: 12 }, () => ({
        rows: 24,
        columns: 24,
        values: Float32Array.from({ length: 576 }, (_, at) => (at % 24 < 12 ? height : 0) + random()),
      }));
    const borneOut = (list: ReturnType<typeof maps>) => new UsualMap(list, { rows: 24, columns: 24 }).borneOut(list);
    expect(borneOut(maps(2))).toBeGreaterThan(0.9);
    expect(borneOut(maps(0))).toBeLessThan(0.5);
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
    expect(predictionLimit(20, 0.01)).toBeCloseTo(2.539 * Math.sqrt(1.05), 2);
    expect(thresholdsOf([0, 0, 0], 0.01).fail).toBeGreaterThan(2);
  });

  it('set limits farther out for scores that lean to the right: as printed tables of the Pearson III distribution say', () => {
    // Its upper 1 % and 5 % points, for so many values that Student's t is the normal distribution.
    expect(predictionLimit(1e7, 0.01, 1)).toBeCloseTo(3.023, 1);
    expect(predictionLimit(1e7, 0.05, 1)).toBeCloseTo(1.877, 1);
    expect(predictionLimit(1e7, 0.01, 0.5)).toBeCloseTo(2.686, 1);
    expect(predictionLimit(1e7, 0.01, 1.5)).toBeCloseTo(3.33, 1);
  });

  it('reckon with a lean that many values show and few do not', () => {
    // Of 0, 0, 0, 0, 5: mean 1, deviation 2.236; skewness by the formula of spreadsheets 2.236.
    expect(reckonedSkewness([0, 0, 0, 0, 5])).toBeCloseTo((5 * 2.236 + 20 * 0.6) / 25, 3);
    expect(reckonedSkewness([3, 3, 3])).toBe(0.6);
    const random = seededRandom(6);
    const leaning = Array.from({ length: 4000 }, () => -Math.log(1 - random()) - Math.log(1 - random()));
    expect(Math.abs(reckonedSkewness(leaning) - Math.SQRT2)).toBeLessThan(0.15);
    expect(reckonedSkewness(leaning.map((value) => -value))).toBe(0);
  });

  it('reject about as many new good scores as asked for, however few they were set from and however they lean', () => {
    const random = seededRandom(4);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const highest = () => -Math.log(-Math.log(1 - random()));
    // Highest values lean to the right (skewness 1.14): limits for normal ones would reject 3 %.
    const expected = { normal: [0.002, 0.012], highest: [0.006, 0.024] } as const;
    for (const [name, draw] of Object.entries({ normal, highest })) {
      for (const count of [5, 20, 60]) {
        const rounds = 6000;
        let rejected = 0;
        for (let round = 0; round < rounds; round++) {
          const scores = Array.from({ length: count }, () => 7 + 3 * draw());
          if (7 + 3 * draw() >= thresholdsOf(scores, 0.01).fail) rejected++;
        }
        const [least, most] = expected[name as keyof typeof expected];
        expect(rejected / rounds).toBeGreaterThan(least);
        expect(rejected / rounds).toBeLessThan(most);
      }
    }
  });

  it('choose an input as large as the photos, and no larger than can be judged in time', () => {
    expect(suitableSide([{ width: 1600, height: 1200 }])).toBe(448);
    expect(suitableSide([200, 300, 410].map((side) => ({ width: side, height: side })))).toBe(288);
    expect(suitableSide([{ width: 60, height: 40 }])).toBe(192);
  });

  it('say what few photos cannot prove', () => {
    // The rule of three: about 3 / n.
    expect(provenRate(5)).toBeCloseTo(0.451, 3);
    expect(provenRate(60)).toBeCloseTo(0.0487, 4);
    expect(provenRate(299)).toBeLessThan(0.01);
  });
});
