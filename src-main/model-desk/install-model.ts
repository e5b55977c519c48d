import { join, relative } from 'node:path';
import type { Model } from '../../src-shared/domain/model';
import type { ModelInstallOutcome } from '../../src-shared/ipc/contract';
import type { InstalledPackage } from '../inspection/package/install-package';
import type { InstalledModel, NewModel } from '../records/models';
import type { DeskParts } from './desk-parts';

/** Installed packages live below this, in the data folder. */
export const modelsFolder = (dataDir: string): string => join(dataDir, 'models');

/** The row of a package that was installed in `dataDir` just now. */
export function newModelOf(
  { manifest, manifestSha256, dir }: InstalledPackage,
  dataDir: string,
  installedBy = '',
): NewModel {
  return {
    name: manifest.name,
    version: manifest.version,
    product: manifest.product,
    description: manifest.description,
    installedAtMs: Date.now(),
    installedBy,
    manifestSha256,
    // So that a data folder can be moved.
    folder: relative(dataDir, dir),
    thresholds: manifest.thresholds,
  };
}

/** What the window may know of a model. */
export function shownModel({ folder: _folder, ownThresholds: _own, ...model }: InstalledModel): Model {
  return model;
}

/** Without an operator: it came with the program. */
type InstallParts = Pick<DeskParts, 'dataDir' | 'inspector' | 'storage'> & Partial<Pick<DeskParts, 'operator'>>;

/** Copies, checks and tries the package, then records it. Refused with the reason when it is bad; nothing is left of it. */
export async function installModel(
  source: string,
  { dataDir, inspector, storage, operator }: InstallParts,
): Promise<ModelInstallOutcome> {
  const installed = await inspector.installPackage(source, modelsFolder(dataDir));
  if (!installed.ok) return { state: 'refused', problem: installed.problem };
  try {
    const row = newModelOf(installed.value, dataDir, operator?.());
    return { state: 'installed', model: shownModel(await storage.addModel(row)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'model-exists') throw error;
    return { state: 'refused', problem: (error as Error).message };
  }
}
