/** What a bulk decision of 100,000 captures costs those who send photos meanwhile: the storage by itself. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseFile, openWriter } from '../../src-main/records/open-records';
import { createKeeper } from '../../src-main/storage/keeper';
import type { BulkProgress } from '../../src-shared/domain/bulk-decision';
import { attachTestLink, photo } from '../storage/station';
import { addManyCaptures } from '../support/many-captures';
import { count, median, ms, quantile, type SectionResult } from './figures';
import type { Plan } from './plan';

const captures = 130_000;
const decided = 100_000;
const photoBytes = 200_000;
const cameras = 16;
const gapMs = 700;

export async function measureBulk(plan: Plan): Promise<SectionResult> {
  const dataDir = mkdtempSync(join(plan.workDir, 'bulk-'));
  const filling = openWriter(databaseFile(dataDir));
  addManyCaptures(filling, { captures });
  filling.db.close();
  let progress: BulkProgress | null = null;
  const keeper = await createKeeper({ dataDir, reserveBytes: 0, checkIntervalMs: 2000 }, (event) => {
    if (event.type === 'bulk') progress = event.progress;
  });
  const link = attachTestLink(keeper);
  const picture = randomBytes(photoBytes);
  const isRunning = (): boolean => progress?.state === 'running';

  async function send(until: () => boolean): Promise<number[]> {
    const times: number[] = [];
    const run = async (cameraId: number): Promise<void> => {
      await pause(Math.random() * gapMs);
      while (!until()) {
        const startMs = performance.now();
        const { type } = await link.store(photo(cameraId, picture));
        if (type !== 'stored') throw new Error(type);
        times.push(performance.now() - startMs);
        await pause(gapMs * (0.5 + Math.random()));
      }
    };
    await Promise.all(Array.from({ length: cameras }, (_, cameraId) => run(cameraId)));
    return times;
  }
  const start = (): void => {
    keeper.methods.startBulk(
      { kind: 'reject', reason: 'other', operator: 'Ada', atMs: Date.now() },
      {
        kind: 'all',
        filter: { decision: 'none' },
        except: [],
        upToCapture: decided,
        upToDecision: 1e9,
        total: decided,
      },
    );
  };

  const endMs = performance.now() + plan.seconds * 1000;
  const quiet = await send(() => performance.now() > endMs);
  start();
  const startMs = performance.now();
  const loaded = await send(() => !isRunning());
  const seconds = (performance.now() - startMs) / 1000;
  const done = (progress as BulkProgress | null)?.done ?? 0;
  await keeper.close();
  const row = (title: string, times: readonly number[]): string[] => [
    title,
    count(times.length),
    ms(median(times)),
    ms(quantile(times, 0.95)),
    ms(quantile(times, 0.99)),
    ms(quantile(times, 1)),
  ];
  return {
    title: 'Photos while many captures are decided',
    columns: ['photo to its answer', 'photos', 'median ms', 'p95 ms', 'p99 ms', 'worst ms'],
    rows: [row('no bulk decision', quiet), row(`while ${count(done)} are rejected`, loaded)],
    notes: [
      `${cameras} cameras, one photo in ${gapMs / 1000} s each, handed to the storage in this process. The bulk decision took ${seconds.toFixed(1)} s beside them: ${count(done / seconds)} captures a second.`,
    ],
    aims: [],
  };
}
