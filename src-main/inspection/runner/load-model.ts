import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, type Tensor } from 'onnxruntime-node';
import type { PhotoProblem, Region, Thresholds, Verdict } from '../../../src-shared/domain/inspection';
import { verdictOf } from '../../../src-shared/domain/inspection';
import {
  type ModelInput,
  type ModelManifest,
  type ModelOutput,
  parseManifest,
} from '../../../src-shared/domain/model-manifest';
import { failed, ok, type Result } from '../../../src-shared/domain/result';
import { filesProblem } from '../package/verify-files';
import type { DecodedPhoto } from '../photo/decode-photo';
import { type Fit, fitPhoto } from './fit-photo';
import { greyPng } from './grey-png';
import { heatMap, suspiciousRegions } from './heat';
import { inputTensor } from './input-tensor';
import { photoPath } from './prepare-photo';
import { type Scored, scoreOutput } from './score-output';
import { hushUnseen, unseen } from './seen';

export interface Judgement {
  readonly score: number;
  readonly verdict: Verdict;
  /** Why the photo cannot be judged, whatever its score; null when it can. */
  readonly photoProblem: PhotoProblem | null;
  readonly thresholds: Thresholds;
  readonly regions: readonly Region[];
  readonly heatMapPng: Uint8Array | null;
}

export interface ScoredPhoto extends Scored {
  readonly fit: Fit;
  readonly photoProblem: PhotoProblem | null;
}

/** A model ready to judge. Its memory is outside the JavaScript heap: release it. */
export interface LoadedModel {
  readonly manifest: ModelManifest;
  /** By these thresholds, or else the manifest's. Throws when the model fails on this photo. */
  judge(photo: DecodedPhoto, thresholds?: Thresholds): Promise<Judgement>;
  /** The score alone and its map in the model's own frame, for measuring. */
  score(photo: DecodedPhoto): Promise<ScoredPhoto>;
  release(): Promise<void>;
}

/**
 * One thread: the second core then decodes the next photo and receives packets, and the runtime's own threads, which
 * spin between runs, do not exist. Memory is given back after each run, which costs 3 of 85 ms: kept for the next, that of
 * eight products would be 800 MiB instead of 270. Level 3 keeps the runtime's warnings off the log.
 */
export const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 3,
};

/** Loads the package in a folder and lets it judge two made-up photos; or says in one line why it cannot be used. */
export async function loadModel(dir: string): Promise<Result<LoadedModel, string>> {
  const text = await readFile(join(dir, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return failed('manifest.json is missing');
  const manifest = parseManifest(text);
  if (!manifest.ok) return manifest;
  const changed = await filesProblem(dir, manifest.value);
  if (changed !== null) return failed(changed);
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(join(dir, manifest.value.model), sessionOptions);
  } catch (error) {
    return failed(`${manifest.value.model} cannot be loaded: ${firstLine(error)}`);
  }
  const problem = tensorsProblem(session, manifest.value) ?? (await trialProblem(session, manifest.value));
  if (problem !== null) {
    await session.release();
    return failed(problem);
  }
  return ok(loaded(session, manifest.value));
}

function loaded(session: InferenceSession, manifest: ModelManifest): LoadedModel {
  const prepare = photoPath(manifest);
  const score = async (photo: DecodedPhoto): Promise<ScoredPhoto> => {
    const { fit, tensor, photoProblem } = prepare(photo);
    const scored = await run(session, manifest, tensor, fit);
    if (!scored.ok) throw new Error(scored.problem);
    return { ...scored.value, fit, photoProblem };
  };
  return {
    manifest,
    score,
    judge: async (photo, thresholds = manifest.thresholds) => {
      const { score: given, map, fit, photoProblem } = await score(photo);
      const heat = map && heatMap(map, fit, thresholds);
      return {
        score: given,
        verdict: photoProblem === null ? verdictOf(given, thresholds) : 'unsure',
        photoProblem,
        thresholds,
        regions: heat ? suspiciousRegions(heat, photo, thresholds) : [],
        heatMapPng: heat && greyPng(heat.width, heat.height, heat.values),
      };
    },
    release: () => session.release(),
  };
}

async function run(
  session: InferenceSession,
  manifest: ModelManifest,
  tensor: Tensor,
  fit: Fit | null,
): Promise<Result<Scored, string>> {
  const { input, output } = manifest;
  const wanted = outputNames(output);
  let outputs: InferenceSession.ReturnType;
  try {
    outputs = await session.run({ [input.tensor]: tensor }, wanted);
  } catch (error) {
    return failed(`${manifest.model} cannot be run: ${firstLine(error)}`);
  } finally {
    tensor.dispose();
  }
  const [result, score] = wanted.map((name) => outputs[name]);
  if (!result) return failed(`output ${output.tensor} is missing`);
  return scoreOutput(result, output, score, (map) => {
    if (fit) hushUnseen(map.values, unseen(fit, map.width, map.height));
  });
}

const outputNames = (output: ModelOutput): string[] =>
  output.kind === 'anomaly-map' && output.scoreTensor !== undefined
    ? [output.tensor, output.scoreTensor]
    : [output.tensor];

function tensorsProblem(session: InferenceSession, { input, output }: ModelManifest): string | null {
  const found = session.inputMetadata.find(({ name }) => name === input.tensor);
  if (!found) return `the model has no input ${input.tensor}, but ${session.inputNames.join(', ')}`;
  if (session.inputNames.length > 1)
    return `the model wants ${session.inputNames.length} inputs: ${session.inputNames.join(', ')}`;
  const absent = outputNames(output).find((name) => !session.outputNames.includes(name));
  if (absent !== undefined) return `the model has no output ${absent}, but ${session.outputNames.join(', ')}`;
  if (!found.isTensor || found.type !== input.elementType) {
    return `input ${input.tensor} holds ${found.isTensor ? found.type : 'no tensor'}, the manifest says ${input.elementType}`;
  }
  return shapeProblem(found.shape, input);
}

function shapeProblem(shape: readonly (number | string)[], { tensor, layout, width, height, resize }: ModelInput) {
  // With keep-area the sides differ from photo to photo.
  const [rows, columns] = resize.rule === 'keep-area' ? (['any', 'any'] as const) : [height, width];
  const expected = layout === 'NCHW' ? [1, 3, rows, columns] : [1, rows, columns, 3];
  const fits = shape.length === 4 && shape.every((size, axis) => typeof size !== 'number' || size === expected[axis]);
  return fits ? null : `input ${tensor} has shape [${shape.join(', ')}], the manifest says [${expected.join(', ')}]`;
}

/** Even grey, then noise: both must come out as numbers of the right shape. */
async function trialProblem(session: InferenceSession, manifest: ModelManifest): Promise<string | null> {
  const { input } = manifest;
  const { width, height } = fitPhoto(usualPhoto, input);
  const trials = [() => 128, (index: number) => Math.imul(index, 0x9e3779b1) >>> 24];
  for (const value of trials) {
    const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => value(index));
    const scored = await run(session, manifest, inputTensor(pixels, { width, height }, input), null);
    if (!scored.ok) return `trial run: ${scored.problem}`;
  }
  return null;
}

/** Pixels; what the boards' cameras send at their highest setting. */
const usualPhoto = { width: 1600, height: 1200 };

const firstLine = (error: unknown): string => ((error as Error).message.split('\n')[0] ?? '').slice(0, 300);
