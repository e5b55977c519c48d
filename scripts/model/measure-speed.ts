/**
 * Times the inspection of painted cables with the shipped model, step by step and through the inspection process's
 * own methods, and watches its memory: `npx tsx scripts/model/measure-speed.ts [PHOTOS]`.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostMethods } from '../../src-main/inspection/host-methods';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { loadModel } from '../../src-main/inspection/runner/load-model';
import { captureId, modelKey } from '../../src-shared/domain/ids';
import { demoSets } from './demo-sets';
import { PaintedPhotos } from './painted-photos';

const root = join(import.meta.dirname, '../..');
const packageDir = join(root, 'assets/models/demo-cable');
const differentPhotos = 20;

async function main(count: number): Promise<void> {
  const painted = await PaintedPhotos.inCache(join(root, '.cache'));
  const dir = await mkdtemp(join(tmpdir(), 'vigie-speed-'));
  try {
    for (const [index, plan] of demoSets.choose.slice(0, differentPhotos).entries()) {
      await writeFile(join(dir, `${index}.jpg`), await painted.jpeg(plan));
    }
    await measureSteps(dir);
    for (const underWay of [1, 2]) await measureThroughput(dir, count, underWay);
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function measureSteps(dir: string): Promise<void> {
  const model = await loadModel(packageDir);
  if (!model.ok) throw new Error(model.problem);
  const decodeMs: number[] = [];
  const judgeMs: number[] = [];
  let judgeCpuMs = 0;
  for (let index = 0; index < 3 * differentPhotos; index++) {
    const bytes = await readFile(join(dir, `${index % differentPhotos}.jpg`));
    const startMs = performance.now();
    const photo = await decodePhoto(bytes);
    if (!photo.ok) throw new Error(photo.problem);
    const decodedMs = performance.now();
    const before = process.cpuUsage();
    await model.value.judge(photo.value);
    const used = process.cpuUsage(before);
    judgeCpuMs += (used.user + used.system) / 1000;
    decodeMs.push(decodedMs - startMs);
    judgeMs.push(performance.now() - decodedMs);
  }
  await model.value.release();
  console.log(
    `decode ${summary(decodeMs)}\njudge  ${summary(judgeMs)}; processor time ${(judgeCpuMs / judgeMs.length).toFixed(0)} ms`,
  );
}

async function measureThroughput(dir: string, count: number, underWay: number): Promise<void> {
  const host = hostMethods();
  const loaded = await host.loadModel(modelKey(1), packageDir);
  if (!loaded.ok) throw new Error(loaded.problem);
  const totalMs: number[] = [];
  const memoryMiB: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const imageFile = join(dir, `${index % differentPhotos}.jpg`);
      const startMs = performance.now();
      const { outcome } = await host.inspect(
        { capture: captureId(index + 1), imageFile, thumbnailFile: join(dir, 'thumbnails', `${index}.jpg`) },
        modelKey(1),
      );
      if (outcome.state !== 'inspected') throw new Error(`photo ${index} is ${outcome.state}`);
      totalMs.push(performance.now() - startMs);
      if (index % Math.ceil(count / 5) === 0) memoryMiB.push(process.memoryUsage.rss() / 2 ** 20);
    }
  };
  const startMs = performance.now();
  await Promise.all(Array.from({ length: underWay }, work));
  const seconds = (performance.now() - startMs) / 1000;
  await host.unloadModel(modelKey(1));
  console.log(
    `${underWay} under way: file to verdict and thumbnail ${summary(totalMs)}; ${(count / seconds).toFixed(1)} photos/s; ` +
      `memory ${memoryMiB.map((size) => size.toFixed(0)).join(', ')} MiB`,
  );
}

function summary(timesMs: readonly number[]): string {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

await main(Number(process.argv[2] ?? 400));
