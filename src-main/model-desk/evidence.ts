import { confusionOf, evidenceLimits, histogramOf } from '../../src-shared/domain/evidence';
import type { CheckedInput, ModelEvidence } from '../../src-shared/ipc/contract';
import { DeskError, type DeskParts } from './desk-parts';

/** Throws RecordsError `not-found`, DeskError `not-found` when the model's thresholds are not known. */
export async function modelEvidence(
  { reader }: Pick<DeskParts, 'reader'>,
  { product, model, thresholds, wanted }: CheckedInput<'modelEvidence'>,
): Promise<ModelEvidence> {
  await reader.productByKey(product);
  await reader.modelByKey(model);
  const standing = await reader.standingThresholds(product, model);
  if (!standing) throw new DeskError('not-found', 'the thresholds of this model are not known');
  const asked = thresholds ?? standing;
  const scores = await reader.knownScores(product, model);
  const confusion = confusionOf(scores, asked);
  return {
    product,
    model,
    thresholds: asked,
    standing,
    scores,
    histogram: histogramOf(scores),
    confusion,
    limits: evidenceLimits(scores, confusion, wanted),
  };
}
