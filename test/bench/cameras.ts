/** The list of cameras in the real window of a station with 250 of them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fillStation } from '../support/filled-station';
import { openStation } from '../support/station-window';
import { count, type SectionResult, timesColumns, timesRow } from './figures';
import type { Plan } from './plan';

const cameras = 250;
const captures = 300_000;
const days = 30;
const coldOpenings = 5;
const openings = 20;
const curves = 20;
/** What the window does beside, after it was opened or changed its screen, is over. */
const settleMs = 1500;

export async function measureCameras(plan: Plan): Promise<SectionResult> {
  const dataDir = plan.station ?? join(plan.workDir, 'cameras');
  if (plan.station === undefined) {
    mkdirSync(dataDir);
    await fillStation({ dataDir, captures, pictures: 500, cameras, days });
  }
  const { page, close } = await openStation({ dataDir });
  try {
    const cold: Shown[] = [];
    for (let n = 0; n < coldOpenings; n++) {
      if (n > 0) await page.reload();
      await page.getByRole('link', { name: 'Cameras', exact: true }).waitFor();
      await page.waitForTimeout(settleMs);
      cold.push(await untilRows(page));
      await page.evaluate(() => (location.hash = '/about'));
    }
    const again: Shown[] = [];
    for (let n = 0; n < openings; n++) {
      await page.waitForTimeout(settleMs);
      again.push(await untilRows(page));
      await page.evaluate(() => (location.hash = '/about'));
    }
    await page.waitForTimeout(settleMs);
    await untilRows(page);
    await page.waitForTimeout(settleMs);
    const drawn: number[] = [];
    for (let n = 0; n < curves; n++) drawn.push(await untilCurve(page, n % 8));
    const listed = await listTimes(page);
    const known = await page.evaluate(() => window.vigie.listCameras(undefined));
    return {
      title: `The list of cameras with ${cameras} of them`,
      columns: timesColumns,
      rows: [
        timesRow(
          'first frame with rows, opened the first time',
          cold.map(({ rowsMs }) => rowsMs),
        ),
        timesRow(
          '... opened again',
          again.map(({ rowsMs }) => rowsMs),
        ),
        timesRow("a row's curve, by the hour in the drawer", drawn),
        timesRow('the list itself, asked for by the window', listed),
      ],
      notes: [
        `${known.ok ? count(known.value.length) : '?'} cameras, ${count(captures)} captures of ${days} days. From the change of the address to the frame after ` +
          `the first rows were there (${Math.min(...cold.map(({ rows }) => rows))} of them; the others are made as they come into sight); "the first time" in a window that was loaded anew. ` +
          'A curve from the click on it to the frame after both drawings of its 24 hours were there.',
      ],
      aims: [],
    };
  } finally {
    await close();
  }
}

interface Shown {
  readonly rowsMs: number;
  readonly rows: number;
}

/** In the page: goes to the cameras and watches, frame by frame, until rows with their curves are there. */
function untilRows(page: Page): Promise<Shown> {
  return page.evaluate(async () => {
    const startMs = performance.now();
    location.hash = '/cameras';
    for (;;) {
      await new Promise(requestAnimationFrame);
      const nowMs = performance.now() - startMs;
      if (nowMs > 20_000) throw new Error('no camera was shown');
      const rows = document.querySelectorAll('main tbody tr button svg').length / 2;
      if (rows > 0) return { rowsMs: nowMs, rows: document.querySelectorAll('main tbody tr').length };
    }
  });
}

async function untilCurve(page: Page, at: number): Promise<number> {
  const shownMs = await page.evaluate(async (index) => {
    const curve = [...document.querySelectorAll<HTMLElement>('main tbody button[aria-label*="24 hours"]')][index];
    if (!curve) throw new Error('there is no such row');
    const startMs = performance.now();
    curve.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const nowMs = performance.now() - startMs;
      if (nowMs > 20_000) throw new Error('no curve was shown');
      if (document.querySelectorAll('[role=dialog] svg[role=img] rect').length > 24) return nowMs;
    }
  }, at);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return shownMs;
}

function listTimes(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const times: number[] = [];
    while (times.length < 10) {
      const startMs = performance.now();
      const answer = await window.vigie.listCameras(undefined);
      if (!answer.ok) throw new Error(answer.detail);
      times.push(performance.now() - startMs);
    }
    return times;
  });
}
