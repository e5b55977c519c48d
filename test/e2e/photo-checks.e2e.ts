/** Photos that cannot be judged: the operator is told why, and the camera's row what to do about it. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { type SmallPhoto, smallPhoto } from '../../src-main/inspection/photo-check/grey-photo';
import { learnPhotoPath } from '../../src-main/inspection/photo-check/learn-photo-path';
import { productKey } from '../../src-shared/domain/ids';
import type { IpcResult } from '../../src-shared/ipc/contract';
import { createAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { brightnessScore, smallManifest, writeSmallPackage } from '../support/small-models';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';

let station: StationWindow;
let page: Page;
const product = productKey(1);
const size = { width: 800, height: 600 };
const cable = (seed: number, options = {}): Buffer => paintCable({ seed, ...size, ...options }).jpeg;

function value<T>(result: IpcResult<T>): T {
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}

async function darkened(jpeg: Uint8Array): Promise<Buffer> {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(jpeg), 0, 0);
  context.fillStyle = 'rgba(0, 0, 0, 0.75)';
  context.fillRect(0, 0, size.width, size.height);
  return canvas.encode('jpeg', 85);
}

/** A model that passes everything, with what was learnt of ten good photos. */
async function checkingPackage(): Promise<string> {
  const photos: SmallPhoto[] = [];
  for (let seed = 80_000; seed < 80_010; seed++) {
    const photo = await decodePhoto(cable(seed));
    if (photo.ok) photos.push(smallPhoto(photo.value));
  }
  const onnx = brightnessScore();
  const plain = smallManifest(onnx, 'score', { manifestVersion: 3, thresholds: { pass: 0.98, fail: 0.99 } });
  return writeSmallPackage(mkdtempSync(join(tmpdir(), 'vigie-checks-')), onnx, {
    ...plain,
    ...learnPhotoPath(photos, plain.input, true),
  });
}

let sent = 0;

/** Sends and waits until it is inspected. */
async function send(bytes: Uint8Array): Promise<void> {
  const camera = await SimulatedCamera.open({ host: station.host, port: station.port, cameraId: 7 });
  const { outcome } = await camera.sendPhoto(bytes);
  camera.close();
  expect(outcome.kind).toBe('acknowledged');
  sent += 1;
  await eventually(
    'the capture is inspected',
    async () => {
      const list = { filter: { state: 'inspected' }, offset: 0, limit: 1 } as const;
      return value(await page.evaluate((asked) => window.vigie.listCaptures(asked), list)).total === sent || null;
    },
    60_000,
  );
}

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  const dir = await checkingPackage();
  station = await openStation();
  page = station.page;
  await createAdministrator(page);
  await station.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, dir);
  const installed = value(await page.evaluate(() => window.vigie.installModel({ from: 'folder' })));
  if (installed.state !== 'installed') throw new Error(JSON.stringify(installed));
  const asked = { product, model: installed.model.key, confirmWorse: true };
  expect(value(await page.evaluate((order) => window.vigie.activateModel(order), asked)).state).toBe('activated');
}, 120_000);
afterAll(() => station.close());

it('a good photo passes, a dark one is unsure and Review says why', async () => {
  await send(cable(81_000));
  await send(await darkened(cable(81_001)));
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await page.getByText('The photo is too dark').first().waitFor();
  await page.getByText('decide by your own eyes').first().waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'review-too-dark.png') });
  const list = { filter: {}, offset: 0, limit: 5 };
  const { captures } = value(await page.evaluate((asked) => window.vigie.listCaptures(asked), list));
  expect(captures.map(({ verdict }) => verdict)).toEqual(['unsure', 'pass']);
}, 120_000);

it('the camera is warned with what to do, until its photos are good again', async () => {
  await page.getByRole('link', { name: 'Cameras', exact: true }).click();
  await page.getByText('Too dark: 1 of the last 2 photos.').waitFor();
  await page.getByText('Check the lamp').waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'cameras-too-dark.png') });
  for (let seed = 81_010; seed < 81_013; seed++) await send(cable(seed));
  await page.getByText('Too dark: 1 of the last').waitFor({ state: 'detached' });
  await send(cable(81_020, { emptyBench: true }));
  await send(cable(81_021, { emptyBench: true }));
  await page.getByText('Part not found: 2 of the last 7 photos.').waitFor({ state: 'detached' });
  await send(cable(81_022, { emptyBench: true }));
  await page.getByText('Part not found: 3 of the last 8 photos.').waitFor();
}, 240_000);
