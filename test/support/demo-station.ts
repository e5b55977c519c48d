/** The real window with captures in it: some wait for the operator, others passed. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { createAdministrator } from './operators';
import { eventually } from './raw-camera';
import { openStation, type StationWindow, screenshotFolder } from './station-window';

/** Takes up to two minutes; `onPage` sees the page before anything happens on it. */
export async function openDemoStation(
  cameras: number,
  wanted: { readonly waiting: number; readonly total: number },
  onPage: (page: Page) => void = () => undefined,
): Promise<StationWindow> {
  mkdirSync(screenshotFolder, { recursive: true });
  const station = await openStation({ args: ['--demo', '--demo-cameras', String(cameras)] });
  const { page } = station;
  onPage(page);
  await createAdministrator(page);
  await eventually(
    'captures wait for the operator and others passed',
    async () => {
      const queue = await page.evaluate(() => window.vigie.reviewQueue({ order: 'oldest', limit: 10 }));
      const all = await page.evaluate(() => window.vigie.listCaptures({ filter: {}, offset: 0, limit: 1 }));
      return queue.ok && all.ok && queue.value.waiting >= wanted.waiting && all.value.total >= wanted.total
        ? true
        : null;
    },
    120_000,
  );
  await page.evaluate(() => window.vigie.stopDemo(undefined));
  return station;
}
