/** The gallery of the real window on a station of a million captures, as an operator meets it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { searchFromFilter } from '../../src-renderer/features/gallery/filter-address';
import type { CaptureFilter } from '../../src-shared/domain/capture';
import { captureStates } from '../../src-shared/domain/capture';
import { cameraKey, productKey } from '../../src-shared/domain/ids';
import { type Random, randomInt, seededRandom } from '../../src-shared/seeded-random';
import { fillStation } from '../support/filled-station';
import { eventually } from '../support/raw-camera';
import { openStation } from '../support/station-window';
import { count, ms, quantile, type SectionResult, timesColumns, timesRow } from './figures';
import type { Plan } from './plan';

const captures = 1_000_000;
/** Of the newest and, by the way pictures are dealt out, all a walk with keys and wheel comes by. */
const pictures = 200_000;
const filterCount = 60;
const dayMs = 86_400_000;

declare global {
  interface Window {
    /** How long each tile in sight was without its picture, in ms. */
    benchBlank: { readonly times: number[]; stop(): void };
  }
}

export async function measureGallery(plan: Plan): Promise<SectionResult> {
  const dataDir = plan.station ?? join(plan.workDir, 'gallery');
  if (plan.station === undefined) {
    mkdirSync(dataDir);
    await fillStation({ dataDir, captures, pictures });
  }
  const { app, page, close } = await openStation({ dataDir });
  try {
    await page.getByRole('link', { name: 'Gallery', exact: true }).waitFor();
    await page.waitForTimeout(3000);
    // By which tsx keeps the names of functions, also of those that are sent into the page.
    await page.evaluate('globalThis.__name = (it) => it');
    const first = await untilShown(page, '/gallery');
    const filters = await filterTimes(page);
    const blank = await blankTimes(page);
    const { megabytes, heapMegabytes } = await rendererMemory(app, page);
    const total = await page.evaluate(() => window.vigie.countCaptures({ filter: {} }));
    const listed = filters.map(({ listedMs }) => listedMs);
    const pictured = filters.map(({ picturedMs }) => picturedMs);
    const blanks = [...blank.wheel, ...blank.drag, ...blank.keys];
    return {
      title: 'The gallery at a million captures',
      columns: timesColumns,
      rows: [
        timesRow('first page, opened the first time: tiles', [first.listedMs]),
        timesRow('... with their pictures', [first.picturedMs]),
        timesRow('another filter, to its tiles', listed),
        timesRow('... with their pictures', pictured),
        timesRow('tile without its picture, wheel', blank.wheel),
        timesRow('... bar dragged to anywhere', blank.drag),
        timesRow('... Page Down, End, Home', blank.keys),
        timesRow('bar dragged, until every picture there is shown', blank.whole),
      ],
      notes: [
        `${total.ok ? count(total.value) : '?'} captures of a year; ${filterCount} seeded filters of up to four members each (one in twenty had none), from the change of the address to the frame after the last tile in sight was there. ` +
          'A tile is blank from the frame in which it comes into sight to the frame in which its picture is whole.',
        `The window's process held ${count(megabytes)} MB at the end, ${count(heapMegabytes)} MB of it the heap of its scripts.`,
      ],
      aims: [
        {
          aim: 'first page under 200 ms',
          measured: `${ms(first.listedMs)} ms, with pictures ${ms(first.picturedMs)} ms`,
          met: first.listedMs < 200,
        },
        {
          aim: 'any filter under 300 ms at p95',
          measured: `${ms(quantile(listed, 0.95))} ms, with pictures ${ms(quantile(pictured, 0.95))} ms`,
          met: quantile(listed, 0.95) < 300,
        },
        {
          aim: 'no tile blank for longer than 150 ms (p99; worst)',
          measured: `${ms(quantile(blanks, 0.99))} ms; ${ms(quantile(blanks, 1))} ms`,
          met: quantile(blanks, 1) < 150,
        },
        { aim: "the window's memory under 400 MB", measured: `${count(megabytes)} MB`, met: megabytes < 400 },
      ],
    };
  } finally {
    await close();
  }
}

interface Shown {
  readonly listedMs: number;
  readonly picturedMs: number;
}

/** In the page: goes to an address and watches, frame by frame, until its tiles, and then their pictures, are there. */
function untilShown(page: Page, address: string): Promise<Shown> {
  return page.evaluate(async (hash) => {
    for (const old of document.querySelectorAll('[role=listbox][data-screen]')) old.setAttribute('data-old', '');
    const startMs = performance.now();
    let listedMs = 0;
    location.hash = hash;
    for (;;) {
      await new Promise(requestAnimationFrame);
      const nowMs = performance.now() - startMs;
      if (nowMs > 20_000) throw new Error(`nothing was shown for ${hash}`);
      if (document.querySelector('main h2')?.textContent === 'No capture matches')
        return { listedMs: nowMs, picturedMs: nowMs };
      const box = document.querySelector('[role=listbox][data-screen]:not([data-old])');
      const sight = box?.getBoundingClientRect();
      const tiles = [...(box?.querySelectorAll('[role=option]') ?? [])].filter(
        (tile) => tile.getBoundingClientRect().top < (sight?.bottom ?? 0),
      );
      if (tiles.length === 0 || tiles.some((tile) => tile.getAttribute('aria-label') === 'Loading…')) continue;
      listedMs ||= nowMs;
      const pictured = tiles.every((tile) => {
        return tile.querySelector('canvas, svg.tabler-icon-photo-off') !== null;
      });
      if (pictured) return { listedMs, picturedMs: nowMs };
    }
  }, address);
}

async function filterTimes(page: Page): Promise<Shown[]> {
  const random = seededRandom(11);
  const times: Shown[] = [];
  let last = '';
  for (let n = 0; times.length < filterCount; n++) {
    const search = searchFromFilter(someFilter(random, n));
    // The window does nothing when it is asked for what it shows.
    if (search === last) continue;
    last = search;
    times.push(await untilShown(page, `/gallery?${search}`));
    await page.waitForTimeout(50);
  }
  return times;
}

function someFilter(random: Random, n: number): CaptureFilter {
  const one = <T>(values: readonly T[]): T => values[randomInt(random, values.length)] as T;
  const fromMs = Date.now() - randomInt(random, 365) * dayMs;
  const minScore = Math.round(random() * 100) / 100;
  const parts: readonly CaptureFilter[] = [
    { camera: cameraKey(1 + randomInt(random, 64)) },
    { product: productKey(1 + randomInt(random, 4)) },
    { verdict: one(['pass', 'unsure', 'fail', 'none']) },
    { decision: one(['accept', 'reject', 'none']) },
    { reason: one(['crushed', 'strand-missing', 'other', 'unheard-of']) },
    { state: one(captureStates) },
    { fromMs },
    { toMs: fromMs + 7 * dayMs },
    { minScore },
    { maxScore: minScore + 0.2 },
  ];
  const members = n % 20 === 19 ? [] : [parts[n % parts.length], ...Array.from({ length: n % 4 }, () => one(parts))];
  return Object.assign({}, ...members) as CaptureFilter;
}

async function blankTimes(page: Page): Promise<Record<'wheel' | 'drag' | 'whole' | 'keys', number[]>> {
  const random = seededRandom(12);
  await untilShown(page, '/gallery?verdict=fail');
  await untilShown(page, '/gallery');
  await eventually('all are counted', async () =>
    (await page.getByText('1,000,000 captures').count()) > 0 ? true : null,
  );
  const wheel = await whileWatched(page, async () => {
    await page.mouse.move(900, 600);
    for (let n = 0; n < 80; n++) {
      await page.mouse.wheel(0, n % 20 < 10 ? 360 : 900);
      await page.waitForTimeout(60);
    }
  });
  const whole: number[] = [];
  const drag = await whileWatched(page, async () => {
    for (let n = 0; n < 40; n++) {
      // Within the part that has pictures.
      const wholeMs = await untilWhole(page, random() * 0.19);
      whole.push(wholeMs);
      await page.waitForTimeout(Math.max(0, 350 - wholeMs));
    }
  });
  const keys = await whileWatched(page, async () => {
    await page.getByRole('listbox', { name: 'Captures' }).focus();
    for (let n = 0; n < 25; n++) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(180);
    }
    await page.keyboard.press('End');
    await page.waitForTimeout(800);
    await page.getByRole('option', { selected: false }).last().waitFor();
    await page.keyboard.press('Home');
    await page.waitForTimeout(800);
  });
  return { wheel, drag, whole, keys };
}

/** In the page: leaps to a share of the list and waits for the frame in which every tile there has its picture. */
function untilWhole(page: Page, share: number): Promise<number> {
  return page.evaluate(async (to) => {
    const box = document.querySelector('[role=listbox][data-screen]');
    if (!box) throw new Error('no list');
    const tilesInSight = (): Element[] => {
      const sight = box.getBoundingClientRect();
      return [...box.querySelectorAll('[role=option]')].filter((tile) => {
        const { top, bottom } = tile.getBoundingClientRect();
        return bottom > sight.top && top < sight.bottom;
      });
    };
    const before = new Set(tilesInSight().map(({ id }) => id));
    const startMs = performance.now();
    box.scrollTop = to * box.scrollHeight;
    for (;;) {
      await new Promise(requestAnimationFrame);
      const waitedMs = performance.now() - startMs;
      const tiles = tilesInSight();
      const isWhole = tiles.every((tile) => tile.querySelector('canvas, svg.tabler-icon-photo-off') !== null);
      if ((isWhole && !tiles.some(({ id }) => before.has(id))) || waitedMs > 5000) return waitedMs;
    }
  }, share);
}

async function whileWatched(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const since = new Map<string, number>();
    let stopped = false;
    const look = (): void => {
      const nowMs = performance.now();
      const sight = document.querySelector('[role=listbox][data-screen]')?.getBoundingClientRect();
      for (const tile of document.querySelectorAll('[role=option]')) {
        const at = tile.getBoundingClientRect();
        if (!sight || at.bottom <= sight.top || at.top >= sight.bottom) continue;
        const begun = since.get(tile.id);
        if (begun === -1) continue;
        const whole = tile.querySelector('canvas, svg.tabler-icon-photo-off') !== null;
        if (!whole) since.set(tile.id, begun ?? nowMs);
        else {
          times.push(begun === undefined ? 0 : nowMs - begun);
          since.set(tile.id, -1);
        }
      }
      // One that left while it was blank was seen blank all the same.
      for (const [tile, begun] of since) {
        if (document.getElementById(tile)) continue;
        if (begun !== -1) times.push(nowMs - begun);
        since.delete(tile);
      }
      if (!stopped) requestAnimationFrame(look);
    };
    window.benchBlank = {
      times,
      stop: () => {
        stopped = true;
      },
    };
    look();
  });
  await work();
  return page.evaluate(() => {
    window.benchBlank.stop();
    return window.benchBlank.times;
  });
}

/** The window's process: its memory (pages shared with others by their part), and of it the heap of its scripts. */
async function rendererMemory(
  app: ElectronApplication,
  page: Page,
): Promise<{ readonly megabytes: number; readonly heapMegabytes: number }> {
  const kilobytes = await app.evaluate(({ app: main }) =>
    Math.max(
      ...main
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid, memory }) => {
          const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
          const rollup = `/proc/${pid}/smaps_rollup`;
          const share = existsSync(rollup) ? /^Pss: +(\d+)/m.exec(readFileSync(rollup, 'utf8'))?.[1] : undefined;
          return Number(share ?? memory.workingSetSize);
        }),
    ),
  );
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  return { megabytes: kilobytes / 1024, heapMegabytes: heap / 1_048_576 };
}
