/**
 * `npm run evaluate -- --data DIR`: teaches the good photos of a folder laid out as MVTec AD, judges its test photos and
 * prints how well that went. The same folder, options and processor give the same measures. Exit codes: 0 done, 1 a
 * photo cannot be used, 2 wrong folder or option.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleIndexes } from '../../src-main/inspection/teach/sample-indexes';
import { aspectKeepingInput, suitableSide } from '../../src-main/inspection/teach/taught-package';
import { usualSettings } from '../../src-main/inspection/teach/teach-product';
import { seededRandom } from '../../src-shared/seeded-random';
import { convertedBackbone } from '../model/convert-backbone';
import { type EvaluateOptions, readOptions, usage } from './evaluate-options';
import { fitAndTest } from './fit-and-test';
import { type PhotoSet, readMvtecFolder } from './mvtec-folder';
import { reportLines } from './print-report';
import { readImage } from './read-image';
import { type DrawSummary, summarise } from './summary';

const cacheDir = join(import.meta.dirname, '../../.cache');

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options.ok) return wrongUse(`${options.problem}\n${usage}`);
  const set = await readMvtecFolder(options.value.dataDir);
  if (!set.ok) return wrongUse(set.problem);
  const { shots } = options.value;
  const available = set.value.train.length;
  if (shots !== null && shots > available) return wrongUse(`--shots ${shots}: train/good has ${available} photos`);
  const packageDir = await mkdtemp(join(tmpdir(), 'vigie-evaluate-'));
  try {
    const draws = await evaluate(options.value, set.value, packageDir);
    console.log(
      options.value.json ? JSON.stringify({ ...options.value, draws }, null, 2) : reportLines(draws).join('\n'),
    );
    return 0;
  } catch (error) {
    console.error(`evaluate: ${(error as Error).message}`);
    return 1;
  } finally {
    await rm(packageDir, { recursive: true });
  }
}

async function evaluate(options: EvaluateOptions, set: PhotoSet, dir: string): Promise<readonly DrawSummary[]> {
  const backbone = await convertedBackbone(cacheDir);
  const side = options.sizePixels ?? suitableSide(await sizesOf(set.train.slice(0, 5)));
  console.error(`input of ${side} x ${side} pixels in all`);
  const draws: DrawSummary[] = [];
  for (let seed = 1; seed <= options.seeds; seed++) {
    const train = drawn(set.train, options.shots, seed);
    const result = await fitAndTest({
      dir,
      backbone: backbone.bytes,
      input: aspectKeepingInput(side),
      settings: { ...usualSettings, seed, memories: options.memories, register: options.register },
      train,
      test: set.test,
    });
    draws.push(summarise(seed, train.length, result));
    console.error(`draw ${seed} of ${options.seeds}: image AUROC ${draws.at(-1)?.imageAuroc.toFixed(4)}`);
  }
  return draws;
}

async function sizesOf(files: readonly string[]): Promise<readonly { width: number; height: number }[]> {
  const sizes: { width: number; height: number }[] = [];
  for (const file of files) {
    const photo = await readImage(file);
    if (!photo.ok) throw new Error(photo.problem);
    sizes.push(photo.value);
  }
  return sizes;
}

/** Sorted again, so that only which photos are taught depends on the draw. */
function drawn(photos: readonly string[], shots: number | null, seed: number): readonly string[] {
  if (shots === null) return photos;
  return [...sampleIndexes(photos.length, shots, seededRandom(seed))]
    .sort((a, b) => a - b)
    .map((at) => photos[at] ?? '');
}

function wrongUse(problem: string): number {
  console.error(`evaluate: ${problem}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
