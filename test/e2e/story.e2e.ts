/** One photo's whole way: from the camera to the CSV, with the keyboard. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { fillFirstAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { startStation } from '../support/running-station';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';
import { storedPhotos } from '../support/stored-photos';

let station: StationWindow;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  station = await openStation();
  page = station.page;
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await modelReady();
});
afterAll(() => station.close());

const modelReady = (): Promise<true> =>
  eventually('a model is active', async () => {
    const status = await page.evaluate(() => window.vigie.stationStatus(undefined));
    return status.ok && status.value.inspection.state === 'ready' ? true : null;
  });

async function send(photo: Uint8Array): Promise<void> {
  const { host, port } = station;
  const camera = await SimulatedCamera.open({ host, port, cameraId: 7 });
  const { outcome } = await camera.sendPhoto(photo);
  camera.close();
  expect(outcome.kind).toBe('acknowledged');
}

const bad = paintCable({ seed: 4242, defect: 'missing-strand' }).jpeg;
const good = paintCable({ seed: 4243, defect: null }).jpeg;
const csvColumn = (csv: string, column: string): readonly (string | undefined)[] => {
  const [header = '', ...rows] = csv.split('\r\n').filter(Boolean);
  const at = header.split(',').indexOf(column);
  return rows.map((row) => row.split(',')[at]);
};

it('says how to point a camera here before the first photo', async () => {
  await page.getByRole('heading', { name: 'Waiting for the first photo' }).waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'first-start.en.png') });
});

it('shows a photo that a camera sent, with its verdict, on the review screen', async () => {
  await send(bad);
  await page.getByRole('img', { name: 'Photo of capture 1', exact: true }).waitFor();
  await page.getByText('Fail', { exact: true }).first().waitFor();
  const { width } = await page.getByRole('img', { name: 'Photo of capture 1', exact: true }).evaluate((image) => ({
    width: (image as HTMLImageElement).naturalWidth,
  }));
  expect(width).toBe(1600);
});

it('has the administrator created at the first decision, then goes on with it', async () => {
  await page.keyboard.press('r');
  await fillFirstAdministrator(page, { name: 'Ève Martin', pin: '1357' });
  await page.getByText('Why is it rejected?').waitFor();
  await page.keyboard.press('Escape');
});

it('is rejected with a reason by keyboard, taken back, and rejected again', async () => {
  await page.keyboard.press('r');
  await page.getByText('Why is it rejected?').waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'reason.en.png') });
  await page.keyboard.press('2');
  await page.getByText('Nothing waits').waitFor();
  await page.keyboard.press('z');
  await page.getByRole('img', { name: 'Photo of capture 1', exact: true }).waitFor();
  await page.keyboard.press('r');
  await page.getByText('Why is it rejected?').waitFor();
  await page.keyboard.press('2');
  await page.getByText('Nothing waits').waitFor();
});

it('lets a good cable pass without asking the operator', async () => {
  await send(good);
  const verdict = await eventually('the second capture is inspected', async () => {
    const listed = await page.evaluate(() => window.vigie.listCaptures({ filter: {}, offset: 0, limit: 10 }));
    const second = listed.ok ? listed.value.captures.find(({ id }) => id === 2) : undefined;
    return second?.state === 'inspected' ? second.verdict : null;
  });
  expect(verdict).toBe('pass');
  expect(await page.getByText('Nothing waits').isVisible()).toBe(true);
});

it('stands in the exported CSV with its hash, verdict, decision and reason', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'vigie-csv-')), 'shift.csv');
  // The system's file dialog cannot be driven from here; everything behind it is real.
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByRole('combobox', { name: 'Content' }).click();
  await page.getByRole('option', { name: /^One row per capture/ }).click();
  await page.getByRole('combobox', { name: 'Profile' }).click();
  await page.getByRole('option', { name: /^Machine/ }).click();
  await page.getByRole('button', { name: /^Export/ }).click();
  const csv = await eventually('the CSV is written', () => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  });
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  expect(csvColumn(csv, 'sha256')).toEqual([sha256(bad), sha256(good)]);
  expect(csvColumn(csv, 'camera_id')).toEqual(['7', '7']);
  expect(csvColumn(csv, 'verdict')).toEqual(['fail', 'pass']);
  expect(csvColumn(csv, 'decision')).toEqual(['reject', '']);
  expect(csvColumn(csv, 'reason')).toEqual(['strand-missing', '']);
  expect(csvColumn(csv, 'decided_by')).toEqual(['Ève Martin', '']);
  expect(csvColumn(csv, 'decision_count')).toEqual(['3', '0']);
});

it('is backed up on demand, and a station started on the backup has it all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-backup-'));
  await page.evaluate(async (chosen) => {
    const settings = await window.vigie.settings(undefined);
    if (settings.ok) await window.vigie.changeSettings({ backup: { ...settings.value.backup, folder: chosen } });
  }, folder);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Storage', exact: true }).click();
  await page.getByText('The photos and records lie on this disk, too').waitFor();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText(/^New photos: 2/).waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'settings-backup.en.png') });
  const dataDir = join(folder, 'vigie-backup');
  const restored = await startStation({ dataDir });
  expect(await restored.stop()).toBe(0);
  const held = storedPhotos(dataDir);
  expect(held.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
  expect(held.every(({ rowSha256, fileSha256 }) => rowSha256 === fileSha256)).toBe(true);
});

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
