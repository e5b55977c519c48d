/** Inspects captures again, with any installed model; the inspections before stay. */
import type { CaptureId, ModelKey, ProductKey } from '../../src-shared/domain/ids';
import type { InspectionJob } from '../../src-shared/domain/inspection';
import { defaultProduct } from '../../src-shared/domain/product';
import { ok, type Result } from '../../src-shared/domain/result';
import type { TaskStart } from '../../src-shared/ipc/contract';
import type { Judge } from '../inspection/host-methods';
import { DeskError, type DeskParts } from './desk-parts';
import { PhotoWork } from './photo-work';
import type { TaskContext, TaskOutcome } from './task-runner';

/**
 * `model` null takes each product's active one. Throws DeskError `refused` when none is, `photo-removed` when no capture has
 * its photo any more, RecordsError `not-found`.
 */
export async function startReinspection(
  parts: DeskParts,
  captures: readonly CaptureId[],
  model: ModelKey | null,
): Promise<TaskStart> {
  const wanted = new Set(captures);
  const jobs = await parts.reader.inspectionJobs([...wanted]);
  if (jobs.length === 0) throw new DeskError('photo-removed', '');
  const judges = await judgesOf(parts, jobs, model);
  if (judges.size === 0) throw new DeskError('refused', 'no model is active for these captures');
  const product = jobs[0]?.product ?? defaultProduct;
  const task = parts.tasks.start('reinspect', product, (context) =>
    reinspect(parts, jobs, judges, wanted.size - jobs.length, context),
  );
  return task === null ? { state: 'busy' } : { state: 'started', task };
}

async function judgesOf(
  { reader }: DeskParts,
  jobs: readonly InspectionJob[],
  model: ModelKey | null,
): Promise<ReadonlyMap<ProductKey, Judge>> {
  const judges = new Map<ProductKey, Judge>();
  for (const product of new Set(jobs.map((job) => job.product))) {
    const key = model ?? (await reader.productByKey(product)).activeModel;
    if (key !== null) judges.set(product, { model: key, thresholds: await reader.standingThresholds(product, key) });
  }
  return judges;
}

async function reinspect(
  parts: DeskParts,
  jobs: readonly InspectionJob[],
  judges: ReadonlyMap<ProductKey, Judge>,
  withoutPhoto: number,
  context: TaskContext,
): Promise<Result<TaskOutcome, string>> {
  const models = [...new Set([...judges.values()].map(({ model }) => model))];
  const work = await PhotoWork.begin(parts, models, context);
  if (!work.ok) return work;
  let failed = withoutPhoto;
  for (const [at, job] of jobs.entries()) {
    const judge = judges.get(job.product);
    // What cannot be judged keeps what it has.
    const outcome = judge ? (await work.value.on((host) => host.inspect(job, judge)))?.outcome : null;
    if (outcome?.state === 'inspected') {
      parts.onInspected(await parts.storage.recordInspection(job.capture, outcome));
    } else failed++;
    context.report(at + 1, jobs.length);
  }
  return ok({ kind: 'reinspect', failed });
}
