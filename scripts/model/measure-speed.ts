/**
 * Times the inspection of painted cables with the shipped model: step by step in this process, then through the real
 * inspection process into a real database, with one to four captures under way and at last with eight models loaded, and
 * watches that process's memory. `npx tsx scripts/model/measure-speed.ts [PHOTOS]`.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { writeThumbnail } from '../../src-main/inspection/photo/thumbnail';
import { fitPhoto } from '../../src-main/inspection/runner/fit-photo';
import { greyPng } from '../../src-main/inspection/runner/grey-png';
import { heatMap, suspiciousRegions } from '../../src-main/inspection/runner/heat';
import { inputPixels, inputTensor } from '../../src-main/inspection/runner/input-tensor';
import { loadModel, sessionOptions } from '../../src-main/inspection/runner/load-model';
import { scoreOutput } from '../../src-main/inspection/runner/score-output';
import { demoSets } from './demo-sets';
import { measureQueues } from './measure-queue';
import { PaintedPhotos } from './painted-photos';
import { Timings } from './timings';

const root = join(import.meta.dirname, '../..');
const packageDir = join(root, 'assets/models/demo-cable');
const differentPhotos = 20;

async function main(count: number): Promise<void> {
  const painted = await PaintedPhotos.inCache(join(root, '.cache'));
  const dir = await mkdtemp(join(tmpdir(), 'vigie-speed-'));
  try {
    await mkdir(join(dir, 'images'));
    for (const [index, plan] of demoSets.choose.slice(0, differentPhotos).entries()) {
      await writeFile(join(dir, 'images', `${index}.jpg`), await painted.jpeg(plan));
    }
    const photos = Array.from({ length: differentPhotos }, (_, index) => `images/${index}.jpg`);
    console.log(`${cpus().length} cores, ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)} at the start`);
    await measureSteps(photos.map((file) => join(dir, file)));
    await measureQueues({ packageDir, dataDir: dir, photos, count, underWay: [1, 2, 3, 4] });
    console.log(`load ${loadavg()[0]?.toFixed(1)} at the end`);
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function measureSteps(files: readonly string[]): Promise<void> {
  const model = await loadModel(packageDir);
  if (!model.ok) throw new Error(model.problem);
  const { input, output, thresholds, model: onnxFile } = model.value.manifest;
  await model.value.release();
  const session = await InferenceSession.create(join(packageDir, onnxFile), sessionOptions);
  const timings = new Timings();
  for (const file of [...files, ...files, ...files]) {
    const bytes = await readFile(file);
    const photo = await timings.time('decode', () => decodePhoto(bytes));
    if (!photo.ok) throw new Error(photo.problem);
    const fit = fitPhoto(photo.value, input);
    const pixels = await timings.time('fit to the input', () => inputPixels(photo.value, fit, input));
    const tensor = await timings.time('tensor', () => inputTensor(pixels, fit, input));
    const outputs = await timings.time('model', () => session.run({ [input.tensor]: tensor }, [output.tensor]));
    await timings.time('score, heat map, regions', () => {
      const result = outputs[output.tensor];
      const scored = result && scoreOutput(result, output);
      if (!scored?.ok || !scored.value.map) throw new Error('the shipped model makes no map');
      const heat = heatMap(scored.value.map, fit, thresholds);
      suspiciousRegions(heat, photo.value, thresholds);
      greyPng(heat.width, heat.height, heat.values);
    });
    await timings.time('thumbnail, to its file', () => writeThumbnail(photo.value, `${file}.thumbnail`));
  }
  await session.release();
  console.log(timings.lines().join('\n'));
}

await main(Number(process.argv[2] ?? 200));
