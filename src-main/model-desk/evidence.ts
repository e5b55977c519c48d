import { confusionOf, evidenceLimits, histogramOf } from '../../src-shared/domain/evidence';
import { makesMap } from '../../src-shared/domain/model-manifest';
import type { CheckedInput, ModelEvidence } from '../../src-shared/ipc/contract';
import { DeskError, type DeskParts } from './desk-parts';
import { manifestOf } from './model-manifests';

/** Decided captures that are looked at for what new thresholds would change. */
const decisionsShown = 500;

/** Throws RecordsError `not-found`, DeskError `not-found` when the model's thresholds are not known; as `manifestOf` does. */
export async function modelEvidence(
  parts: Pick<DeskParts, 'reader' | 'dataDir'>,
  { product, model, thresholds, wanted }: CheckedInput<'modelEvidence'>,
): Promise<ModelEvidence> {
  const { reader } = parts;
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
    failAboveZero: makesMap((await manifestOf(parts, model)).output),
    scores,
    histogram: histogramOf(scores),
    decisions: await reader.judgedDecisions(product, model, decisionsShown),
    confusion,
    limits: evidenceLimits(scores, confusion, wanted),
  };
}
