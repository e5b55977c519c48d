import type { CaptureId, InspectionId, ModelKey, ProductKey } from './ids';

export const verdicts = ['pass', 'unsure', 'fail'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * Why a photo cannot be judged, whatever its score: its verdict is unsure. `no-part`: the part is not where the model can
 * see it.
 */
export const photoProblems = ['blurred', 'too-dark', 'too-bright', 'no-part'] as const;
export type PhotoProblem = (typeof photoProblems)[number];

/** A suspicious region in photo pixels, with its highest heat (0-1) and share of the whole heat (0-1). */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly peak: number;
  readonly share: number;
}

/** Score below `pass` is pass, at or above `fail` is fail, between is unsure. `pass` <= `fail`. */
export interface Thresholds {
  readonly pass: number;
  readonly fail: number;
}

/** One model's look at a capture. */
export interface Inspection {
  readonly id: InspectionId;
  readonly model: ModelKey;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly score: number;
  readonly verdict: Verdict;
  /** Why the photo could not be judged; null when it could. */
  readonly photoProblem: PhotoProblem | null;
  readonly thresholds: Thresholds;
  readonly regions: readonly Region[];
  readonly hasHeatMap: boolean;
}

/** The verdict of a score. */
export function verdictOf(score: number, thresholds: Thresholds): Verdict {
  if (score < thresholds.pass) return 'pass';
  return score >= thresholds.fail ? 'fail' : 'unsure';
}

/** A capture that waits for its inspection: absolute paths of its photo and of the thumbnail to write. */
export interface InspectionJob {
  readonly capture: CaptureId;
  readonly product: ProductKey;
  readonly imageFile: string;
  readonly thumbnailFile: string;
}

/** What became of a job; recorded as the capture's new state. */
export type InspectionOutcome =
  | {
      readonly state: 'inspected';
      readonly model: ModelKey;
      readonly width: number;
      readonly height: number;
      readonly atMs: number;
      /** From reading the file to the verdict. */
      readonly durationMs: number;
      readonly score: number;
      readonly verdict: Verdict;
      /** Why the photo could not be judged; null when it could. */
      readonly photoProblem: PhotoProblem | null;
      readonly thresholds: Thresholds;
      readonly regions: readonly Region[];
      /**
       * 8-bit grey PNG that spans the whole photo at the model's own resolution: 0 is ordinary, 128 is heat at the
       * fail threshold, 255 is twice that or more. Null for models that make no map.
       */
      readonly heatMapPng: Uint8Array | null;
    }
  | { readonly state: 'uninspected'; readonly width: number; readonly height: number }
  | { readonly state: 'undecodable'; readonly problem: string }
  | { readonly state: 'unanalysed'; readonly problem: string };
