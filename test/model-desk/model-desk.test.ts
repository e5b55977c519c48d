import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activateModel, rollBack, setThresholds } from '../../src-main/model-desk/activation';
import { modelEvidence } from '../../src-main/model-desk/evidence';
import { installModel } from '../../src-main/model-desk/install-model';
import { modelOrigin } from '../../src-main/model-desk/model-manifests';
import { startReinspection } from '../../src-main/model-desk/reinspecting';
import { startReplay } from '../../src-main/model-desk/replaying';
import { startTeaching } from '../../src-main/model-desk/teaching';
import { captureDetail } from '../../src-main/records/capture-detail';
import { captureById } from '../../src-main/records/captures';
import type { CaptureId, ModelKey } from '../../src-shared/domain/ids';
import { parseManifest } from '../../src-shared/domain/model-manifest';
import { defaultProduct as product } from '../../src-shared/domain/product';
import { compareReplay } from '../../src-shared/domain/replay';
import { grainyPhoto, openTestDesk, type TestDesk } from '../support/model-desk';
import { brightnessMap, smallManifest, writeSmallPackage } from '../support/small-models';

const seeds = [1, 2, 3, 4, 5, 6];
const goodPhotos = seeds.map((seed) => grainyPhoto(seed));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let desk: TestDesk;
let accepted: CaptureId[];
/** Taught in the first test; the others go on from it. */
let taught: ModelKey;

beforeAll(async () => {
  desk = await openTestDesk();
  accepted = [];
});
afterAll(() => desk.close());

const manifestOf = async (model: ModelKey) => {
  const { folder } = await desk.parts.reader.modelByKey(model);
  const dir = join(desk.dataDir, folder);
  const manifest = parseManifest(await readFile(join(dir, 'manifest.json'), 'utf8'));
  if (!manifest.ok) throw new Error(manifest.problem);
  return { dir, manifest: manifest.value };
};

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** A model that finds everything suspicious or nothing, by its thresholds. */
async function brightness(name: string, thresholds: { pass: number; fail: number }): Promise<ModelKey> {
  const onnx = brightnessMap();
  const manifest = { ...smallManifest(onnx, 'map', { name }), thresholds };
  const source = await writeSmallPackage(join(desk.dataDir, `source-${name}`), onnx, manifest);
  const installed = await installModel(source, desk.parts);
  if (installed.state !== 'installed') throw new Error(JSON.stringify(installed));
  return installed.model.key;
}

describe('the model desk', () => {
  it('asks for at least five accepted photos, and for a name', async () => {
    accepted.push(await desk.receive(goodPhotos[0] as Uint8Array, 'accept'));
    expect(await startTeaching(desk.parts, product, { kind: 'accepted' })).toEqual({
      state: 'too-few-photos',
      found: 1,
    });
    desk.operator = '';
    await expect(startTeaching(desk.parts, product, { kind: 'accepted' })).rejects.toMatchObject({ code: 'refused' });
    desk.operator = 'Ada';
  });

  it('teaches accepted captures beside running inspections; the model is installed, not active', async () => {
    for (const photo of goodPhotos.slice(1)) accepted.push(await desk.receive(photo, 'accept'));
    const started = await startTeaching(desk.parts, product, { kind: 'accepted' });
    expect(started).toMatchObject({ state: 'started' });
    expect(await startTeaching(desk.parts, product, { kind: 'accepted' })).toEqual({ state: 'busy' });
    const meanwhile = await desk.receive(grainyPhoto(77), null);
    await until(() => captureById(desk.reader, meanwhile).state === 'uninspected');
    expect(desk.parts.tasks.busy).toBe(true);

    const task = await desk.ended();
    if (task.kind !== 'teach' || task.state !== 'done') throw new Error(JSON.stringify(task));
    taught = task.model;
    expect(desk.progress.some(({ done, total }) => done > 0 && total === 24)).toBe(true);
    const model = await desk.parts.reader.modelByKey(taught);
    expect(model).toMatchObject({ name: 'product-1', version: '1.0.0', active: false });
    expect(model.taught).toMatchObject({ product, number: 1, photos: 6, operator: 'Ada' });
    const { manifest } = await manifestOf(taught);
    expect(manifest.origin?.photos.map((photo) => photo.sha256).sort()).toEqual(goodPhotos.map(sha256).sort());
    expect(manifest.origin).toMatchObject({ madeBy: 'Ada', madeAt: expect.any(String) });
    expect(await modelOrigin(desk.parts, taught)).toEqual({
      thresholds: manifest.thresholds,
      method: manifest.origin?.method,
      madeBy: 'Ada',
      photos: 6,
      backbone: manifest.origin?.backbone,
      accuracy: null,
    });
  });

  it('makes the same bytes of the same photos, however they are named and ordered', async () => {
    const dir = join(desk.dataDir, 'folder');
    await mkdir(dir);
    await Promise.all(goodPhotos.map((photo, at) => writeFile(join(dir, `${9 - at}.JPG`), photo)));
    await writeFile(join(dir, 'copy.jpeg'), goodPhotos[2] as Uint8Array);
    await writeFile(join(dir, 'notes.txt'), 'no photo');
    await startTeaching(desk.parts, product, { kind: 'folder', dir });
    const task = await desk.ended();
    if (task.kind !== 'teach' || task.state !== 'done') throw new Error(JSON.stringify(task));
    const [first, second] = [await manifestOf(taught), await manifestOf(task.model)];
    expect(second.manifest.version).toBe('2.0.0');
    expect(second.manifest.files).toEqual(first.manifest.files);
    expect(await readFile(join(second.dir, 'model.onnx'))).toEqual(await readFile(join(first.dir, 'model.onnx')));
  });

  it('says which photo cannot be used, and too few different ones', async () => {
    const dir = join(desk.dataDir, 'broken');
    await mkdir(dir);
    await Promise.all(seeds.map((seed) => writeFile(join(dir, `${seed}.png`), grainyPhoto(seed, false, 'image/png'))));
    await writeFile(join(dir, 'cut.jpg'), (goodPhotos[0] as Uint8Array).subarray(0, 900));
    await startTeaching(desk.parts, product, { kind: 'folder', dir });
    expect(await desk.ended()).toMatchObject({ state: 'failed', problem: expect.stringMatching(/^cut\.jpg: /) });
    const same = join(desk.dataDir, 'same');
    await mkdir(same);
    await Promise.all(seeds.map((seed) => writeFile(join(same, `${seed}.jpg`), goodPhotos[0] as Uint8Array)));
    await startTeaching(desk.parts, product, { kind: 'folder', dir: same });
    expect(await desk.ended()).toMatchObject({ problem: '1 different photos are too few, 5 are needed' });
  });

  it('is cancelled at once and leaves no model and no process', async () => {
    const models = await desk.parts.reader.listModels();
    const folders = await readdir(join(desk.dataDir, 'models'));
    const started = await startTeaching(desk.parts, product, { kind: 'captures', captures: accepted });
    if (started.state !== 'started') throw new Error(started.state);
    await until(() => (desk.parts.tasks.current?.done ?? 0) > 0);
    desk.parts.tasks.cancel(started.task);
    expect(await desk.ended()).toMatchObject({ state: 'cancelled', kind: 'teach' });
    expect(desk.hosts.at(-1)?.child.signalCode).toBe('SIGKILL');
    expect(await desk.parts.reader.listModels()).toEqual(models);
    expect(await readdir(join(desk.dataDir, 'models'))).toEqual(folders);
  });

  it('judges with the taught model once it is active: good photos pass, a spot fails', async () => {
    expect(await activateModel(desk.parts, { product, model: taught })).toMatchObject({ state: 'activated' });
    const spotted = await desk.receive(grainyPhoto(31, true), 'reject');
    const good = await desk.receive(grainyPhoto(32), 'accept');
    await until(() => [spotted, good].every((id) => captureById(desk.reader, id).state === 'inspected'));
    expect(captureById(desk.reader, spotted).verdict).toBe('fail');
    expect(captureById(desk.reader, good).verdict).not.toBe('fail');
    const evidence = await modelEvidence(desk.parts, { product, model: taught, thresholds: undefined });
    expect(evidence.scores.heldOut).toHaveLength(6);
    expect(evidence.scores).toMatchObject({ accepted: [expect.any(Number)], rejected: [expect.any(Number)] });
    expect(evidence.confusion.escapes).toMatchObject({ count: 0, of: 1 });
    expect(evidence.limits.map(({ code }) => code)).toEqual(['false-rejects-unproven', 'escapes-unproven']);
  });

  it('keeps new thresholds and judges by them from then on', async () => {
    const high = { pass: 1000, fail: 2000 };
    await setThresholds(desk.parts, product, taught, high);
    const spotted = await desk.receive(grainyPhoto(33, true), null);
    await until(() => captureById(desk.reader, spotted).state === 'inspected');
    expect(captureDetail(desk.reader, spotted).inspections[0]).toMatchObject({ verdict: 'pass', thresholds: high });
    await expect(setThresholds(desk.parts, product, taught, { pass: -2, fail: -1 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const { manifest } = await manifestOf(taught);
    await setThresholds(desk.parts, product, taught, manifest.thresholds);
  });

  it('activates a model that was not replayed, or did worse, only after an explicit yes, and rolls back', async () => {
    const blind = await brightness('blind', { pass: 5, fail: 6 });
    expect(await activateModel(desk.parts, { product, model: blind })).toEqual({
      state: 'needs-confirmation',
      why: 'not-replayed',
      comparison: null,
    });
    await startReplay(desk.parts, { product, model: blind });
    const task = await desk.ended();
    if (task.kind !== 'replay' || task.state !== 'done') throw new Error(JSON.stringify(task));
    const replay = await desk.parts.reader.replayById(task.replay);
    expect(replay).toMatchObject({ candidate: blind, current: taught });
    expect(replay.photos).toHaveLength(8);
    expect(replay.photos.every(({ score, currentScore }) => score !== null && currentScore !== null)).toBe(true);
    expect(compareReplay(replay).candidate.rejected).toEqual({ pass: 1, unsure: 0, fail: 0 });
    const refused = await activateModel(desk.parts, { product, model: blind });
    expect(refused).toMatchObject({ state: 'needs-confirmation', why: 'worse', comparison: { worse: true } });

    desk.operator = '';
    const confirmed = { product, model: blind, confirmWorse: true };
    await expect(activateModel(desk.parts, confirmed)).rejects.toMatchObject({ code: 'refused' });
    desk.operator = 'Eve';
    expect(await activateModel(desk.parts, confirmed)).toEqual({ state: 'activated' });
    const { activeModel, activeBy, rollBackTo } = await desk.parts.reader.productByKey(product);
    expect([activeModel, activeBy, rollBackTo]).toEqual([blind, 'Eve', { model: taught }]);
    expect((await desk.parts.reader.productLog(product, 1))[0]).toMatchObject({ confirmed: true, operator: 'Eve' });

    await rollBack(desk.parts, product);
    const spotted = await desk.receive(grainyPhoto(34, true), null);
    await until(() => captureById(desk.reader, spotted).state === 'inspected');
    expect(captureDetail(desk.reader, spotted).inspections[0]).toMatchObject({ model: taught, verdict: 'fail' });
    await expect(rollBack(desk.parts, product)).rejects.toMatchObject({ code: 'refused' });
  });

  it('inspects chosen captures again with any model, and the inspections before stay', async () => {
    const harsh = await brightness('harsh', { pass: 0.01, fail: 0.02 });
    const captures = accepted.slice(0, 2);
    await startReinspection(desk.parts, captures, taught);
    await desk.ended();
    await startReinspection(desk.parts, captures, harsh);
    expect(await desk.ended()).toMatchObject({ kind: 'reinspect', state: 'done', failed: 0, done: 2 });
    for (const capture of captures) {
      const { inspections, capture: now } = captureDetail(desk.reader, capture);
      expect(inspections.map(({ model }) => model)).toEqual([harsh, taught]);
      expect(now).toMatchObject({ verdict: 'fail', decision: 'accept' });
    }
  });
});
