/** The window at 200 % and its fields for days: nothing is cut off, and axe finds nothing serious. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings';
import { openDemoStation } from '../support/demo-station';
import { hangsOver, screens, showScreen } from '../support/screens';
import { type StationWindow, screenshotFolder } from '../support/station-window';

let station: StationWindow;
let page: Page;

beforeAll(async () => {
  station = await openDemoStation(4, { waiting: 1, total: 6 });
  page = station.page;
}, 200_000);
afterAll(() => station.close());

it('shows day and time in the chosen language', async () => {
  await page.evaluate(() => window.vigie.changeSettings({ language: 'fr', theme: 'light' }));
  await showScreen(page, '/gallery');
  await page.getByLabel('Du', { exact: true }).click();
  await page.getByRole('button', { name: 'Mois suivant' }).waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'gallery-date.fr.light.png') });
  expect(await axeFindings(page)).toEqual([]);
  const month = await page.evaluate(() =>
    new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric' }).format(),
  );
  await page.getByRole('button', { name: new RegExp(`^${month}$`, 'i') }).waitFor();
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.vigie.changeSettings({ language: 'en' }));
});

it('keeps every screen working at 200 %', async () => {
  await page.evaluate(() => window.vigie.changeSettings({ language: 'en', theme: 'light' }));
  await station.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1920, 1080);
    window?.webContents.setZoomFactor(2);
  });
  for (const [screen, path] of Object.entries(screens)) {
    await showScreen(page, path);
    // Playwright's own pictures do not know of the zoom.
    const png = await station.app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
    );
    writeFileSync(join(screenshotFolder, `${screen}.zoom-200.png`), Buffer.from(png ?? '', 'base64'));
    expect([screen, await hangsOver(page)]).toEqual([screen, false]);
  }
  // What an operator needs on the first screen can be reached without a mouse wheel.
  await showScreen(page, '/review');
  for (const name of ['Accept', 'Reject']) {
    const button = page.getByRole('button', { name, exact: true });
    expect(await button.evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
  }
});
