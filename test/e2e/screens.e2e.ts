/** Every screen in both languages and themes: as it was when somebody looked at its picture, and what must hold on each. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings';
import { guardPictures, type PictureGuard, unusedPictures } from '../support/picture-guard';
import { openPictureStation } from '../support/picture-window';
import { cutOffTexts, hangsOver, screens, showScreen, throughDialogs } from '../support/screens';
import { type StationWindow, screenshotFolder } from '../support/station-window';

/** The comparison waits for the picture that was kept; this is for the keys, of which two within a moment are a scan. */
const settleMs = 100;

const looks = [
  ['en', 'light'],
  ['fr', 'light'],
  ['en', 'dark'],
  ['fr', 'dark'],
] as const;
type Look = (typeof looks)[number];

let station: StationWindow;
let page: Page;
let guard: PictureGuard;
const pageErrors: string[] = [];

function watchErrors(opened: Page): void {
  opened.on('pageerror', (error) => pageErrors.push(error.message));
  opened.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
}

const guardOf = ({ page: shown, host, port }: StationWindow): PictureGuard =>
  guardPictures(shown, [
    shown.getByText(`${host}:${port}`),
    // Versions and the data folder.
    shown.locator('dl > div', { hasText: /Electron \d|Version ?\d|\/vigie-e2e-/ }),
    // The disk under the data folder.
    shown.locator('dl > div', { hasText: /^(Free on the disk|Libre sur le disque)/ }),
    shown.getByText(`${port}`, { exact: true }),
  ]);

beforeAll(async () => {
  station = await openPictureStation(watchErrors);
  page = station.page;
  guard = guardOf(station);
}, 200_000);
afterAll(() => station.close());

/** What is on screen now, as it is and in the smallest window that is supported. */
async function cutOffAtBothSizes(shown: Page, name: string): Promise<string[]> {
  const problems = (await cutOffTexts(shown)).map((text) => `1920: ${text}`);
  await shown.setViewportSize({ width: 1280, height: 800 });
  await shown.waitForTimeout(settleMs);
  problems.push(...(await cutOffTexts(shown)).map((text) => `1280: ${text}`));
  if (await hangsOver(shown)) problems.push('1280: hangs over the right edge');
  await shown.screenshot({ path: join(screenshotFolder, `${name}.1280.png`) });
  await shown.setViewportSize({ width: 1920, height: 1080 });
  return problems;
}

/** All that is wrong with what is on screen now. */
async function problemsOf(
  shown: Page,
  pictures: PictureGuard,
  name: string,
  [language, theme]: Look,
): Promise<string[]> {
  const differs = await pictures.compare(`${name}.${language}.${theme}`);
  const problems = [...(differs ? [differs] : []), ...(await axeFindings(shown))];
  if (theme === 'light') problems.push(...(await cutOffAtBothSizes(shown, `${name}.${language}`)));
  return problems;
}

// In this order: the log tells of each change of language and theme.
it.each(looks)(
  'shows every screen as it was, cuts off no text, and axe finds nothing serious, in %s, %s',
  async (language, theme) => {
    await page.evaluate((change) => window.vigie.changeSettings(change), { language, theme });
    const found: Record<string, string[]> = {};
    const look = async (name: string): Promise<void> => {
      const problems = await problemsOf(page, guard, name, [language, theme]);
      if (problems.length > 0) found[name] = problems;
    };
    for (const [screen, path] of Object.entries(screens)) {
      await showScreen(page, path, settleMs);
      await look(screen);
      expect(await page.locator('main, [role=main]').count()).toBeGreaterThan(0);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect([screen, await hangsOver(page)]).toEqual([screen, false]);
    }
    await throughDialogs(page, look, settleMs);
    expect(found).toEqual({});
  },
  180_000,
);

it('shows the first start as it was: how to connect a camera, and the first administrator', async () => {
  const fresh = await openPictureStation(watchErrors, 'empty');
  try {
    const pictures = guardOf(fresh);
    const found: Record<string, string[]> = {};
    for (const look of looks) {
      const [language, theme] = look;
      const answer = await fresh.page.evaluate((change) => window.vigie.changeSettings(change), { language, theme });
      expect(answer.ok).toBe(true);
      found[`first-start.${look.join('.')}`] = await problemsOf(fresh.page, pictures, 'first-start', look);
      await fresh.page.keyboard.press('F2');
      await fresh.page.getByRole('dialog').waitFor();
      found[`first-administrator.${look.join('.')}`] = await problemsOf(
        fresh.page,
        pictures,
        'first-administrator',
        look,
      );
      await fresh.page.keyboard.press('Escape');
      await fresh.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
  } finally {
    await fresh.close();
  }
}, 120_000);

it('keeps no picture of what is gone', () => {
  expect(unusedPictures()).toEqual([]);
});

it.each(['fr', 'en'] as const)(
  'keeps the tools of two photos beside each other in one row, in %s',
  async (language) => {
    await page.evaluate((change) => window.vigie.changeSettings({ ...change, theme: 'light' }), { language });
    for (const [width, height] of [
      [1920, 1080],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await showScreen(page, '/gallery/compare/1/2');
      await page.keyboard.press('x');
      for (const heat of ['off', 'on']) {
        if (heat === 'on') await page.keyboard.press('h');
        const rows = await page.getByRole('toolbar').evaluateAll((bars) => bars.map((bar) => bar.clientHeight));
        expect([width, heat, rows.map((tall) => tall < 80)]).toEqual([width, heat, [true, true]]);
        await page.screenshot({ path: join(screenshotFolder, `compare-tools-${heat}.${language}.${width}.png`) });
      }
      await page.keyboard.press('h');
    }
    await page.setViewportSize({ width: 1920, height: 1080 });
  },
);

it('keeps every column of the cameras in sight, however long the names are', async () => {
  await page.evaluate(async () => {
    await window.vigie.changeSettings({ language: 'fr' });
    const cameras = await window.vigie.listCameras(undefined);
    const product = await window.vigie.addProduct({
      name: 'Faisceau principal gauche à quatre conducteurs '.repeat(2).slice(0, 80),
    });
    if (!cameras.ok || !product.ok) return;
    const [first, second] = cameras.value;
    if (first === undefined || second === undefined) return;
    await window.vigie.renameCamera({ camera: first.key, name: 'W'.repeat(60) });
    await window.vigie.renameCamera({
      camera: second.key,
      name: 'Caméra de la ligne d’assemblage nord, poste dix-sept bis A',
    });
    await window.vigie.setCameraProduct({ camera: second.key, product: product.value.key });
  });
  for (const [width, height] of [
    [1920, 1080],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await showScreen(page, '/cameras');
    await page.screenshot({ path: join(screenshotFolder, `cameras-long-names.${width}.png`) });
    const over = await page
      .getByRole('table')
      .first()
      .evaluate((table) => {
        const place = table.closest('main') ?? document.body;
        return Math.round(table.getBoundingClientRect().right - place.getBoundingClientRect().right);
      });
    expect([width, over < 0]).toEqual([width, true]);
    await page.getByRole('row').nth(1).getByRole('button').last().click();
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await page.waitForTimeout(500);
    const title = await drawer
      .getByRole('heading')
      .first()
      .evaluate((heading) => heading.getBoundingClientRect().right - window.innerWidth);
    expect([width, title < 0]).toEqual([width, true]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
});

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
