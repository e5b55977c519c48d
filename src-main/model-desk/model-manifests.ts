/** What installed packages say of themselves. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelKey } from '../../src-shared/domain/ids';
import type { ModelOrigin } from '../../src-shared/domain/model';
import { type ModelManifest, parseManifest } from '../../src-shared/domain/model-manifest';
import { DeskError, type DeskParts } from './desk-parts';

/** Throws RecordsError `not-found`, DeskError `refused` when the manifest cannot be understood. */
export async function manifestOf(
  { reader, dataDir }: Pick<DeskParts, 'reader' | 'dataDir'>,
  model: ModelKey,
): Promise<ModelManifest> {
  const { folder } = await reader.modelByKey(model);
  const manifest = parseManifest(await readFile(join(dataDir, folder, 'manifest.json'), 'utf8'));
  if (!manifest.ok) throw new DeskError('refused', manifest.problem);
  return manifest.value;
}

/** Throws as `manifestOf`. */
export async function modelOrigin(parts: DeskParts, model: ModelKey): Promise<ModelOrigin> {
  const { thresholds, origin, accuracy = null } = await manifestOf(parts, model);
  return {
    thresholds,
    method: origin?.method ?? null,
    madeBy: origin?.madeBy ?? null,
    photos: origin?.photos.length ?? null,
    backbone: origin?.backbone ?? null,
    accuracy,
  };
}
