import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFECT_KINDS, type DefectKind } from '../src-main/demo/painter/defects';
import { type LaidOtherwise, paintCable } from '../src-main/demo/painter/paint-cable';
import { seededRandom } from '../src-main/demo/painter/random';
import { DEFAULT_SCENE, SCENE_NAMES, type SceneName } from '../src-main/demo/painter/scenes';

const USAGE = `Paints photos of cables.
  --out DIR          folder to write to (made when missing)
  --count N          photos (20); with --layout mvtec: test photos of each defect kind
  --train N          with --layout mvtec: training photos (as --count)
  --good N           with --layout mvtec: good test photos (as --count)
  --seed N           first seed (1); photo i has seed N + i
  --defects S        share of defective photos 0..1 (0), or "all": every defect kind in turn
  --scene NAME       ${SCENE_NAMES.join(', ')} (${DEFAULT_SCENE})
  --layout flat|mvtec   flat (default) or train/good, test/good, test/<kind>, and defects.csv: the share of the
                     cable that each defect changes
  --turn DEGREES     turn cables by up to so much more than they lie by themselves, either way (0)
  --shift SHARE      and shift them by up to this share of the photo's width, across and down (0); with --layout mvtec
                     both are for the test photos: training photos stay as they lie
  --still-bench      every photo sees the same place of the bench; each sees its own without it
  --width PIXELS     of the photos, which are 4 by 3 (1600)
  --size S           defect size 0..1 (from the seed)`;

interface Job {
  readonly out: string;
  readonly count: number;
  readonly train: number;
  readonly good: number;
  readonly seed: number;
  readonly scene: SceneName;
  readonly defectShare: number | 'all';
  readonly mvtec: boolean;
  readonly width: number;
  readonly turnRad: number;
  readonly shift: number;
  readonly defectSize: number | undefined;
  readonly stillBench: boolean;
}

function fail(message: string): never {
  console.error(`paint: ${message}\n${USAGE}`);
  process.exit(2);
}

function numberOption(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < low || value > high) {
    fail(`--${name} must be a number from ${low} to ${high}, not "${text}"`);
  }
  return value;
}

function readOptions() {
  const text = { type: 'string' } as const;
  const counts = { count: text, train: text, good: text };
  const options = {
    ...counts,
    out: text,
    seed: text,
    scene: text,
    defects: text,
    layout: text,
    size: text,
    width: text,
    turn: text,
    shift: text,
    'still-bench': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function readJob(): Job {
  const values = readOptions();
  const scene = SCENE_NAMES.find((name) => name === (values.scene ?? DEFAULT_SCENE));
  if (!values.out) {
    fail('--out DIR is needed');
  }
  if (!scene) {
    fail(`no scene "${values.scene}"`);
  }
  if (values.layout !== undefined && values.layout !== 'flat' && values.layout !== 'mvtec') {
    fail(`no layout "${values.layout}"`);
  }
  const count = Math.floor(numberOption('count', values.count ?? '20', 1, 1e6));
  return {
    out: values.out,
    count,
    train: Math.floor(numberOption('train', values.train ?? String(count), 1, 1e6)),
    good: Math.floor(numberOption('good', values.good ?? String(count), 1, 1e6)),
    seed: Math.floor(numberOption('seed', values.seed ?? '1', 0, 1e9)),
    scene,
    defectShare: values.defects === 'all' ? 'all' : numberOption('defects', values.defects ?? '0', 0, 1),
    mvtec: values.layout === 'mvtec',
    width: Math.floor(numberOption('width', values.width ?? '1600', 64, 4096)),
    turnRad: (numberOption('turn', values.turn ?? '0', 0, 45) * Math.PI) / 180,
    shift: numberOption('shift', values.shift ?? '0', 0, 0.5),
    stillBench: values['still-bench'] ?? false,
    defectSize: values.size === undefined ? undefined : numberOption('size', values.size, 0, 1),
  };
}

/** How the cable of this seed lies beside how it would. */
function laidOf({ turnRad, shift }: Job, seed: number): LaidOtherwise {
  const random = seededRandom(seed, 'laid');
  return {
    turnRad: random.between(-turnRad, turnRad),
    shiftX: random.between(-shift, shift),
    shiftY: random.between(-shift, shift),
  };
}

/** Paints one photo; answers its path inside the output folder and the share of the cable that its defect changes. */
function write(job: Job, folder: string, seed: number, defect: DefectKind | null): { path: string; share: number } {
  const directory = join(job.out, folder);
  mkdirSync(directory, { recursive: true });
  const { jpeg, defectAreaShare } = paintCable({
    seed,
    scene: job.scene,
    defect,
    width: job.width,
    height: Math.round(job.width * 0.75),
    ...(folder === 'train/good' ? {} : { laid: laidOf(job, seed) }),
    ...(job.stillBench ? { benchSeed: job.seed } : {}),
    ...(job.defectSize === undefined ? {} : { defectSize: job.defectSize }),
  });
  const name = `${String(seed).padStart(9, '0')}.jpg`;
  writeFileSync(join(directory, name), jpeg);
  return { path: `${folder}/${name}`, share: defectAreaShare };
}

/** Every photo has its own seed: no test cable was in training, no defective one has a good twin. */
function paintMvtec(job: Job): void {
  let seed = job.seed;
  for (let i = 0; i < job.train; i++) {
    write(job, 'train/good', seed++, null);
  }
  for (let i = 0; i < job.good; i++) {
    write(job, 'test/good', seed++, null);
  }
  const lines = ['photo,share'];
  for (const kind of DEFECT_KINDS) {
    for (let i = 0; i < job.count; i++) {
      const { path, share } = write(job, `test/${kind}`, seed++, kind);
      lines.push(`${path},${share.toFixed(5)}`);
    }
  }
  writeFileSync(join(job.out, 'defects.csv'), `${lines.join('\n')}\n`);
}

function paintFlat(job: Job): void {
  let defective = 0;
  for (let i = 0; i < job.count; i++) {
    const due = job.defectShare === 'all' ? i + 1 : Math.round((i + 1) * job.defectShare);
    const kind = due > defective ? (DEFECT_KINDS[defective++ % DEFECT_KINDS.length] ?? null) : null;
    write(job, '.', job.seed + i, kind);
  }
}

const job = readJob();
if (job.mvtec) {
  paintMvtec(job);
} else {
  paintFlat(job);
}
