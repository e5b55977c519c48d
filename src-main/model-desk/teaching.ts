/** Teaches a product in a process of its own and installs what comes of it; nothing becomes active. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { teachPhotoEndings, teachPhotoLimits } from '../../src-shared/domain/analysis-task';
import type { CaptureId, ProductKey } from '../../src-shared/domain/ids';
import type { Product } from '../../src-shared/domain/product';
import { ok, type Result } from '../../src-shared/domain/result';
import type { TaskStart } from '../../src-shared/ipc/contract';
import type { HostMethods } from '../inspection/host-methods';
import type { TeachPhoto } from '../inspection/teach-package';
import type { Remote } from '../threads/rpc';
import { type DeskParts, namedOperator } from './desk-parts';
import { modelsFolder, newModelOf } from './install-model';
import type { TaskContext, TaskOutcome } from './task-runner';

/** Which photos: accepted captures, these captures, or the JPEG and PNG files of a folder. */
export type TeachSource =
  | { readonly kind: 'accepted'; readonly limit?: number | undefined }
  | { readonly kind: 'captures'; readonly captures: readonly CaptureId[] }
  | { readonly kind: 'folder'; readonly dir: string };

/** Throws DeskError `refused` without an operator, RecordsError `not-found`. */
export async function startTeaching(parts: DeskParts, product: ProductKey, source: TeachSource): Promise<TaskStart> {
  const operator = namedOperator(parts);
  const taught = await parts.reader.productByKey(product);
  const photos = await photosOf(parts, product, source);
  if (photos.length < teachPhotoLimits.least) return { state: 'too-few-photos', found: photos.length };
  const task = parts.tasks.start('teach', product, (context) => teach(parts, taught, photos, operator, context));
  return task === null ? { state: 'busy' } : { state: 'started', task };
}

async function photosOf({ reader }: DeskParts, product: ProductKey, source: TeachSource): Promise<TeachPhoto[]> {
  if (source.kind === 'folder') return photosInFolder(source.dir);
  const captures =
    source.kind === 'accepted'
      ? await reader.acceptedPhotos(product, source.limit ?? teachPhotoLimits.usual)
      : await reader.chosenPhotos(source.captures);
  return captures.map(({ capture, file, sha256 }) => ({ file, sha256, name: `capture ${capture}` }));
}

/** By name, at most as many as can be taught. */
async function photosInFolder(dir: string): Promise<TeachPhoto[]> {
  const endings: readonly string[] = teachPhotoEndings;
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.includes(extname(entry.name).toLowerCase()))
    .map(({ name }) => name)
    .sort((a, b) => (a < b ? -1 : 1))
    .slice(0, teachPhotoLimits.most)
    .map((name) => ({ file: join(dir, name), name, sha256: null }));
}

async function teach(
  parts: DeskParts,
  product: Product,
  photos: readonly TeachPhoto[],
  operator: string,
  { host, report, isCancelled }: TaskContext,
): Promise<Result<TaskOutcome, string>> {
  const { dataDir, storage, inspector } = parts;
  const number = await storage.takeTeachingNumber(product.key);
  const atMs = Date.now();
  const dir = await mkdtemp(join(tmpdir(), 'vigie-teach-'));
  const stopWatching = watchSteps(host, report);
  try {
    const taught = await host.teach({
      dir,
      backboneFile: parts.backboneFile,
      photos,
      region: product.region,
      settings: parts.teachSettings,
      name: `product-${product.key}`,
      version: `${number}.0.0`,
      product: product.name,
      madeBy: operator,
      madeAt: new Date(atMs).toISOString(),
    });
    if (!taught.ok) return taught;
    const installed = await inspector.installPackage(dir, modelsFolder(dataDir));
    if (!installed.ok) return installed;
    if (isCancelled()) throw new Error('cancelled while it was being installed');
    const { key } = await storage.addTaughtModel(newModelOf(installed.value, dataDir), {
      product: product.key,
      number,
      operator,
      atMs,
      photos: taught.value,
    });
    parts.onModelsChanged();
    return ok({ kind: 'teach', model: key });
  } finally {
    stopWatching();
    await rm(dir, { recursive: true, force: true });
  }
}

const watchEveryMs = 400;

/** The process answers between two photos. */
function watchSteps(host: Remote<HostMethods>, report: TaskContext['report']): () => void {
  const look = async (): Promise<void> => {
    // It may end meanwhile, which the teaching itself hears of.
    const steps = await host.teachingSteps().catch(() => null);
    if (steps) report(steps.done, steps.total);
  };
  const timer = setInterval(() => void look(), watchEveryMs);
  return () => clearInterval(timer);
}
