/** Every screen of the window by the name of its picture, and the ways to look for what is wrong on one. */
import type { Page } from 'playwright-core';
import { modelsPath, productTabs } from '../../src-renderer/features/models/models-address';
import { defaultProduct } from '../../src-shared/domain/product';

export const screens: Readonly<Record<string, string>> = {
  review: '/review',
  gallery: '/gallery',
  'gallery-filtered': '/gallery?decision=none&verdict=unsure',
  capture: '/gallery/1',
  compare: '/gallery/compare/1/2',
  cameras: '/cameras',
  alarms: '/alarms',
  reports: '/reports',
  ...Object.fromEntries(productTabs.map((tab) => [`models-${tab}`, modelsPath(defaultProduct, tab)])),
  settings: '/settings',
  operators: '/settings/operators',
  shifts: '/settings/shifts',
  storage: '/settings/storage',
  outputs: '/settings/outputs',
  log: '/settings/log',
  help: '/help',
  about: '/about',
};

/** Goes there and waits for what arrives after the screen itself. */
export async function showScreen(page: Page, path: string, settleMs = 600): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(settleMs);
}

/** Of the station of the pictures: a camera with a weak radio link. */
const cameraRow = (page: Page) => page.getByRole('row', { name: /Strip right/ });

/** What opens over a screen: where, and how. */
const dialogs: Readonly<Record<string, { readonly path: string; open(page: Page): Promise<void> }>> = {
  rejecting: { path: '/review', open: (page) => page.keyboard.press('r') },
  keys: { path: '/gallery', open: (page) => page.keyboard.press('?') },
  'sign-in': {
    path: '/cameras',
    open: async (page) => {
      await page.keyboard.press('F2');
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
    },
  },
  'change-pin': {
    path: '/cameras',
    open: async (page) => {
      await page.keyboard.press('F2');
      await page.getByRole('button', { name: /Change my PIN|Changer mon code/ }).click();
    },
  },
  lots: { path: '/reports', open: (page) => page.keyboard.press('F3') },
  'new-operator': {
    path: '/settings/operators',
    open: (page) => page.getByRole('button', { name: /Add an operator|Ajouter un opérateur/ }).click(),
  },
  'camera-hours': {
    path: '/cameras',
    open: (page) =>
      cameraRow(page)
        .getByTitle(/by hour|par heure/)
        .click(),
  },
  'failed-transfers': {
    path: '/cameras',
    open: (page) => cameraRow(page).getByRole('button').last().click(),
  },
};

/** Opens one after the other, each over its screen made anew: how far that was scrolled is forgotten. */
export async function throughDialogs(page: Page, look: (name: string) => Promise<void>, settleMs = 500): Promise<void> {
  for (const [name, { path, open }] of Object.entries(dialogs)) {
    await showScreen(page, '/about', 0);
    await page.getByRole('heading', { name: /^(About Vigie|À propos de Vigie)$/ }).waitFor();
    await showScreen(page, path, settleMs);
    await open(page);
    await page.waitForTimeout(settleMs);
    await look(name);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[role=dialog]') === null);
  }
}

/** Whether something lies beyond the right edge of the window. */
export const hangsOver = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/**
 * Texts of which a part cannot be seen: clipped by what they stand in, or running out of their button, label or cell. What
 * can be scrolled into sight is no such text, nor what is for screen readers alone.
 */
export const cutOffTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const slack = 1.5;
    const found = new Set<string>();
    const say = (what: string, text: string): unknown => found.add(`${what}: ${text.trim().slice(0, 80)}`);

    const forScreenReaders = (element: HTMLElement): boolean => {
      for (let at: HTMLElement | null = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).display !== 'inline' && at.getBoundingClientRect().width <= 2) return true;
      }
      return false;
    };

    for (const field of document.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')) {
      if (field.checkVisibility() && field.clientWidth > 2 && field.scrollWidth > field.clientWidth + slack)
        say('field', field.value || field.placeholder);
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.nodeValue ?? '';
      const own = node.parentElement;
      if (text.trim() === '' || own === null || own.closest('svg, script, style, input, textarea') !== null) continue;
      if (!own.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      // Nothing to see, or put away above the window until the keyboard reaches it.
      if (box.width < 2 || box.bottom < 0 || forScreenReaders(own)) continue;
      const named = own.closest('button, a, label, th, [role=tab], h1, h2, h3, legend, summary');
      if (named !== null && getComputedStyle(named).display !== 'inline') {
        const around = named.getBoundingClientRect();
        if (around.width > 2 && (box.right > around.right + slack || box.left < around.left - slack))
          say('out of its box', text);
      }
      let [sideways, down] = [true, true];
      for (let at: HTMLElement | null = own; at !== null && (sideways || down); at = at.parentElement) {
        const { overflowX, overflowY, display, position } = getComputedStyle(at);
        if (display === 'inline') continue;
        const around = at.getBoundingClientRect();
        const clips = (how: string): boolean => how === 'hidden' || how === 'clip';
        if (sideways && clips(overflowX) && (box.right > around.right + slack || box.left < around.left - slack)) {
          say('clipped', text);
          break;
        }
        if (down && clips(overflowY) && (box.bottom > around.bottom + 3 || box.top < around.top - 3)) {
          say('clipped', text);
          break;
        }
        if (overflowX === 'auto' || overflowX === 'scroll') sideways = false;
        if (overflowY === 'auto' || overflowY === 'scroll') down = false;
        // A tile of the gallery's list, which scrolls by itself without a scroll box.
        if (position === 'fixed' || at.role === 'option') break;
      }
    }
    return [...found];
  });
