/** What every section of the benchmark is given. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { type RunningStation, startStation } from '../support/running-station';

export interface Plan {
  /** Of each measured stretch. */
  readonly seconds: number;
  /** How often compared stretches are repeated, in turn. */
  readonly rounds: number;
  /** Painted cables, JPEG files of about 200 kB. */
  readonly photos: readonly string[];
  /** On the disk to be measured; removed at the end. */
  readonly workDir: string;
  /** A folder that `npm run fill` made; the gallery's section makes one when there is none, which takes minutes. */
  readonly station: string | undefined;
}

const photoCount = 12;

export function makePlan(options: {
  seconds: number;
  rounds: number;
  dir: string | undefined;
  station: string | undefined;
}): Plan {
  const workDir = mkdtempSync(join(options.dir ?? tmpdir(), 'vigie-bench-'));
  const folder = join(workDir, 'photos');
  mkdirSync(folder);
  const photos = Array.from({ length: photoCount }, (_, index) => {
    const file = join(folder, `${index}.jpg`);
    writeFileSync(
      file,
      paintCable({ seed: 800_000_000 + index, defect: index % 4 === 3 ? 'cut-insulation' : null }).jpeg,
    );
    return file;
  });
  return { seconds: options.seconds, rounds: options.rounds, photos, workDir, station: options.station };
}

/** The model is loaded and tried in this time; no window is there to ask. */
const settleMs = 4000;

/** Runs `work` on a station of its own without a window; its data go afterwards. */
export async function onFreshStation<T>(plan: Plan, work: (station: RunningStation) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(plan.workDir, 'station-'));
  const station = await startStation({ dataDir });
  try {
    await pause(settleMs);
    return await work(station);
  } finally {
    await station.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
