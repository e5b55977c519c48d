/** Time from a complete photo to its `stored`, the storage by itself: no socket, no inspection. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createKeeper } from '../../src-main/storage/keeper';
import { attachTestLink, photo } from '../storage/station';
import { median, ms, quantile, type SectionResult } from './figures';
import type { Plan } from './plan';

const photoBytes = 200_000;
/** `gapMs`: on average, from a reply to the same camera's next complete photo; 0: all at once, for ever. */
const cases = [
  { cameras: 1, gapMs: 0 },
  { cameras: 16, gapMs: 0 },
  { cameras: 64, gapMs: 0 },
  { cameras: 64, gapMs: 200 },
  { cameras: 64, gapMs: 1000 },
];

export async function measureStorage(plan: Plan): Promise<SectionResult> {
  const dataDir = mkdtempSync(join(plan.workDir, 'storage-'));
  const keeper = await createKeeper({ dataDir, reserveBytes: 0, checkIntervalMs: 2000 }, () => undefined);
  const link = attachTestLink(keeper);
  const pictures = Array.from({ length: 64 }, () => randomBytes(photoBytes));
  const rows: string[][] = [];

  for (const { cameras, gapMs } of cases) {
    const times: number[] = [];
    const end = performance.now() + plan.seconds * 1000;
    const run = async (cameraId: number): Promise<void> => {
      while (performance.now() < end) {
        const start = performance.now();
        const { type } = await link.store(photo(cameraId, pictures[cameraId]));
        if (type !== 'stored') throw new Error(type);
        times.push(performance.now() - start);
        await pause(gapMs * (0.5 + Math.random()));
      }
    };
    await Promise.all(Array.from({ length: cameras }, (_, cameraId) => run(cameraId)));
    const rate = (times.length / plan.seconds).toFixed(0);
    rows.push([
      String(cameras),
      String(gapMs),
      rate,
      ms(median(times)),
      ms(quantile(times, 0.99)),
      ms(quantile(times, 1)),
    ]);
  }
  await keeper.close();
  return {
    title: 'The storage by itself',
    columns: ['cameras', 'pause ms', 'photos/s', 'median ms', 'p99 ms', 'worst ms'],
    rows,
    notes: [`Photos of ${photoBytes / 1000} kB handed over in this process, without socket and inspection.`],
    aims: [],
  };
}
