/** Every screen, in both themes and at 200 %: axe finds nothing serious, and nothing is cut off. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoStation } from '../support/demo-station';
import { hangsOver, screens, showScreen, throughDialogs } from '../support/screens';
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

// Contrast is the theme's, names are the language's: each of them once.
it.each([
  ['en', 'light'],
  ['fr', 'dark'],
] as const)(
  'axe finds nothing serious on any screen, %s, %s',
  async (language, theme) => {
    await page.evaluate((change) => window.vigie.changeSettings(change), { language, theme });
    const found: Record<string, string[]> = {};
    const look = async (name: string): Promise<void> => {
      const problems = await findings();
      if (problems.length > 0) found[name] = problems;
    };
    for (const [screen, path] of Object.entries(screens)) {
      await showScreen(page, path);
      await look(screen);
    }
    await throughDialogs(page, look);
    expect(found).toEqual({});
  },
  180_000,
);

it('shows day and time in the chosen language', async () => {
  await page.evaluate(() => window.vigie.changeSettings({ language: 'fr', theme: 'light' }));
  await showScreen(page, '/gallery');
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
