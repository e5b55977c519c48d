import { join, relative } from 'node:path';
import { dialog } from 'electron';
import type { ModelInstallOutcome } from '../../src-shared/ipc/contract';
import type { Inspector } from '../inspection/inspector';
import type { SettingsStore } from '../settings/settings-store';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { type Handlers, RequestError } from './handle';
import type { Publish } from './publish';

/** Installed packages live below this, in the data folder. */
export const modelsFolder = (dataDir: string): string => join(dataDir, 'models');

/** Copies, checks and tries the package, then records it. Refused with the reason when it is bad; nothing is left of it. */
export async function installModel(
  source: string,
  dataDir: string,
  inspector: Inspector,
  storage: Remote<StorageMethods>,
): Promise<ModelInstallOutcome> {
  const installed = await inspector.installPackage(source, modelsFolder(dataDir));
  if (!installed.ok) return { state: 'refused', problem: installed.problem };
  const { manifest, manifestSha256, dir } = installed.value;
  try {
    const { folder: _folder, ...model } = await storage.addModel({
      name: manifest.name,
      version: manifest.version,
      product: manifest.product,
      description: manifest.description,
      installedAtMs: Date.now(),
      manifestSha256,
      // So that a data folder can be moved.
      folder: relative(dataDir, dir),
    });
    return { state: 'installed', model };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'model-exists') throw error;
    return { state: 'refused', problem: (error as Error).message };
  }
}

export function modelHandlers(
  dataDir: string,
  inspector: Inspector,
  storage: Remote<StorageMethods>,
  settings: SettingsStore,
  publish: Publish,
): Pick<Handlers, 'listModels' | 'installModel' | 'activateModel'> {
  return {
    listModels: async () => (await storage.listModels()).map(({ folder: _folder, ...model }) => model),

    async installModel({ from }) {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: [from === 'folder' ? 'openDirectory' : 'openFile'],
        ...(from === 'zip' ? { filters: [{ name: 'Model package', extensions: ['zip'] }] } : {}),
      });
      const [source] = filePaths;
      if (canceled || !source) return { state: 'cancelled' };
      const outcome = await installModel(source, dataDir, inspector, storage);
      if (outcome.state === 'installed') publish('modelsChanged', null);
      return outcome;
    },

    async activateModel({ model: key }) {
      const model = (await storage.listModels()).find((candidate) => candidate.key === key);
      if (!model) throw new RequestError('not-found', `no model ${key}`);
      const { folder, ...listed } = model;
      const activated = await inspector.activateModel(join(dataDir, folder), { ...listed, active: true });
      if (!activated.ok) throw new RequestError('refused', activated.problem);
      await storage.activateModel(key, settings.current.operatorName, Date.now());
      publish('modelsChanged', null);
      return null;
    },
  };
}
