/** What one draw showed, in numbers. */
import { vectorCount } from '../../src-main/inspection/teach/coreset';
import type { DrawResult, ScoredPhoto } from './fit-and-test';
import { auroc, averagePrecision, bestErrorRates, type ErrorRates, errorRates } from './image-metrics';
import { type PixelMetrics, pixelMetrics } from './pixel-metrics';
import { quantile } from './statistics';

/** Defects of at least this share of the product count as large. */
export const largeDefectShare = 0.01;

export interface Spread {
  readonly median: number;
  readonly p95: number;
}

export interface DrawSummary {
  readonly seed: number;
  readonly trainPhotos: number;
  readonly good: number;
  readonly defective: number;
  readonly imageAuroc: number;
  readonly averagePrecision: number;
  /** Null without masks. */
  readonly pixel: PixelMetrics | null;
  readonly best: ErrorRates;
  /** Rejected: not pass. */
  readonly atPass: ErrorRates;
  /** Rejected: fail. */
  readonly atFail: ErrorRates;
  /** Escapes among defects of at least `largeDefectShare`; null when the set does not say how large they are. */
  readonly large: { readonly count: number; readonly atPass: number; readonly atFail: number } | null;
  readonly byKind: readonly { readonly kind: string; readonly imageAuroc: number; readonly atPass: number }[];
  readonly teachMs: number;
  readonly timesMs: {
    readonly decode: Spread;
    readonly features: Spread;
    readonly distances: Spread;
    readonly total: Spread;
  };
  readonly memory: { readonly vectors: number; readonly sizeBytes: number; readonly packageBytes: number };
  /** Those used, and by how many deviations a small change raises their scores. */
  readonly detectors: readonly { readonly name: string; readonly keenness: number }[];
  readonly scores: readonly { readonly name: string; readonly score: number }[];
}

export function summarise(seed: number, trainPhotos: number, result: DrawResult): DrawSummary {
  const { photos, times, taught } = result;
  const good = scoresOf(photos, ({ kind }) => kind === null);
  const defective = scoresOf(photos, ({ kind }) => kind !== null);
  const { pass, fail } = taught.thresholds;
  const kinds = [...new Set(photos.flatMap(({ kind }) => kind ?? []))];
  const memories = taught.detectors.map(({ memory }) => memory);
  const numbers = memories.reduce((sum, { values }) => sum + values.length, 0);
  return {
    seed,
    trainPhotos,
    good: good.length,
    defective: defective.length,
    imageAuroc: auroc(good, defective),
    averagePrecision: averagePrecision(good, defective),
    pixel: result.maps.length > 0 ? pixelMetrics(result.maps) : null,
    best: bestErrorRates(good, defective),
    atPass: errorRates(good, defective, pass),
    atFail: errorRates(good, defective, fail),
    large: largeEscapes(photos, good, taught.thresholds),
    byKind: kinds.map((kind) => {
      const scores = scoresOf(photos, (photo) => photo.kind === kind);
      return { kind, imageAuroc: auroc(good, scores), atPass: errorRates(good, scores, pass).escapes };
    }),
    teachMs: result.teachMs,
    timesMs: {
      decode: spread(times.map(({ decodeMs }) => decodeMs)),
      features: spread(times.map(({ featuresMs }) => featuresMs)),
      distances: spread(times.map(({ distancesMs }) => distancesMs)),
      total: spread(times.map(({ totalMs }) => totalMs)),
    },
    // Stored at half precision.
    memory: {
      vectors: memories.reduce((sum, memory) => sum + vectorCount(memory), 0),
      sizeBytes: numbers * 2,
      packageBytes: taught.onnx.length,
    },
    detectors: taught.detectors.map(({ detector, keenness }) => ({ name: detector.name, keenness })),
    scores: photos.map(({ name, score }) => ({ name, score })),
  };
}

function largeEscapes(
  photos: readonly ScoredPhoto[],
  good: readonly number[],
  { pass, fail }: { readonly pass: number; readonly fail: number },
): DrawSummary['large'] {
  const large = scoresOf(photos, ({ defectShare }) => (defectShare ?? 0) >= largeDefectShare);
  if (large.length === 0) return null;
  const escapes = (threshold: number): number => errorRates(good, large, threshold).escapes;
  return { count: large.length, atPass: escapes(pass), atFail: escapes(fail) };
}

const scoresOf = (photos: readonly ScoredPhoto[], chosen: (photo: ScoredPhoto) => boolean): readonly number[] =>
  photos.filter(chosen).map(({ score }) => score);

const spread = (times: readonly number[]): Spread => ({ median: quantile(times, 0.5), p95: quantile(times, 0.95) });
