/** What the operator sees: a verdict on the screen, and a main thread that is free to serve the window. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { ElectronApplication } from 'playwright-core';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { eventually } from '../support/raw-camera';
import { openStation, type StationWindow } from '../support/station-window';
import { startChild } from './child';
import { count, median, ms, quantile, type SectionResult } from './figures';
import type { SenderMethods } from './load-sender';
import type { Plan } from './plan';
import { useStation } from './station-user';

export async function onFreshWindow<T>(plan: Plan, work: (station: StationWindow) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(plan.workDir, 'window-'));
  const station = await openStation({ dataDir });
  try {
    await eventually(
      'a model is active',
      async () => {
        const status = await station.page.evaluate(() => window.vigie.stationStatus(undefined));
        return status.ok && status.value.inspection.state === 'ready' ? true : null;
      },
      60_000,
    );
    return await work(station);
  } finally {
    await station.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

declare global {
  interface Window {
    /** Time of day when a capture's tile first showed a verdict, and when the frame after that was drawn. */
    benchVerdicts: Record<number, { readonly domMs: number; drawnMs?: number }>;
  }
}

const verdictPhotos = 40;
const photoEveryMs = 1200;

/** From a photo's last packet to its verdict in the gallery of the real window; one camera, painted cables. */
export function measureVerdict(plan: Plan): Promise<SectionResult> {
  return onFreshWindow(plan, async ({ page, host, port, dataDir }) => {
    await page.getByRole('link', { name: 'Gallery', exact: true }).click();
    await page.evaluate(watchVerdicts);
    const camera = await SimulatedCamera.open({ host, port, cameraId: 1 });
    const lastPacketMs: number[] = [];
    const replied: number[] = [];
    for (let n = 0; n < verdictPhotos; n++) {
      const { endToReplyMs } = await camera.sendPhoto(readFileSync(plan.photos[n % plan.photos.length] as string));
      if (endToReplyMs === null) throw new Error('a photo was not acknowledged');
      replied.push(endToReplyMs);
      // The end follows the last packet at once.
      lastPacketMs.push(Date.now() - endToReplyMs);
      await pause(photoEveryMs);
    }
    camera.close();
    const seen = await eventually('every verdict is on the screen', async () => {
      const verdicts = await page.evaluate(() => window.benchVerdicts);
      return Object.values(verdicts).filter(({ drawnMs }) => drawnMs).length === verdictPhotos ? verdicts : null;
    });
    const changed = lastPacketMs.map((atMs, index) => (seen[index + 1]?.domMs ?? Number.NaN) - atMs);
    const drawn = lastPacketMs.map((atMs, index) => (seen[index + 1]?.drawnMs ?? Number.NaN) - atMs);
    const inspections = inspectionsIn(dataDir);
    const inspected = lastPacketMs.map((atMs, index) => (inspections[index]?.atMs ?? Number.NaN) - atMs);
    const row = (title: string, times: readonly number[]): string[] => [
      title,
      ...[0.5, 0.95, 1].map((share) => ms(quantile(times, share))),
    ];
    return {
      title: 'From the last packet to the verdict on the screen',
      columns: ['until', 'median ms', 'p95 ms', 'worst ms'],
      rows: [
        row('the camera has its reply', replied),
        row('the inspection is done', inspected),
        row("the page's tile shows the verdict", changed),
        row('the frame with it is drawn', drawn),
      ],
      notes: [
        `${verdictPhotos} painted cables from one camera, one in ${photoEveryMs / 1000} s, with the gallery open; a mutation observer in the page. ` +
          `The inspection itself (decoding, model, heat map): median ${ms(median(inspections.map(({ durationMs }) => durationMs)))} ms.`,
      ],
      aims: [
        {
          aim: 'verdict on the screen under 500 ms at the median',
          measured: `${ms(median(drawn))} ms`,
          met: median(drawn) < 500,
        },
      ],
    };
  });
}

function inspectionsIn(dataDir: string): readonly { readonly atMs: number; readonly durationMs: number }[] {
  const db = new Database(join(dataDir, 'vigie.db'), { readonly: true });
  try {
    return db.prepare('SELECT at_ms AS atMs, duration_ms AS durationMs FROM inspection ORDER BY capture').all() as {
      atMs: number;
      durationMs: number;
    }[];
  } finally {
    db.close();
  }
}

/** Runs in the page, where a function with a name would miss the helper by which tsx keeps names. */
function watchVerdicts(): void {
  window.benchVerdicts = {};
  new MutationObserver(() => {
    for (const tile of document.querySelectorAll('[role=option]')) {
      const [, id] = /^Open capture (\d+), .*, (?:Pass|Unsure|Fail), \w+$/.exec(tile.ariaLabel ?? '') ?? [];
      if (id === undefined || window.benchVerdicts[Number(id)]) continue;
      const seen: Window['benchVerdicts'][number] = { domMs: Date.now() };
      window.benchVerdicts[Number(id)] = seen;
      requestAnimationFrame(() => setTimeout(() => (seen.drawnMs = Date.now())));
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

interface DelayCase {
  readonly title: string;
  readonly cameras: number;
  readonly intervalMs: number;
}

const delayCases: readonly DelayCase[] = [
  { title: 'no camera', cameras: 0, intervalMs: 0 },
  { title: '16 cameras, one photo in 1.5 s each', cameras: 16, intervalMs: 1500 },
  { title: '64 cameras, one photo in 1.5 s each', cameras: 64, intervalMs: 1500 },
  { title: '64 cameras without a pause', cameras: 64, intervalMs: 0 },
];
const monitorStepMs = 5;

/** How late the main process's event loop is while cameras send and the window is used. */
export async function measureMainThread(plan: Plan): Promise<SectionResult> {
  const rows: string[][] = [];
  const p99: number[] = [];
  const sender = startChild<SenderMethods>(new URL('./load-sender.ts', import.meta.url));
  for (const { title, cameras, intervalMs } of delayCases) {
    await onFreshWindow(plan, async ({ app, page, host, port }) => {
      const user = useStation(page);
      const seconds = 3 * plan.seconds;
      const load = { host, port, cameras, intervalMs, files: plan.photos, warmUpMs: 2000, seconds };
      const sending = cameras > 0 ? sender.remote.transfers(load) : pause((seconds + 2) * 1000, null);
      await pause(2000);
      const delays = await mainThreadDelay(app, seconds);
      const sent = await sending;
      await user.stop();
      p99.push(delays.p99);
      const rate = sent ? (sent.acknowledged / seconds).toFixed(1) : '';
      rows.push([title, rate, ms(delays.p50), ms(delays.p99), ms(delays.max), count(user.actions())]);
      await page.close();
    });
  }
  sender.stop();
  const worst = Math.max(...p99);
  return {
    title: "The main process's event loop",
    columns: ['load', 'photos/s', 'late by, median ms', 'p99 ms', 'worst ms', 'actions of the user'],
    rows,
    notes: [
      `\`perf_hooks.monitorEventLoopDelay\` in the main process, its own step of ${monitorStepMs} ms taken off, while somebody clicks through ` +
        'Review, Gallery and Cameras and scrolls. The first row is what the measuring and the window cost by themselves.',
    ],
    aims: [{ aim: 'main-thread delay p99 under 20 ms', measured: `${ms(worst)} ms (worst row)`, met: worst < 20 }],
  };
}

interface Delays {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

async function mainThreadDelay(app: ElectronApplication, seconds: number): Promise<Delays> {
  const [p50, p99, max] = await app.evaluate(
    async (_electron, { forMs, resolution }) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
      const delay = monitorEventLoopDelay({ resolution });
      delay.enable();
      await new Promise((resume) => setTimeout(resume, forMs));
      delay.disable();
      return [delay.percentile(50), delay.percentile(99), delay.max] as const;
    },
    { forMs: seconds * 1000, resolution: monitorStepMs },
  );
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - monitorStepMs);
  return { p50: late(p50), p99: late(p99), max: late(max) };
}
