/** The inspector and where its work comes from and goes to. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Capture } from '../../src-shared/domain/capture';
import type { InspectionStatus } from '../../src-shared/domain/station-status';
import { spawnHost } from '../app/host-process';
import { type Inspector, startInspector } from '../inspection/inspector';
import { installModel } from '../ipc/models';
import type { Log } from '../log/log';
import type { Storage } from '../storage/storage-client';

export interface AnalysisOptions {
  readonly hostFile: string;
  readonly dataDir: string;
  /** Model packages that ship with the program. */
  readonly shippedModelsDir: string;
  readonly storage: Storage;
  readonly log: Log;
  readonly onStatus: (status: InspectionStatus) => void;
  readonly onInspected: (capture: Capture) => void;
  readonly onModelsChanged: () => void;
}

export async function startAnalysis(options: AnalysisOptions): Promise<Inspector> {
  const { dataDir, storage, log } = options;
  const { remote } = storage;
  const active = await remote.activeModel();
  const inspector = startInspector({
    spawnHost: () => spawnHost(options.hostFile, 'Vigie inspection'),
    active: active && { model: active, dir: join(dataDir, active.folder) },
    source: {
      next: (limit, inWork) => remote.nextToInspect(limit, inWork),
      waiting: () => remote.waitingForInspection(),
      record: async (capture, outcome) => options.onInspected(await remote.recordInspection(capture, outcome)),
    },
    onStatus: options.onStatus,
    log: (message) => log.warn(message),
  });
  if ((await remote.listModels()).length === 0) {
    await installShipped(options, inspector).catch((error: unknown) =>
      log.error('the shipped model was not installed', error),
    );
  }
  return inspector;
}

/** A new data folder starts with the model that ships with the program, so that demo cables get real verdicts. */
async function installShipped(
  { dataDir, shippedModelsDir, storage, log, onModelsChanged }: AnalysisOptions,
  inspector: Inspector,
): Promise<void> {
  const packages = existsSync(shippedModelsDir)
    ? readdirSync(shippedModelsDir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  for (const { name } of packages) {
    const outcome = await installModel(join(shippedModelsDir, name), dataDir, inspector, storage.remote);
    if (outcome.state !== 'installed') {
      log.error(
        `the shipped model ${name} was not installed: ${outcome.state === 'refused' ? outcome.problem : outcome.state}`,
      );
      continue;
    }
    const model = { ...outcome.model, active: true };
    const [installed] = (await storage.remote.listModels()).filter(({ key }) => key === model.key);
    const activated = installed && (await inspector.activateModel(join(dataDir, installed.folder), model));
    if (activated?.ok) await storage.remote.activateModel(model.key, '', Date.now());
  }
  onModelsChanged();
}
