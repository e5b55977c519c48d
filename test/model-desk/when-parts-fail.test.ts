/** What the model desk does when the database, a photo or a process fails under it. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { activateModel, rollBack } from '../../src-main/model-desk/activation';
import type { DeskParts } from '../../src-main/model-desk/desk-parts';
import { installModel } from '../../src-main/model-desk/install-model';
import { startReinspection } from '../../src-main/model-desk/reinspecting';
import { startReplay } from '../../src-main/model-desk/replaying';
import { TaskRunner } from '../../src-main/model-desk/task-runner';
import { captureDetail } from '../../src-main/records/capture-detail';
import { captureById, captureFile } from '../../src-main/records/captures';
import type { CaptureId, ModelKey } from '../../src-shared/domain/ids';
import { defaultProduct as product } from '../../src-shared/domain/product';
import { compareReplay } from '../../src-shared/domain/replay';
import { spawnChildHost } from '../support/child-host';
import { grainyPhoto, openTestDesk, type TestDesk } from '../support/model-desk';
import { brightnessMap, smallManifest, writeSmallPackage } from '../support/small-models';

let desk: TestDesk;
let first: ModelKey;
let second: ModelKey;
const captures: CaptureId[] = [];

async function install(name: string): Promise<ModelKey> {
  const onnx = brightnessMap();
  const manifest = smallManifest(onnx, 'map', { name });
  const source = await writeSmallPackage(join(desk.dataDir, `source-${name}`), onnx, manifest);
  const installed = await installModel(source, desk.parts);
  if (installed.state !== 'installed') throw new Error(JSON.stringify(installed));
  return installed.model.key;
}

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 20));
};

async function judgedBy(seed: number): Promise<ModelKey | undefined> {
  const capture = await desk.receive(grainyPhoto(seed), null);
  await until(() => captureById(desk.reader, capture).state !== 'received');
  return captureDetail(desk.reader, capture).inspections[0]?.model;
}

beforeAll(async () => {
  desk = await openTestDesk();
  first = await install('first');
  second = await install('second');
  for (const seed of [1, 2, 3, 4, 5]) captures.push(await desk.receive(grainyPhoto(seed), 'accept'));
  await activateModel(desk.parts, { product, model: first });
});
afterAll(() => desk.close());

/** The desk with a database that refuses these rows. */
const without = (...methods: ('activateModel' | 'rollBack')[]): DeskParts => ({
  ...desk.parts,
  storage: {
    ...desk.parts.storage,
    ...Object.fromEntries(methods.map((name) => [name, () => Promise.reject(new Error('the disk is full'))])),
  },
});

it('keeps judging with the model before when an activation or a roll-back cannot be written down', async () => {
  const broken = without('activateModel', 'rollBack');
  const order = { product, model: second, confirmWorse: true };
  await expect(activateModel(broken, order)).rejects.toThrow('the disk is full');
  expect(await judgedBy(20)).toBe(first);
  expect((await desk.parts.reader.productByKey(product)).activeModel).toBe(first);

  await activateModel(desk.parts, order);
  expect(await judgedBy(21)).toBe(second);
  await expect(rollBack(broken, product)).rejects.toThrow('the disk is full');
  expect(await judgedBy(22)).toBe(second);
  await rollBack(desk.parts, product);
  expect(await judgedBy(23)).toBe(first);
});

/** The desk whose work runs in real processes that die as soon as they hear of one of these photos. */
function poisonedBy(...poison: readonly CaptureId[]): { readonly parts: DeskParts; readonly started: () => number } {
  const files = poison.map((capture) => captureFile(desk.reader, capture));
  let started = 0;
  const tasks = new TaskRunner({
    spawnHost: () => {
      started++;
      const host = spawnChildHost();
      const { postMessage } = host.port;
      host.port.postMessage = (message) => {
        if (files.some((file) => JSON.stringify(message).includes(file))) host.kill();
        postMessage(message);
      };
      return host;
    },
    onProgress: () => undefined,
    log: () => undefined,
  });
  return { parts: { ...desk.parts, tasks }, started: () => started };
}

async function replayed(parts: DeskParts) {
  await startReplay(parts, { product, model: second });
  await parts.tasks.idle();
  return parts.tasks.current;
}

it('sets a photo aside that ends the replay twice, counts it, and replays the rest', async () => {
  const poison = captures[1] as CaptureId;
  const { parts, started } = poisonedBy(poison);
  const task = await replayed(parts);
  if (task?.kind !== 'replay' || task.state !== 'done') throw new Error(JSON.stringify(task));
  expect(started()).toBe(3);
  const replay = await desk.parts.reader.replayById(task.replay);
  expect(replay.photos.filter(({ score }) => score === null).map(({ capture }) => capture)).toEqual([poison]);
  expect(replay.photos).toHaveLength(captures.length);
  expect(compareReplay(replay).unjudged).toBe(1);
});

it('gives up when photo after photo ends the process', async () => {
  expect(await replayed(poisonedBy(...captures).parts)).toMatchObject({
    state: 'failed',
    problem: '3 photos one after another ended the analysis process',
  });
});

it('inspects the others again when one photo ends the process', async () => {
  const { parts } = poisonedBy(captures[0] as CaptureId);
  await startReinspection(parts, captures, second);
  await parts.tasks.idle();
  expect(parts.tasks.current).toMatchObject({ kind: 'reinspect', state: 'done', failed: 1, done: captures.length });
  expect(captureDetail(desk.reader, captures[4] as CaptureId).inspections[0]?.model).toBe(second);
});

it('is cancelled for good while a photo keeps ending the process', async () => {
  const { parts } = poisonedBy(...captures);
  const start = await startReplay(parts, { product, model: second });
  if (start.state !== 'started') throw new Error(start.state);
  parts.tasks.cancel(start.task);
  await parts.tasks.idle();
  expect(parts.tasks.current).toMatchObject({ state: 'cancelled' });
});
