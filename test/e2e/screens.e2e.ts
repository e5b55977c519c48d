/** A picture of every screen in both languages and themes, for people to look at; and what must hold on each. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { productTabs } from '../../src-renderer/features/models/models-address';
import { openDemoStation, screens, showModelTab } from '../support/demo-station';
import { type StationWindow, screenshotFolder } from '../support/station-window';

let station: StationWindow;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  station = await openDemoStation(6, { waiting: 2, total: 12 }, (opened) => {
    opened.on('pageerror', (error) => pageErrors.push(error.message));
    opened.on('console', (message) => {
      if (message.type() === 'error') pageErrors.push(message.text());
    });
  });
  page = station.page;
}, 200_000);
afterAll(() => station.close());

it.each([
  ['en', 'light'],
  ['fr', 'light'],
  ['en', 'dark'],
  ['fr', 'dark'],
] as const)('shows every screen in %s, %s', async (language, theme) => {
  await page.evaluate((change) => window.vigie.changeSettings(change), { language, theme });
  for (const [index, screen] of screens.entries()) {
    await page.getByRole('navigation').getByRole('link').nth(index).click();
    // Images arrive from the disk after the screen itself.
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(screenshotFolder, `${screen}.${language}.${theme}.png`) });
    expect(await page.locator('main, [role=main]').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    await nothingHangsOver();
  }
  for (const tab of productTabs) {
    await showModelTab(page, tab);
    await page.screenshot({ path: join(screenshotFolder, `models-${tab}.${language}.${theme}.png`) });
    await nothingHangsOver();
  }
});

/** Over the right edge. */
async function nothingHangsOver(): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

it('shows the heat map over the photo', async () => {
  await page.evaluate(() => window.vigie.changeSettings({ language: 'en', theme: 'light' }));
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await page.getByRole('img', { name: /^Photo of capture/ }).waitFor();
  await page.keyboard.press('h');
  await page.getByRole('img', { name: /^Heat map of capture/ }).waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(screenshotFolder, 'review-heat.en.light.png') });
});

it.each([
  ['en', 'Operator’s guide', 'Decide', ['&File', '&Edit', '&View', '&Help']],
  ['fr', 'Guide de l’opérateur', 'Décider', ['&Fichier', '&Édition', '&Affichage', 'Aid&e']],
] as const)('opens its guide with F1 and from the menu, in %s', async (language, title, section, menus) => {
  await page.evaluate((change) => window.vigie.changeSettings({ ...change, theme: 'light' }), { language });
  await page.getByRole('navigation').first().getByRole('link').nth(1).click();
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();

  await page.getByRole('link', { name: section, exact: true }).click();
  const heading = page.getByRole('heading', { name: section, exact: true });
  expect(await heading.evaluate((element) => document.activeElement === element)).toBe(true);
  await expect
    .poll(() => heading.evaluate((element) => Math.round(element.getBoundingClientRect().top)))
    .toBeLessThan(300);
  // The pictures are files of the program itself.
  await expect
    .poll(() =>
      page.locator('article img').evaluateAll(
        (images) =>
          images.filter((image) => {
            (image as HTMLImageElement).loading = 'eager';
            return (image as HTMLImageElement).naturalWidth < 1280;
          }).length,
      ),
    )
    .toBe(0);

  await page.getByRole('navigation').first().getByRole('link').nth(0).click();
  await heading.waitFor({ state: 'detached' });
  const labels = await station.app.evaluate(({ Menu }, guide) => {
    const menu = Menu.getApplicationMenu();
    menu?.items
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .find(({ label }) => label === guide)
      ?.click();
    return menu?.items.map(({ label }) => label);
  }, title);
  expect(labels).toEqual(menus);
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
});

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
