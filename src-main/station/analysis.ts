/** The inspector and where its work comes from and goes to. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisTask } from '../../src-shared/domain/analysis-task';
import type { Capture } from '../../src-shared/domain/capture';
import { parseManifest } from '../../src-shared/domain/model-manifest';
import { defaultProduct } from '../../src-shared/domain/product';
import type { InspectionStatus } from '../../src-shared/domain/station-status';
import { spawnHost } from '../app/host-process';
import { type Inspector, startInspector } from '../inspection/inspector';
import type { Log } from '../log/log';
import { installModel } from '../model-desk/install-model';
import { TaskRunner } from '../model-desk/task-runner';
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
  readonly onTask: (task: AnalysisTask) => void;
}

export interface Analysis {
  readonly inspector: Inspector;
  /** Teaching, replays and re-inspections. */
  readonly tasks: TaskRunner;
}

export async function startAnalysis(options: AnalysisOptions): Promise<Analysis> {
  const { dataDir, storage, log } = options;
  const { remote } = storage;
  await readOwnThresholds(options);
  const active = await remote.activeModels();
  const inspector = startInspector({
    spawnHost: () => spawnHost(options.hostFile, 'Vigie inspection'),
    active: active.map(({ folder, ...model }) => ({ ...model, dir: join(dataDir, folder) })),
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
  const tasks = new TaskRunner({
    spawnHost: () => spawnHost(options.hostFile, 'Vigie teaching'),
    onProgress: options.onTask,
    log: (message) => log.warn(message),
  });
  return { inspector, tasks };
}

/** An older Vigie did not note the thresholds of the packages it installed. */
async function readOwnThresholds({ dataDir, storage, log }: AnalysisOptions): Promise<void> {
  for (const { key, folder, ownThresholds } of await storage.remote.listModels()) {
    if (ownThresholds) continue;
    const text = await readFile(join(dataDir, folder, 'manifest.json'), 'utf8').catch(() => '');
    const manifest = parseManifest(text);
    if (manifest.ok) await storage.remote.noteOwnThresholds(key, manifest.value.thresholds);
    else log.warn(`the thresholds of model ${key} cannot be read: ${manifest.problem}`);
  }
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
    const outcome = await installModel(join(shippedModelsDir, name), { dataDir, inspector, storage: storage.remote });
    if (outcome.state !== 'installed') {
      log.error(
        `the shipped model ${name} was not installed: ${outcome.state === 'refused' ? outcome.problem : outcome.state}`,
      );
      continue;
    }
    await activateShipped({ dataDir, storage }, inspector, outcome.model.key);
  }
  onModelsChanged();
}

async function activateShipped(
  { dataDir, storage }: Pick<AnalysisOptions, 'dataDir' | 'storage'>,
  inspector: Inspector,
  key: number,
): Promise<void> {
  const installed = (await storage.remote.listModels()).find((model) => model.key === key);
  if (!installed) return;
  const dir = join(dataDir, installed.folder);
  const product = defaultProduct;
  const activated = await inspector.activateModel({ product, model: installed.key, dir, thresholds: null });
  if (!activated.ok) return;
  await storage.remote.activateModel({
    product,
    model: installed.key,
    confirmed: false,
    operator: '',
    atMs: Date.now(),
  });
}
