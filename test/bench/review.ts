/** The operator's own time: from a key press to the next photo on the screen. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { createAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { ms, quantile, type SectionResult } from './figures';
import type { Plan } from './plan';
import { onFreshWindow } from './screen';

declare global {
  interface Window {
    /** Of each decision: the key's time, when the next photo stood in the page, and when its frame was on the screen. */
    benchDecisions: { readonly keyMs: number; domMs?: number; shownMs?: number; paintedMs?: number }[];
  }
}

const decisions = 200;
/** So long an operator looks before the next key, at the quickest. */
const lookMs = 250;

export function measureReview(plan: Plan): Promise<SectionResult> {
  return onFreshWindow(plan, async ({ page, host, port }) => {
    await createAdministrator(page);
    await page.evaluate(() => window.vigie.changeSettings({ review: { policy: 'all', order: 'oldest' } }));
    await sendPhotos(page, plan, { host, port });
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await page.getByRole('img', { name: 'Photo of capture 1', exact: true }).waitFor();
    await page.evaluate(watchDecisions);
    for (let made = 1; made <= decisions; made += 1) {
      await page.waitForTimeout(lookMs);
      await page.keyboard.press('a');
      await page.waitForFunction((count) => {
        const made = window.benchDecisions[count - 1];
        return made?.paintedMs !== undefined && made.shownMs !== undefined;
      }, made);
    }
    const seen = await page.evaluate(() => window.benchDecisions);
    const since = (end: 'domMs' | 'shownMs' | 'paintedMs'): number[] =>
      seen.map((one) => (one[end] ?? Number.NaN) - one.keyMs);
    const row = (title: string, times: readonly number[]): string[] => [
      title,
      ...[0.5, 0.95, 1].map((share) => ms(quantile(times, share))),
    ];
    const p95 = quantile(since('paintedMs'), 0.95);
    return {
      title: 'From the key of a decision to the next photo',
      columns: ['until', 'median ms', 'p95 ms', 'worst ms'],
      rows: [
        row('the page holds the next photo', since('domMs')),
        row('it is decoded and two frames have passed', since('shownMs')),
        row('its frame is on the screen', since('paintedMs')),
      ],
      notes: [
        `${decisions} times Accept by key, one after another with ${lookMs} ms to look, in the real window; painted cables of 1600 x 1200. ` +
          'From the system time of the key press. The last row is the render time (Element Timing) of a dot that the page draws in the same frame as the photo; ' +
          '40 ms of each go to telling a shortcut from a barcode scan.',
      ],
      aims: [{ aim: 'key to next photo under 100 ms at p95', measured: `${ms(p95)} ms`, met: p95 < 100 }],
    };
  });
}

async function sendPhotos(page: Page, plan: Plan, address: { host: string; port: number }): Promise<void> {
  const camera = await SimulatedCamera.open({ ...address, cameraId: 1 });
  for (let n = 0; n <= decisions; n += 1) {
    await camera.sendPhoto(readFileSync(plan.photos[n % plan.photos.length] as string));
  }
  camera.close();
  await eventually(
    'every photo is inspected and waits',
    async () => {
      const queue = await page.evaluate(() => window.vigie.reviewQueue({ order: 'oldest', limit: 1 }));
      const status = await page.evaluate(() => window.vigie.stationStatus(undefined));
      const done = queue.ok && status.ok && status.value.inspection.waiting === 0;
      return done && queue.value.waiting > decisions ? true : null;
    },
    300_000,
  );
}

/** Runs in the page, where a function with a name would miss the helper by which tsx keeps names. */
function watchDecisions(): void {
  window.benchDecisions = [];
  window.addEventListener('keydown', (event) => window.benchDecisions.push({ keyMs: event.timeStamp }), {
    capture: true,
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const now = window.benchDecisions.at(-1);
      if (
        now !== undefined &&
        (entry as PerformanceEntry & { identifier: string }).identifier === `${window.benchDecisions.length}`
      )
        now.paintedMs ??= (entry as PerformanceEntry & { renderTime: number }).renderTime;
    }
  }).observe({ type: 'element', buffered: false });
  let shown = document.querySelector<HTMLImageElement>('img[alt^="Photo of capture"]')?.alt;
  new MutationObserver(() => {
    const picture = document.querySelector<HTMLImageElement>('img[alt^="Photo of capture"]');
    const now = window.benchDecisions.at(-1);
    if (picture === null || now === undefined || now.domMs !== undefined || picture.alt === shown) return;
    shown = picture.alt;
    now.domMs = performance.now();
    // Drawn in the same frame as the photo, and told when that frame is on the screen.
    const mark = document.createElement('span');
    mark.textContent = '.';
    mark.style.cssText = 'position:fixed;top:2px;left:2px;z-index:9999';
    mark.setAttribute('elementtiming', `${window.benchDecisions.length}`);
    document.body.append(mark);
    void picture
      .decode()
      .then(() => requestAnimationFrame(() => requestAnimationFrame(() => (now.shownMs = performance.now()))));
  }).observe(document.querySelector('main') ?? document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['alt'],
  });
}
