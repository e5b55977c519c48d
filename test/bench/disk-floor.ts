/** What the disk itself can do, without the station: the floor under every reply. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { count, median, ms, quantile, type SectionResult } from './figures';
import type { Plan } from './plan';

const photoBytes = 200_000;

export async function measureDiskFloor(plan: Plan): Promise<SectionResult> {
  const dir = mkdtempSync(join(plan.workDir, 'disk-'));
  const appended = appendSynced(join(dir, 'log'), plan.seconds);
  const alone = await writeSynced(dir, 1, plan.seconds);
  const together = await writeSynced(dir, 8, plan.seconds);
  const row = (title: string, times: readonly number[]): string[] => [
    title,
    count(times.length / plan.seconds),
    ms(median(times)),
    ms(quantile(times, 0.99)),
  ];
  return {
    title: 'The disk alone',
    columns: ['what', 'a second', 'median ms', 'p99 ms'],
    rows: [
      row('append 4 kB and fsync (about one commit)', appended),
      row('200 kB file: open, write, fsync, rename; one at a time', alone),
      row('200 kB file: the same, 8 at a time', together),
    ],
    notes: [
      'Plain Node, the same folder as the stations. A reply needs one such file, one folder fsync and one commit.',
    ],
    aims: [],
  };
}

function appendSynced(file: string, seconds: number): number[] {
  const times: number[] = [];
  const page = randomBytes(4096);
  const log = openSync(file, 'wx');
  for (const endMs = performance.now() + seconds * 1000; performance.now() < endMs; ) {
    const startMs = performance.now();
    writeSync(log, page);
    fsyncSync(log);
    times.push(performance.now() - startMs);
  }
  closeSync(log);
  return times;
}

async function writeSynced(dir: string, atOnce: number, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const bytes = randomBytes(photoBytes);
  const endMs = performance.now() + seconds * 1000;
  const run = async (lane: number): Promise<void> => {
    for (let n = 0; performance.now() < endMs; n++) {
      const startMs = performance.now();
      const file = join(dir, `${atOnce}-${lane}-${n}`);
      const handle = await open(`${file}.part`, 'wx');
      await handle.writeFile(bytes);
      await handle.sync();
      await handle.close();
      await rename(`${file}.part`, file);
      times.push(performance.now() - startMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => run(lane)));
  return times;
}
