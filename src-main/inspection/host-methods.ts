import type { ModelKey } from '../../src-shared/domain/ids';
import type { InspectionJob, InspectionOutcome, Thresholds } from '../../src-shared/domain/inspection';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { checkPackage, type InstalledPackage, installPackage } from './package/install-package';
import type { StagedPackage } from './package/stage-package';
import { decodePhotoFile } from './photo/decode-photo';
import { writeThumbnail } from './photo/thumbnail';
import { type LoadedModel, loadModel } from './runner/load-model';
import { type TaughtPhoto, type TeachOrder, teachPackage } from './teach-package';

export interface InspectedJob {
  readonly outcome: InspectionOutcome;
  /** What went wrong beside the outcome: the thumbnail could not be written. */
  readonly warning: string | null;
}

/** The loaded model that judges, and by which thresholds; null takes the package's own. */
export interface Judge {
  readonly model: ModelKey;
  readonly thresholds: Thresholds | null;
}

/** How far a long work is; `total` is 0 before it is known. */
export interface StepsDone {
  readonly done: number;
  readonly total: number;
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
  inspect(job: InspectionJob, judge: Judge | null): Promise<InspectedJob>;
  /** The scores a photo gets from loaded models, in their order; null of a model that does not judge such a photo. */
  score(imageFile: string, models: readonly ModelKey[]): Promise<Result<readonly (number | null)[], string>>;
  /** Writes a package into a folder that it makes; meant for a process of its own. */
  teach(order: TeachOrder): Promise<Result<readonly TaughtPhoto[], string>>;
  /** Of the teaching under way, or the last one. */
  teachingSteps(): StepsDone;
}

export function hostMethods(): HostMethods {
  const models = new Map<ModelKey, LoadedModel>();
  let steps: StepsDone = { done: 0, total: 0 };

  const modelOf = (key: ModelKey): LoadedModel => {
    const model = models.get(key);
    if (!model) throw new Error(`model ${key} is not loaded`);
    return model;
  };

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

    inspect: async (job, judge) => inspect(job, judge && { ...judge, loaded: modelOf(judge.model) }),

    async score(imageFile, keys) {
      const photo = await decodePhotoFile(imageFile);
      if (!photo.ok) return photo;
      const scores: (number | null)[] = [];
      for (const key of keys) {
        try {
          const { score, photoProblem } = await modelOf(key).score(photo.value);
          scores.push(photoProblem === null ? score : null);
        } catch (error) {
          return failed((error as Error).message);
        }
      }
      return ok(scores);
    },

    teach: (order) =>
      teachPackage(order, (done, total) => {
        steps = { done, total };
      }),

    teachingSteps: () => steps,
  };
}

async function inspect(
  job: InspectionJob,
  judge: (Judge & { readonly loaded: LoadedModel }) | null,
): Promise<InspectedJob> {
  const startMs = performance.now();
  const photo = await decodePhotoFile(job.imageFile);
  if (!photo.ok) return { outcome: { state: 'undecodable', problem: photo.problem }, warning: null };
  const { width, height } = photo.value;
  const thumbnail = writeThumbnail(photo.value, job.thumbnailFile).then(
    () => null,
    (error: Error) => `no thumbnail of capture ${job.capture}: ${error.message}`,
  );
  if (!judge) return { outcome: { state: 'uninspected', width, height }, warning: await thumbnail };
  try {
    const judgement = await judge.loaded.judge(photo.value, judge.thresholds ?? undefined);
    const durationMs = Math.round(performance.now() - startMs);
    return {
      outcome: { state: 'inspected', model: judge.model, width, height, atMs: Date.now(), durationMs, ...judgement },
      warning: await thumbnail,
    };
  } catch (error) {
    return { outcome: { state: 'unanalysed', problem: (error as Error).message }, warning: await thumbnail };
  }
}
