/**
 * Time from a complete photo to its `stored`, with every camera sending its next photo as soon as it may:
 * `npx tsx test/bench/storage-replies.ts [seconds] [folder]`. 200 kB photos; median, p99 and worst in ms.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createKeeper } from '../../src-main/storage/keeper';
import { attachTestLink, photo } from '../storage/station';

const seconds = Number(process.argv[2] ?? 10);
const dataDir = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'vigie-bench-'));
const keeper = await createKeeper({ dataDir, reserveBytes: 0, checkIntervalMs: 2000 }, () => undefined);
const link = attachTestLink(keeper);
const pictures = Array.from({ length: 64 }, () => randomBytes(200_000));

/** `gapMs`: on average, from a reply to the same camera's next complete photo; 0: all at once, for ever. */
async function measure(cameras: number, gapMs: number): Promise<void> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
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
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1).padStart(7);
  const rate = (times.length / seconds).toFixed(0).padStart(6);
  console.log(`${String(cameras).padStart(7)} ${String(gapMs).padStart(6)} ${rate} ${at(0.5)} ${at(0.99)} ${at(1)}`);
}

console.log('cameras gap ms photos/s median     p99   worst');
await measure(1, 0);
await measure(16, 0);
await measure(64, 0);
await measure(64, 200);
await measure(64, 1000);
await keeper.close();
rmSync(dataDir, { recursive: true });
