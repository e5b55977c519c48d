import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectronAssets, readBackbone } from '../../scripts/model/backbone-layers';
import { convertedBackbone } from '../../scripts/model/convert-backbone';
import { demoSets } from '../../scripts/model/demo-sets';
import { accuracyOf } from '../../scripts/model/measure-accuracy';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { checkPackage } from '../../src-main/inspection/package/install-package';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { type LoadedModel, loadModel } from '../../src-main/inspection/runner/load-model';
import { parseManifest } from '../../src-shared/domain/model-manifest';

const packageDir = join(import.meta.dirname, '../../assets/models/demo-cable');

describe('the shipped model', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    const loaded = await loadModel(packageDir);
    if (!loaded.ok) throw new Error(loaded.problem);
    model = loaded.value;
  });
  afterAll(() => model.release());

  const verdictOf = async (plan: Parameters<typeof paintCable>[0]) => {
    const photo = await decodePhoto(paintCable(plan).jpeg);
    if (!photo.ok) throw new Error(photo.problem);
    return (await model.judge(photo.value)).verdict;
  };

  it('is a sound package with its measured accuracy in it', async () => {
    expect(await checkPackage(packageDir)).toMatchObject({ ok: true });
    const manifest = parseManifest(await readFile(join(packageDir, 'manifest.json'), 'utf8'));
    expect(manifest.ok && manifest.value.accuracy).toMatchObject({
      good: demoSets.measure.filter(({ defect }) => defect === null).length,
      defective: demoSets.measure.filter(({ defect }) => defect !== null).length,
    });
  });

  it('passes good demo cables and fails grossly defective ones', async () => {
    const verdicts: string[] = [];
    for (const seed of [200_000_000, 200_000_001, 200_000_002]) verdicts.push(await verdictOf({ seed }));
    expect(verdicts).toEqual(['pass', 'pass', 'pass']);
    expect(await verdictOf({ seed: 200_000_003, defect: 'missing-strand', defectSize: 1 })).toBe('fail');
    expect(await verdictOf({ seed: 200_000_004, defect: 'crushed', defectSize: 1 })).toBe('fail');
    expect(await verdictOf({ seed: 200_000_005, defect: 'cut-insulation', defectSize: 1 })).toBe('fail');
  });

  it('is taught, chosen and measured on cables that do not meet', () => {
    const seeds = [demoSets.teach, demoSets.choose, demoSets.measure].flatMap((plans) => plans.map(({ seed }) => seed));
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(Math.max(...seeds)).toBeLessThan(500_000_000);
  });
});

describe('the backbone', () => {
  it('is converted and agrees with a second computation', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'vigie-backbone-'));
    const converted = await convertedBackbone(cacheDir);
    expect(Buffer.compare(await readFile(join(cacheDir, 'backbone.onnx')), converted.bytes)).toBe(0);
    const manifest = parseManifest(await readFile(join(packageDir, 'manifest.json'), 'utf8'));
    expect(manifest.ok && manifest.value.origin?.backbone?.sha256).toBe(converted.sha256);
    await rm(cacheDir, { recursive: true });
  });

  it('is refused when the file is not the one that was looked at', async () => {
    expect(() => readBackbone(new Uint8Array(1000))).toThrow(`not ${objectronAssets.sha256}`);
  });
});

describe('measured accuracy', () => {
  it('counts verdicts by truth and kind, and how often a defective photo scores higher', () => {
    const photos = [
      { kind: null, score: 0 },
      { kind: null, score: 1 },
      { kind: null, score: 2 },
      { kind: 'cut', score: 1 },
      { kind: 'bent', score: 5 },
    ];
    // Pairs won by the defective: cut 1 of 3 and one draw, bent 3 of 3.
    expect(accuracyOf(photos, { pass: 1.5, fail: 3 }, { measuredOn: 'test', command: 'test' })).toEqual({
      measuredOn: 'test',
      command: 'test',
      good: 3,
      defective: 2,
      imageAuroc: 0.75,
      goodVerdicts: { pass: 2, unsure: 1, fail: 0 },
      defectiveVerdicts: { pass: 1, unsure: 0, fail: 1 },
      byKind: [
        { kind: 'cut', pass: 1, unsure: 0, fail: 0 },
        { kind: 'bent', pass: 0, unsure: 0, fail: 1 },
      ],
    });
  });
});
