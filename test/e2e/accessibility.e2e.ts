/** Every screen, in both themes and at 200 %: axe finds nothing serious, and nothing is cut off. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { productTabs } from '../../src-renderer/features/models/models-address';
import { openDemoStation, screens, showModelTab } from '../support/demo-station';
import { type StationWindow, screenshotFolder } from '../support/station-window';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let station: StationWindow;
let page: Page;

beforeAll(async () => {
  station = await openDemoStation(4, { waiting: 1, total: 6 });
  page = station.page;
}, 200_000);
afterAll(() => station.close());

/** What axe calls serious or critical, with the elements. The page's policy lets no other script in. */
async function findings(): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        // A tile's name says in words what its caption shows in short; nobody calls a tile by its caption.
        .filter(({ html }) => !(id === 'label-content-name-mismatch' && html.includes('role="option"')))
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} | ${failureSummary?.split('\n')[1] ?? ''}`),
    );
}

async function show(index: number): Promise<void> {
  await page.getByRole('navigation').getByRole('link').nth(index).click();
  await page.waitForTimeout(600);
}

it.each(['light', 'dark'] as const)('axe finds nothing serious on any screen, %s', async (theme) => {
  await page.evaluate((change) => window.vigie.changeSettings(change), { theme });
  const found: Record<string, string[]> = {};
  for (const [index, screen] of screens.entries()) {
    await show(index);
    const problems = await findings();
    if (problems.length > 0) found[screen] = problems;
  }
  for (const tab of productTabs) {
    await showModelTab(page, tab);
    const problems = await findings();
    if (problems.length > 0) found[`models ${tab}`] = problems;
  }
  await show(0);
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  const rejecting = await findings();
  if (rejecting.length > 0) found.rejecting = rejecting;
  await page.keyboard.press('Escape');
  await show(1);
  await page.getByRole('option').first().click();
  await page.waitForTimeout(600);
  const capture = await findings();
  if (capture.length > 0) found.capture = capture;
  expect(found).toEqual({});
});

it('shows day and time in the chosen language', async () => {
  await page.evaluate(() => window.vigie.changeSettings({ language: 'fr', theme: 'light' }));
  await show(1);
  await page.getByLabel('Du', { exact: true }).click();
  await page.getByRole('button', { name: 'Mois suivant' }).waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'gallery-date.fr.light.png') });
  expect(await findings()).toEqual([]);
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
  for (const [index, screen] of screens.entries()) {
    await show(index);
    // Playwright's own pictures do not know of the zoom.
    const png = await station.app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
    );
    writeFileSync(join(screenshotFolder, `${screen}.zoom-200.png`), Buffer.from(png ?? '', 'base64'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  for (const tab of productTabs) {
    await showModelTab(page, tab);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  // What an operator needs on the first screen can be reached without a mouse wheel.
  await show(0);
  for (const name of ['Accept', 'Reject']) {
    const button = page.getByRole('button', { name, exact: true });
    expect(await button.evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
  }
});
