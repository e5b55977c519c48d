/** A product is taught, replayed and activated in the real program, asked through the bridge as its window does. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import type { AnalysisTask } from '../../src-shared/domain/analysis-task';
import { type CaptureId, type ModelKey, productKey } from '../../src-shared/domain/ids';
import type { IpcResult } from '../../src-shared/ipc/contract';
import { createAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { openStation, type StationWindow } from '../support/station-window';

let station: StationWindow;
let taught: ModelKey;
const product = productKey(2);
const goodPhotos = 6;

beforeAll(async () => {
  station = await openStation();
});
afterAll(() => station.close());

function value<T>(result: IpcResult<T>): T {
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}

async function send(seed: number, defect: 'missing-strand' | null): Promise<CaptureId> {
  const { host, port, page } = station;
  const list = { filter: {}, offset: 0, limit: 1 };
  const newest = async () =>
    value(await page.evaluate((asked) => window.vigie.listCaptures(asked), list)).captures[0] ?? null;
  const before = (await newest())?.id;
  const camera = await SimulatedCamera.open({ host, port, cameraId: 7 });
  const { outcome } = await camera.sendPhoto(paintCable({ seed, defect }).jpeg);
  camera.close();
  expect(outcome.kind).toBe('acknowledged');
  return eventually('the capture is inspected', async () => {
    const capture = await newest();
    return capture && capture.id !== before && capture.state !== 'received' ? capture.id : null;
  });
}

/** Teaching takes its time on a machine that does other work too. */
const workLimitMs = 150_000;

const ended = (): Promise<AnalysisTask> =>
  eventually(
    'the work is over',
    async () => {
      const task = value(await station.page.evaluate(() => window.vigie.currentTask(undefined)));
      return task && task.state !== 'running' ? task : null;
    },
    workLimitMs,
  );

it('gives a camera another product, whose captures are not inspected without a model', async () => {
  const { page } = station;
  await send(9001, null);
  await createAdministrator(page);
  expect(value(await page.evaluate(() => window.vigie.addProduct({ name: 'Red cable' }))).key).toBe(product);
  const [camera] = value(await page.evaluate(() => window.vigie.listCameras(undefined)));
  if (!camera) throw new Error('no camera');
  const change = { camera: camera.key, product };
  value(await page.evaluate((asked) => window.vigie.setCameraProduct(asked), change));
  for (let seed = 9100; seed < 9100 + goodPhotos; seed++) {
    const capture = await send(seed, null);
    const decision = { capture, kind: 'accept', reason: null, expectedDecisionCount: 0 } as const;
    value(await page.evaluate((asked) => window.vigie.decide(asked), decision));
  }
  const listed = { filter: { product }, offset: 0, limit: 10 };
  const { captures, total } = value(await page.evaluate((asked) => window.vigie.listCaptures(asked), listed));
  expect(total).toBe(goodPhotos);
  expect(captures.every(({ state }) => state === 'uninspected')).toBe(true);
});

it('teaches the accepted captures in a process of its own', async () => {
  const { page } = station;
  const asked = { product, from: { kind: 'accepted' } } as const;
  expect(value(await page.evaluate((order) => window.vigie.teachProduct(order), asked)).state).toBe('started');
  const task = await ended();
  if (task.kind !== 'teach' || task.state !== 'done') throw new Error(JSON.stringify(task));
  taught = task.model;
  const models = value(await page.evaluate(() => window.vigie.listModels(undefined)));
  expect(models.find(({ key }) => key === taught)).toMatchObject({ taught: { photos: goodPhotos }, active: false });
});

it('replays it, activates it, and judges with it', async () => {
  const { page } = station;
  const order = { product, model: taught };
  value(await page.evaluate((asked) => window.vigie.replayModel(asked), order));
  const task = await ended();
  if (task.kind !== 'replay' || task.state !== 'done') throw new Error(JSON.stringify(task));
  const result = value(await page.evaluate((asked) => window.vigie.replayResult(asked), { replay: task.replay }));
  expect(result.lines.map(({ taught: own }) => own)).toEqual(Array.from({ length: goodPhotos }, () => true));
  expect(value(await page.evaluate((asked) => window.vigie.activateModel(asked), order))).toEqual({
    state: 'activated',
  });
  const capture = await send(9200, 'missing-strand');
  const { inspections } = value(await page.evaluate((asked) => window.vigie.captureDetail(asked), { capture }));
  expect(inspections[0]).toMatchObject({ model: taught, hasHeatMap: true });
  const evidence = value(await page.evaluate((asked) => window.vigie.modelEvidence(asked), order));
  expect(evidence.scores.heldOut).toHaveLength(goodPhotos);
});
