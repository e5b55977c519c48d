/**
 * The pictures of the operator's guide, in both languages, from the real program with demo cameras:
 * `npm run guide:screenshots` writes docs/images/guide. The program is to be built before.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { defaultProduct } from '../../src-shared/domain/product';
import { languages } from '../../src-shared/domain/settings';
import { plugInScanner } from '../support/barcode-scanner';
import { administrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { projectFolder } from '../support/running-station';
import { openStation, type StationWindow } from '../support/station-window';

const folder = join(projectFolder, 'docs/images/guide');
const largestBytes = 150_000;
const cameras = 6;

const show = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);

/** What is on screen, in one language after the other; English again at the end. */
async function picture(page: Page, name: string): Promise<void> {
  for (const language of [...languages].toReversed()) {
    await page.evaluate((change) => window.vigie.changeSettings(change), { language });
    // Photos and notices that come and go.
    await page.waitForTimeout(1200);
    const path = join(folder, language, `${name}.jpg`);
    for (const quality of [84, 76, 66, 55]) {
      await page.screenshot({ path, type: 'jpeg', quality });
      if (statSync(path).size <= largestBytes) break;
    }
    console.log(`${language}/${name}.jpg ${Math.round(statSync(path).size / 1000)} kB`);
  }
}

async function createPeople(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click();
  const panel = page.getByRole('dialog', { name: 'Create the administrator' });
  await panel.getByLabel('Name').fill(administrator.name);
  await panel.getByLabel('PIN', { exact: true }).fill(administrator.pin);
  await panel.getByLabel('PIN once more').fill(administrator.pin);
  await picture(page, 'sign-in');
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'hidden' });
  await page.evaluate(async () => {
    await window.vigie.addOperator({ name: 'Ada Martin', role: 'operator', pin: '1357' });
    await window.vigie.addOperator({ name: 'Jules Petit', role: 'operator', pin: '1357' });
    await window.vigie.addOperator({ name: 'Inès Faure', role: 'quality', pin: '1357' });
  });
}

async function openLot(page: Page): Promise<void> {
  await page.evaluate((product) => window.vigie.openLot({ product, number: 'OF-26-1187' }), defaultProduct);
  await page.keyboard.press('F3');
  await page.getByRole('dialog', { name: 'Lots' }).waitFor();
  await picture(page, 'lots');
  await page.keyboard.press('Escape');
}

const waitForCaptures = (page: Page): Promise<unknown> =>
  eventually(
    'captures wait for the operator and others passed',
    async () => {
      const queue = await page.evaluate(() => window.vigie.reviewQueue({ order: 'newest-failing', limit: 1 }));
      const all = await page.evaluate(() => window.vigie.countCaptures({ filter: {} }));
      return queue.ok && all.ok && queue.value.waiting >= 6 && all.value >= 14 ? true : null;
    },
    240_000,
  );

async function pictureReview({ page }: StationWindow): Promise<void> {
  await show(page, '#/review');
  await page.getByRole('img', { name: /^Photo of capture/ }).waitFor();
  await picture(page, 'review');
  await page.keyboard.press('h');
  await page.getByRole('img', { name: /^Heat map of capture/ }).waitFor();
  await picture(page, 'heat');
  await page.keyboard.press('h');
  // Two keys within a moment are taken for a scan.
  await page.waitForTimeout(600);
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await picture(page, 'reject');
  await page.keyboard.press('Escape');
  await (await plugInScanner(page)).scan('CB2604127');
  await page.getByText('CB2604127').first().waitFor();
  await picture(page, 'serial');
  // Something for the report: rejected for the first reasons, one accepted.
  for (const keys of ['r1', 'r2', 'r1', 'a', 'r3']) {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(400);
    }
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'guide-station-'));
const station = await openStation({ dataDir, args: ['--demo', '--demo-cameras', String(cameras)] });
const { page } = station;
for (const language of languages) mkdirSync(join(folder, language), { recursive: true });
await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
await createPeople(page);
await openLot(page);
await waitForCaptures(page);
await show(page, '#/cameras');
await picture(page, 'cameras');
await page.evaluate(() => window.vigie.stopDemo(undefined));
await pictureReview(station);
await show(page, '#/gallery?verdict=fail');
await picture(page, 'gallery');
await show(page, '#/reports');
await picture(page, 'report');
await page.keyboard.press('F2');
await page.getByRole('dialog', { name: 'Who is here?' }).waitFor();
await picture(page, 'hand-over');
await station.close();
rmSync(dataDir, { recursive: true });
