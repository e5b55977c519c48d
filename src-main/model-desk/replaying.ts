/** Runs a candidate, and the model that is active now, over captures whose truth is known. */
import { join } from 'node:path';
import type { ModelKey, ProductKey } from '../../src-shared/domain/ids';
import { ok, type Result } from '../../src-shared/domain/result';
import type { TaskStart } from '../../src-shared/ipc/contract';
import type { KnownCapture } from '../records/known-captures';
import type { NewReplay } from '../records/replays';
import { DeskError, type DeskParts } from './desk-parts';
import type { TaskContext, TaskOutcome } from './task-runner';

/** Of the accepted and of the rejected captures each, how many are looked at unless it is said. */
const usualRecent = 100;

export interface ReplayOrder {
  readonly product: ProductKey;
  readonly model: ModelKey;
  readonly recent?: number | undefined;
}

/** Throws DeskError `refused` when no capture's truth is known, RecordsError `not-found`. */
export async function startReplay(parts: DeskParts, { product, model, recent }: ReplayOrder): Promise<TaskStart> {
  const { activeModel } = await parts.reader.productByKey(product);
  const models = [await packageOf(parts, model)];
  if (activeModel !== null && activeModel !== model) models.push(await packageOf(parts, activeModel));
  const known = await parts.reader.knownCaptures(product, recent ?? usualRecent);
  if (known.length === 0) throw new DeskError('refused', 'no capture of this product is labelled or decided');
  const task = parts.tasks.start('replay', product, (context) =>
    replay(parts, { product, candidate: model, current: activeModel }, models, known, context),
  );
  return task === null ? { state: 'busy' } : { state: 'started', task };
}

interface ReplayPackage {
  readonly key: ModelKey;
  readonly dir: string;
}

async function packageOf({ reader, dataDir }: DeskParts, key: ModelKey): Promise<ReplayPackage> {
  return { key, dir: join(dataDir, (await reader.modelByKey(key)).folder) };
}

async function replay(
  parts: DeskParts,
  compared: Pick<NewReplay, 'product' | 'candidate' | 'current'>,
  models: readonly ReplayPackage[],
  known: readonly KnownCapture[],
  { host, report }: TaskContext,
): Promise<Result<TaskOutcome, string>> {
  const operator = parts.operator();
  for (const { key, dir } of models) {
    const loaded = await host.loadModel(key, dir);
    if (!loaded.ok) return loaded;
  }
  const keys = models.map(({ key }) => key);
  const photos: NewReplay['photos'][number][] = [];
  for (const { capture, expected, file } of known) {
    const scored = await host.score(file, keys).catch((error: NodeJS.ErrnoException) => {
      // A photo whose file is gone; the process itself lives.
      if (error.code === 'ENOENT') return { ok: false as const };
      throw error;
    });
    const [score = null, other = null] = scored.ok ? scored.value : [];
    const currentScore = compared.current === compared.candidate ? score : other;
    photos.push({ capture, expected, score, currentScore });
    report(photos.length, known.length);
  }
  const replayed = await parts.storage.addReplay({ ...compared, operator, atMs: Date.now(), photos });
  return ok({ kind: 'replay', replay: replayed });
}
