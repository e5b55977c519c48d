import type { Verdict } from '../../src-shared/domain/inspection';
import { verdictOf } from '../../src-shared/domain/inspection';
import type { ModelAccuracy } from '../../src-shared/domain/model-manifest';

/** A photo whose truth is known, and the score a model gave it; `kind` is null for a good one. */
export interface ScoredPhoto {
  readonly kind: string | null;
  readonly score: number;
}

type VerdictCounts = Record<Verdict, number>;

/** What the thresholds make of the scores. */
export function accuracyOf(
  photos: readonly ScoredPhoto[],
  thresholds: { readonly pass: number; readonly fail: number },
  made: Pick<ModelAccuracy, 'measuredOn' | 'command'>,
): ModelAccuracy {
  const count = (chosen: readonly ScoredPhoto[]): VerdictCounts => {
    const counts = { pass: 0, unsure: 0, fail: 0 };
    for (const { score } of chosen) counts[verdictOf(score, thresholds)]++;
    return counts;
  };
  const good = photos.filter(({ kind }) => kind === null);
  const defective = photos.filter(({ kind }) => kind !== null);
  const kinds = [...new Set(defective.map(({ kind }) => kind ?? ''))];
  return {
    ...made,
    good: good.length,
    defective: defective.length,
    imageAuroc: Number(auroc(good, defective).toFixed(4)),
    goodVerdicts: count(good),
    defectiveVerdicts: count(defective),
    byKind: kinds.map((kind) => ({ kind, ...count(defective.filter((photo) => photo.kind === kind)) })),
  };
}

/** How often a defective photo scores higher than a good one; a draw counts half. 0-1. */
function auroc(good: readonly ScoredPhoto[], defective: readonly ScoredPhoto[]): number {
  let higher = 0;
  for (const bad of defective) {
    for (const fine of good) higher += bad.score > fine.score ? 1 : bad.score === fine.score ? 0.5 : 0;
  }
  return higher / (good.length * defective.length);
}
