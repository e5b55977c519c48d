/**
 * Makes the model of the demo cables (`npm run model:build`): converts the backbone, paints good cables, teaches
 * them, measures the result on others and writes the package to `assets/models/demo-cable`. With `--choose` it
 * measures on the cables that settings may be chosen on, and writes nothing.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DecodedPhoto, decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { loadModel } from '../../src-main/inspection/runner/load-model';
import { taughtInput, taughtManifest, writePackage } from '../../src-main/inspection/teach/taught-package';
import { teachProduct, usualSettings } from '../../src-main/inspection/teach/teach-product';
import type { ModelInput, ModelManifest } from '../../src-shared/domain/model-manifest';
import { objectronAssets } from './backbone-layers';
import { type ConvertedBackbone, convertedBackbone } from './convert-backbone';
import { demoSets } from './demo-sets';
import { accuracyOf, type ScoredPhoto } from './measure-accuracy';
import { PaintedPhotos, type PhotoPlan } from './painted-photos';

const root = join(import.meta.dirname, '../..');
const cacheDir = join(root, '.cache');
const packageDir = join(root, 'assets/models/demo-cable');
const command = 'npm run model:build';

/** The strip of the photo in which the cable lies, 1600 x 720 of 1600 x 1200, at 0.4 of its size. */
const input: ModelInput = {
  ...taughtInput({ width: 640, height: 288 }),
  region: { x: 0, y: 0.2, width: 1, height: 0.6 },
};
const settings = usualSettings;

async function main(choosing: boolean): Promise<void> {
  const photos = await PaintedPhotos.inCache(cacheDir);
  const backbone = await convertedBackbone(cacheDir);
  // What a station teaches with.
  if (!choosing) await writeFile(join(root, 'assets/models/backbone.onnx'), backbone.bytes);
  const { onnx, manifest } = await teach(photos, backbone);
  const dir = choosing ? join(cacheDir, 'candidate') : packageDir;
  await writePackage(dir, manifest, onnx);
  const scored = await scoreAll(dir, photos, choosing ? demoSets.choose : demoSets.measure);
  const accuracy = accuracyOf(scored, manifest.thresholds, {
    measuredOn: choosing
      ? 'painted cables for choosing settings'
      : 'painted cables from seeds used neither to teach nor to choose a setting',
    command,
  });
  await writePackage(dir, { ...manifest, accuracy }, onnx);
  console.log(JSON.stringify({ thresholds: manifest.thresholds, accuracy }, null, 2));
  console.log(`${dir}: ${(onnx.length / 2 ** 20).toFixed(1)} MiB`);
}

async function teach(
  photos: PaintedPhotos,
  backbone: ConvertedBackbone,
): Promise<{ onnx: Uint8Array; manifest: ModelManifest }> {
  const hashes: { name: string; sha256: string }[] = [];
  for (const plan of demoSets.teach) {
    const sha256 = createHash('sha256')
      .update(await photos.jpeg(plan))
      .digest('hex');
    hashes.push({ name: `painted cable, seed ${plan.seed}`, sha256 });
  }
  const startMs = performance.now();
  const taught = await teachProduct({
    photos: demoSets.teach.map((plan) => () => decoded(photos, plan)),
    backbone: backbone.bytes,
    input,
    settings,
  });
  console.log(`taught ${demoSets.teach.length} photos in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
  const manifest = taughtManifest(taught, input, {
    name: 'demo-cable',
    version: '3.0.0',
    product: 'Demo cable: two strands, red and black',
    description: 'Knows the good cables that the demo cameras paint. Not for real cables.',
    settings,
    origin: {
      method: 'PatchCore: memory of local features of good photos, greedy coreset, nearest neighbour',
      madeBy: command,
      backbone: {
        name: `MobileNetV2 of ${objectronAssets.package} (SSD-MobileNetV2, OpenImages), up to expanded_conv_15`,
        licence: 'Apache-2.0',
        sha256: backbone.sha256,
      },
      photos: hashes,
    },
  });
  return { onnx: taught.onnx, manifest };
}

async function decoded(photos: PaintedPhotos, plan: PhotoPlan): Promise<DecodedPhoto> {
  const photo = await decodePhoto(await photos.jpeg(plan));
  if (!photo.ok) throw new Error(photo.problem);
  return photo.value;
}

/** Through the same code as the station's: the package as it was written, loaded and run. */
async function scoreAll(
  dir: string,
  photos: PaintedPhotos,
  plans: readonly PhotoPlan[],
): Promise<readonly ScoredPhoto[]> {
  const model = await loadModel(dir);
  if (!model.ok) throw new Error(model.problem);
  const scored: ScoredPhoto[] = [];
  for (const plan of plans) {
    const { score } = await model.value.score(await decoded(photos, plan));
    scored.push({ kind: plan.defect, score });
  }
  await model.value.release();
  return scored;
}

await main(process.argv.includes('--choose'));
