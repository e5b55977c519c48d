/** The quality engineer's way through the Models screen, with the mouse and the real window. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { captureId } from '../../src-shared/domain/ids';
import { createAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { shippedModel } from '../support/shipped-model';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';

let station: StationWindow;
let page: Page;
const pageErrors: string[] = [];
const goodPhotos = 6;
/** Teaching takes its time on a machine that does other work too. */
const workLimitMs = 150_000;

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  station = await openStation();
  page = station.page;
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await eventually('the shipped model is active', async () => {
    const status = await page.evaluate(() => window.vigie.stationStatus(undefined));
    return status.ok && status.value.inspection.state === 'ready' ? true : null;
  });
});
afterAll(() => station.close());

const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const picture = (name: string) => page.screenshot({ path: join(screenshotFolder, `${name}.png`) });
/** Every screen's link has its name; so has the header's sign of the work under way. */
const screen = (name: string) => page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name });

async function send(photo: Uint8Array): Promise<void> {
  const { host, port } = station;
  const camera = await SimulatedCamera.open({ host, port, cameraId: 7 });
  const { outcome } = await camera.sendPhoto(photo);
  camera.close();
  expect(outcome.kind).toBe('acknowledged');
}

/** The system's dialog cannot be driven from here; everything behind it is real. */
const chooseFolder = (dir: string) =>
  station.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, dir);

it('says that photos are too few before anything was accepted', async () => {
  await screen('Models').click();
  await page.getByRole('heading', { name: 'What judges now' }).waitFor();
  await tab('Teach').click();
  await page.getByText('Too few photos').waitFor();
  expect(await button('Teach').isDisabled()).toBe(true);
  await createAdministrator(page, { name: 'Ada Moreau', pin: '2468' });
  await page.evaluate(() => window.vigie.changeSettings({ review: { policy: 'all', order: 'oldest' } }));
});

it('lets the operator accept what a camera sends', async () => {
  for (let seed = 9100; seed < 9100 + goodPhotos; seed++) await send(paintCable({ seed, defect: null }).jpeg);
  await screen('Review').click();
  for (let capture = 1; capture <= goodPhotos; capture++) {
    await page.getByRole('img', { name: `Photo of capture ${capture}`, exact: true }).waitFor();
    await eventually('it is inspected', async () => {
      const story = await page.evaluate((id) => window.vigie.captureDetail({ capture: id }), captureId(capture));
      return story.ok && story.value.inspections.length > 0 ? true : null;
    });
    await page.keyboard.press('a');
  }
  await page.getByText('Nothing waits').waitFor();
});

it('refuses a folder without photos, and names the photo that cannot be used', async () => {
  const empty = join(station.dataDir, 'no-photos');
  mkdirSync(empty);
  await screen('Models').click();
  await tab('Teach').click();
  await page.getByText('photos in a folder (JPEG, PNG)').click();
  await chooseFolder(empty);
  await button(/^Choose the folder/).click();
  await page.getByText('No photo in this folder').waitFor();
  const broken = join(station.dataDir, 'broken');
  mkdirSync(broken);
  for (let seed = 1; seed <= 5; seed++) {
    const { jpeg } = paintCable({ seed, defect: null });
    writeFileSync(join(broken, `${seed}.jpg`), seed === 1 ? jpeg.subarray(0, 900) : jpeg);
  }
  await chooseFolder(broken);
  await button(/^Choose the folder/).click();
  await page.getByRole('alert').getByText('1.jpg: ').waitFor({ timeout: workLimitMs });
  await picture('models-teach-failed.en');
});

it('is cancelled, and nothing has changed', async () => {
  await page.getByText('captures that operators accepted').click();
  await page.getByText(`${goodPhotos} accepted captures are there.`).waitFor();
  await button('Teach').click();
  await button('Cancel this work').click();
  await page.getByText('Teaching was cancelled').waitFor();
  await tab('Versions').click();
  expect(await page.getByText(/^Taught from/).count()).toBe(0);
});

it('teaches from accepted captures, also while another screen is shown', async () => {
  await tab('Teach').click();
  await button('Teach').click();
  await page.getByRole('progressbar', { name: 'Teaching' }).waitFor();
  await page.getByText(/Step \d+ of \d+/).waitFor({ timeout: workLimitMs });
  await picture('models-teaching.en');
  await screen('Gallery').click();
  await page.getByRole('option').first().waitFor();
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Teaching/ })
    .click();
  await page.getByRole('heading', { name: 'Version 3 is ready' }).waitFor({ timeout: workLimitMs });
  await page.getByText(/its thresholds are guesses/).waitFor();
  await picture('models-taught.en');
  await page.getByRole('link', { name: 'Look at its thresholds' }).click();
  await page.getByRole('tab', { name: 'Thresholds', selected: true }).waitFor();
  expect(await page.evaluate(() => window.location.hash)).toMatch(/\/thresholds\?model=2$/);
  await tab('Teach').click();
});

it('asks before it activates a model that was compared with nothing', async () => {
  await button('Activate').click();
  await page.getByText('This model was not compared with the active one').waitFor();
  await picture('models-confirm.en');
  await button('Keep the active model').click();
  await tab('Versions').click();
  await button('Activate Version 3').click();
  await button('Activate all the same').click();
  await page.getByRole('article').filter({ hasText: 'Version 3' }).getByText('Active', { exact: true }).waitFor();
  await picture('models-versions.en');
});

it('judges the next photo with the new version, and Review shows its heat map', async () => {
  await send(paintCable({ seed: 4242, defect: 'missing-strand' }).jpeg);
  await screen('Review').click();
  const capture = goodPhotos + 1;
  await page.getByRole('img', { name: `Photo of capture ${capture}`, exact: true }).waitFor();
  const inspection = await eventually('it is inspected', async () => {
    const story = await page.evaluate((id) => window.vigie.captureDetail({ capture: id }), captureId(capture));
    return story.ok ? (story.value.inspections[0] ?? null) : null;
  });
  expect(inspection).toMatchObject({
    modelName: 'product-1',
    modelVersion: '3.0.0',
    verdict: 'fail',
    hasHeatMap: true,
  });
  await page.keyboard.press('h');
  await page.getByRole('img', { name: `Heat map of capture ${capture}`, exact: true }).waitFor();
  await page.waitForTimeout(500);
  await picture('models-review-heat.en');
});

it('rolls back with one action that says where it leads, and writes all of it down', async () => {
  await screen('Models').click();
  await button(`Roll back to ${shippedModel}`).click();
  await page.getByRole('definition').filter({ hasText: shippedModel }).waitFor();
  await tab('Log').click();
  const rows = page.getByRole('row');
  await rows.filter({ hasText: `Rolled back to ${shippedModel}.` }).waitFor();
  const texts = await rows.allInnerTexts();
  expect(texts.slice(1).map((text) => text.replace(/\s+/g, ' ').replace(/^.*?:\d\d:\d\d /, ''))).toEqual([
    `Rolled back to ${shippedModel}. Ada Moreau`,
    'Version 3 was activated. Confirmed although it did worse or was not compared. Ada Moreau',
    'Version 3 was taught from 6 photos. Ada Moreau',
    `${shippedModel} was activated. the station itself`,
  ]);
  await picture('models-log.en');
});

it('adds a product, gives it a camera, renames it, and stops judging', async () => {
  await button('Add a product').click();
  await page.getByLabel('Name of the product').fill('Red cable');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Red cable' }).waitFor();
  await page.getByText('No camera photographs this product yet.').waitFor();
  await page.getByRole('combobox', { name: 'Let a camera photograph this product' }).click();
  await page.getByRole('option', { name: /id 7/ }).click();
  await page.getByRole('link', { name: /^Red cable no active model 1 camera$/ }).waitFor();
  await button('Rename').click();
  await page.getByLabel('Name of the product').fill('Red cable, 6 mm');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Red cable, 6 mm' }).waitFor();
  await page.getByRole('link', { name: /^Product 1/ }).click();
  await button('Stop judging').click();
  await button('Stop judging now').click();
  await page.getByText('No model is active', { exact: true }).waitFor();
  await picture('models-none.en');
});

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
