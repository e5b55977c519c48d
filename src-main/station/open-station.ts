/** Opens every room of the station and connects them; knows no window. */
import { join, resolve } from 'node:path';
import type { Capture } from '../../src-shared/domain/capture';
import { captureId } from '../../src-shared/domain/ids';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { Settings } from '../../src-shared/domain/settings';
import type { StationOptions } from '../app/command-line';
import type { ImageSource } from '../app/station-scheme';
import type { Inspector } from '../inspection/inspector';
import { cameraHandlers } from '../ipc/cameras';
import { createCaptureNews } from '../ipc/capture-news';
import { captureHandlers } from '../ipc/captures';
import { handleRequests } from '../ipc/handle';
import { modelHandlers, taskHandlers } from '../ipc/models';
import { productHandlers } from '../ipc/products';
import { createPublisher } from '../ipc/publish';
import { exportProgress, reportHandlers } from '../ipc/reports';
import { settingsHandlers } from '../ipc/settings';
import { stationHandlers } from '../ipc/station';
import { createStatusBoard } from '../ipc/status-board';
import { createLog, type Log } from '../log/log';
import type { DeskParts } from '../model-desk/desk-parts';
import { startReader } from '../records/reader-client';
import { startReports } from '../reports/reports-client';
import { readSettings } from '../settings/settings-file';
import { createSettingsStore } from '../settings/settings-store';
import { type Storage, startStorage } from '../storage/storage-client';
import { startAnalysis } from './analysis';
import { createDemoCameras } from './demo-cameras';
import { createLearning } from './learning';
import { type Network, startingStatus, startReception } from './reception';

export interface StationPlace {
  readonly command: StationOptions;
  /** Settings and logs; photos and records too unless the settings name another folder. */
  readonly homeDir: string;
  /** The built thread and process entries. */
  readonly builtDir: string;
  readonly assetsDir: string;
  readonly version: string;
  /** Something without which no photo can be kept has ended. */
  readonly onFatal: (message: string) => void;
}

export interface Station {
  readonly log: Log;
  readonly images: ImageSource;
  /** Finishes the photos in work and closes everything, in order. */
  close(): Promise<void>;
}

/** Fails, in words for the operator, when the settings or the data folder cannot be used. */
export async function openStation(place: StationPlace): Promise<Result<Station, string>> {
  const log = createLog(join(place.homeDir, 'logs'));
  // Electron's own answer is a dialog, which holds the main thread until somebody closes it.
  process.on('uncaughtException', (error) => log.error('an error that nothing expected', error));
  process.on('unhandledRejection', (error) => log.error('a rejection that nothing expected', error));
  const settingsFile = join(place.homeDir, 'settings.json');
  const read = readSettings(settingsFile);
  if (!read.ok) return read;
  if (read.value.notice) log.warn(read.value.notice);
  const settings = createSettingsStore(settingsFile, read.value.settings);
  // A folder on the command line is meant for everything.
  const dataDir =
    place.command.dataDir === null && settings.current.dataFolder
      ? resolve(settings.current.dataFolder)
      : place.homeDir;
  const network = (of: Settings): Network => ({
    ...of.network,
    host: place.command.udpHost ?? of.network.host,
    port: place.command.udpPort ?? of.network.port,
  });
  const built = (name: string): string => join(place.builtDir, `${name}.js`);

  const publish = createPublisher();
  const board = createStatusBoard(
    {
      version: place.version,
      runtime: {
        electron: process.versions.electron ?? '',
        chrome: process.versions.chrome ?? '',
        node: process.versions.node,
      },
      dataDir,
      udp: startingStatus(network(settings.current)),
      storage: { state: 'ok', problem: null, detail: null, freeBytes: null, quarantinedFiles: 0, missingFiles: 0 },
      inspection: { state: 'starting', active: [], waiting: 0, problem: null },
      proposals: [],
      demo: { running: false, cameras: 0 },
    },
    (status) => publish('statusChanged', status),
  );

  const restarted = (name: string) => (error: Error) =>
    log.error(`the ${name} thread ended; it is started again`, error);
  let onStored: (captures: readonly Capture[]) => void = () => undefined;
  let storage: Storage;
  try {
    storage = await startStorage({
      dataDir,
      threadFile: built('storage-thread'),
      onStatus: (status) => board.update({ storage: status }),
      onStored: (captures) => onStored(captures),
      onCheckFailed: (message) => log.error(`the check of all files ended: ${message}`),
      onExit: (error) => {
        log.error('the storage thread ended', error);
        place.onFatal(`the storage thread ended: ${error.message}`);
      },
    });
  } catch (error) {
    const named = dataDir === place.homeDir ? '' : ` (it is the dataFolder of ${settingsFile})`;
    return failed(`the data folder ${dataDir}${named} cannot be used: ${(error as Error).message}`);
  }
  board.update({ storage: await storage.remote.status() });
  const reader = startReader({ dataDir, threadFile: built('reader-thread'), onEnd: restarted('reader') });
  const reports = startReports({
    dataDir,
    threadFile: built('reports-thread'),
    onProgress: exportProgress(publish),
    onEnd: restarted('reports'),
  });
  const news = createCaptureNews(publish, () => reader.remote.waitingForReview(settings.current.review.policy));

  let inspector: Inspector | null = null;
  onStored = (captures) => {
    news.changed(captures);
    inspector?.wake();
  };
  const learning = createLearning(
    () => reader.remote.listProducts(),
    (proposals) => {
      board.update({ proposals });
      publish('productsChanged', null);
    },
  );
  // Before the first camera is answered: the first photo already meets the model.
  const analysis = await startAnalysis({
    hostFile: built('inspection-host'),
    dataDir,
    shippedModelsDir: join(place.assetsDir, 'models'),
    storage,
    log,
    onStatus: (inspection) => board.update({ inspection }),
    onInspected: (capture) => news.changed([capture]),
    onModelsChanged: () => publish('modelsChanged', null),
    onTask: (task) => publish('taskProgress', task),
  });
  inspector = analysis.inspector;
  learning.look();
  const reception = await startReception(built('endpoint-thread'), network(settings.current), storage, log, {
    onStatus: (udp) => {
      board.update({ udp });
      if (udp.state === 'listening') process.stdout.write(`ready udp ${udp.host}:${udp.port} data ${dataDir}\n`);
    },
    onCamerasChanged: () => publish('camerasChanged', null),
  });
  const demo = createDemoCameras(
    built('demo-host'),
    () => board.current.udp,
    log,
    (state) => board.update({ demo: state }),
  );

  settings.onChange((current, before) => {
    publish('settingsChanged', current);
    if (JSON.stringify(network(current)) !== JSON.stringify(network(before)))
      void reception.reconfigure(network(current));
    // What waits for the operator depends on the policy.
    if (current.review.policy !== before.review.policy) news.recount();
  });
  const { listCameras, ...cameras } = cameraHandlers(reader.remote, storage.remote, async () => {
    await reception.blockedChanged();
    publish('camerasChanged', null);
  });
  const operator = (): string => settings.current.operatorName;
  const desk: DeskParts = {
    ...analysis,
    dataDir,
    backboneFile: join(place.assetsDir, 'models', 'backbone.onnx'),
    teachSettings: null,
    storage: storage.remote,
    reader: reader.remote,
    operator,
    onModelsChanged: () => publish('modelsChanged', null),
    onProductsChanged: learning.look,
    onInspected: (capture) => news.changed([capture]),
  };
  handleRequests(
    {
      ...stationHandlers(board, demo),
      ...captureHandlers(reader.remote, storage.remote, settings, news, learning.look),
      ...cameras,
      listCameras: async () => reception.withDuplicates(await listCameras(undefined)),
      ...reportHandlers(reports, settings, publish),
      ...modelHandlers(desk),
      ...taskHandlers(desk),
      ...productHandlers(reader.remote, storage.remote, operator, {
        products: learning.look,
        cameras: () => publish('camerasChanged', null),
      }),
      ...settingsHandlers(settings),
    },
    log,
  );
  if (place.command.demoCameras > 0) {
    // The window says why the station does not listen, and has a button to try again.
    await demo
      .start(place.command.demoCameras)
      .catch((error: unknown) => log.error('the demo cameras were not started', error));
  }

  return ok({
    log,
    images: {
      files: (capture) => reader.remote.captureFiles(captureId(capture)),
      heatMap: (capture) => reader.remote.heatMapPng(captureId(capture)),
    },
    async close() {
      demo.kill();
      // A thread that is gone already must not keep the data folder from being closed.
      await reception.close().catch((error: unknown) => log.error('the reception was not closed in order', error));
      learning.stop();
      await analysis.tasks.stop();
      await analysis.inspector.stop();
      await Promise.all([reports.close(), reader.close()]);
      await storage.close();
      log.info('the station was closed');
    },
  });
}
