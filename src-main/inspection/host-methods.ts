import type { ModelKey } from '../../src-shared/domain/ids';
import type { InspectionJob, InspectionOutcome } from '../../src-shared/domain/inspection';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { checkPackage, type InstalledPackage, installPackage } from './package/install-package';
import type { StagedPackage } from './package/stage-package';
import { decodePhotoFile } from './photo/decode-photo';
import { writeThumbnail } from './photo/thumbnail';
import { type LoadedModel, loadModel } from './runner/load-model';

export interface InspectedJob {
  readonly outcome: InspectionOutcome;
  /** What went wrong beside the outcome: the thumbnail could not be written. */
  readonly warning: string | null;
}

/** What the inspection process does for the main process. Problems are one line each, for people. */
export interface HostMethods {
  checkPackage(source: string): Promise<Result<StagedPackage, string>>;
  installPackage(source: string, modelsDir: string): Promise<Result<InstalledPackage, string>>;
  /** Loads an installed package and tries it; a model of this key that is loaded stays when it fails. */
  loadModel(model: ModelKey, dir: string): Promise<Result<null, string>>;
  /** No job with this model may be under way. */
  unloadModel(model: ModelKey): Promise<void>;
  /** Decodes, writes the thumbnail, judges. Without a model the outcome is `uninspected`. */
  inspect(job: InspectionJob, model: ModelKey | null): Promise<InspectedJob>;
}

export function hostMethods(): HostMethods {
  const models = new Map<ModelKey, LoadedModel>();
  return {
    checkPackage,
    installPackage,

    async loadModel(key, dir) {
      const loaded = await loadModel(dir);
      if (!loaded.ok) return failed(loaded.problem);
      const former = models.get(key);
      models.set(key, loaded.value);
      await former?.release();
      return ok(null);
    },

    async unloadModel(key) {
      const model = models.get(key);
      models.delete(key);
      await model?.release();
    },

    async inspect(job, key) {
      const model = key === null ? null : models.get(key);
      if (model === undefined) throw new Error(`model ${key} is not loaded`);
      return inspect(job, key !== null && model ? { key, model } : null);
    },
  };
}

async function inspect(
  job: InspectionJob,
  active: { readonly key: ModelKey; readonly model: LoadedModel } | null,
): Promise<InspectedJob> {
  const startMs = performance.now();
  const photo = await decodePhotoFile(job.imageFile);
  if (!photo.ok) return { outcome: { state: 'undecodable', problem: photo.problem }, warning: null };
  const { width, height } = photo.value;
  const thumbnail = writeThumbnail(photo.value, job.thumbnailFile).then(
    () => null,
    (error: Error) => `no thumbnail of capture ${job.capture}: ${error.message}`,
  );
  if (!active) return { outcome: { state: 'uninspected', width, height }, warning: await thumbnail };
  try {
    const judgement = await active.model.judge(photo.value);
    const durationMs = Math.round(performance.now() - startMs);
    return {
      outcome: { state: 'inspected', model: active.key, width, height, atMs: Date.now(), durationMs, ...judgement },
      warning: await thumbnail,
    };
  } catch (error) {
    return { outcome: { state: 'unanalysed', problem: (error as Error).message }, warning: await thumbnail };
  }
}
