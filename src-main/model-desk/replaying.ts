/** Runs a candidate, and the model that is active now, over captures whose truth is known. */
import type { ModelKey, ProductKey } from '../../src-shared/domain/ids';
import { ok, type Result } from '../../src-shared/domain/result';
import type { TaskStart } from '../../src-shared/ipc/contract';
import type { KnownCapture } from '../records/known-captures';
import type { NewReplay } from '../records/replays';
import { DeskError, type DeskParts } from './desk-parts';
import { PhotoWork } from './photo-work';
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
  await parts.reader.modelByKey(model);
  const known = await parts.reader.knownCaptures(product, recent ?? usualRecent);
  if (known.length === 0) throw new DeskError('refused', 'no capture of this product is labelled or decided');
  const task = parts.tasks.start('replay', product, (context) =>
    replay(parts, { product, candidate: model, current: activeModel }, known, context),
  );
  return task === null ? { state: 'busy' } : { state: 'started', task };
}

async function replay(
  parts: DeskParts,
  compared: Pick<NewReplay, 'product' | 'candidate' | 'current'>,
  known: readonly KnownCapture[],
  context: TaskContext,
): Promise<Result<TaskOutcome, string>> {
  const operator = parts.operator();
  const { candidate, current } = compared;
  const keys = current === null || current === candidate ? [candidate] : [candidate, current];
  const work = await PhotoWork.begin(parts, keys, context);
  if (!work.ok) return work;
  const photos: NewReplay['photos'][number][] = [];
  for (const { capture, expected, file } of known) {
    const scored = await work.value.on((host) => host.score(file, keys));
    const [score = null, other = null] = scored?.ok ? scored.value : [];
    photos.push({ capture, expected, score, currentScore: current === candidate ? score : other });
    context.report(photos.length, known.length);
  }
  const replayed = await parts.storage.addReplay({ ...compared, operator, atMs: Date.now(), photos });
  return ok({ kind: 'replay', replay: replayed });
}
