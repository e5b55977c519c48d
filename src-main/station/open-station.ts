/** Opens every room of the station and connects them; knows no window. */
import { join } from 'node:path';
import type { Capture } from '../../src-shared/domain/capture';
import { captureId } from '../../src-shared/domain/ids';
import type { RecordsUpdate } from '../../src-shared/domain/records-update';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { defaultSettings, settingsSchema } from '../../src-shared/domain/settings';
import type { StationStatus } from '../../src-shared/domain/station-status';
import type { StationOptions } from '../app/command-line';
import type { ImageSource } from '../app/station-scheme';
import { actingName } from '../ipc/acting';
import { createCaptureNews } from '../ipc/capture-news';
import { createPublisher } from '../ipc/publish';
import { exportProgress } from '../ipc/reports';
import { createStatusBoard } from '../ipc/status-board';
import { createLog, type Log } from '../log/log';
import type { SettingsStore } from '../settings/settings-store';
import { openAlarms } from './alarms';
import { startAnalysis } from './analysis';
import { openBackups } from './backups';
import { type Configuration, openConfiguration } from './configuration';
import { openDataRooms } from './data-rooms';
import { createDemoCameras } from './demo-cameras';
import { noteDataFolder } from './known-data-folder';
import { createLearning } from './learning';
import { openOperators } from './operators';
import { openOutputs } from './outputs';
import { startingStatus, startReception } from './reception';
import { openReporting } from './reporting';
import { answerRequests, type StationRooms } from './requests';
import { followRetention } from './retention';
import type { StartProblem } from './start-problem';

export interface StationPlace {
  readonly command: StationOptions;
  /** Settings and logs; photos and records too unless the settings name another folder. */
  readonly homeDir: string;
  /** The built thread and process entries. */
  readonly builtDir: string;
  readonly assetsDir: string;
  readonly version: string;
  /** The records of an older Vigie are brought up to date, step by step; null when they are. */
  readonly onUpdate: (update: RecordsUpdate | null) => void;
  /** Something without which no photo can be kept has ended. */
  readonly onFatal: (message: string) => void;
}

export interface Station {
  readonly log: Log;
  readonly settings: SettingsStore;
  readonly images: ImageSource;
  /** Somebody uses the window. */
  noteInput(): void;
  /** Has the window open a screen by its path. */
  openScreen(path: string): void;
  /** Finishes the photos in work and closes everything, in order. */
  close(): Promise<void>;
}

/** Fails when the settings or the data folder cannot be used. */
export async function openStation(place: StationPlace): Promise<Result<Station, StartProblem>> {
  const log = createLog(join(place.homeDir, 'logs'));
  // Electron's own answer is a dialog, which holds the main thread until somebody closes it.
  process.on('uncaughtException', (error) => log.error('an error that nothing expected', error));
  process.on('unhandledRejection', (error) => log.error('a rejection that nothing expected', error));
  const configuration = openConfiguration(place, log);
  if (!configuration.ok) return configuration;
  const opened = await openRooms(place, configuration.value, log);
  if (!opened.ok) return opened;
  const rooms = opened.value;
  followSettings(rooms);
  await logSettings(rooms, log);
  answerRequests(rooms, log);
  if (place.command.demoCameras > 0) {
    // The window says why the station does not listen, and has a button to try again.
    await rooms.demo
      .start(place.command.demoCameras)
      .catch((error: unknown) => log.error('the demo cameras were not started', error));
  }
  const reader = rooms.data.reader.remote;
  return ok({
    log,
    settings: rooms.configuration.settings,
    images: {
      files: (capture) => reader.captureFiles(captureId(capture)),
      heatMap: (capture) => reader.heatMapPng(captureId(capture)),
    },
    openScreen: (path) => rooms.publish('screenAsked', { path }),
    noteInput: () => rooms.operators.noteInput(),
    close: () => closeRooms(rooms, log),
  });
}

/** A photo's way backwards: what answers cameras comes last, when all behind it stands. */
async function openRooms(
  place: StationPlace,
  configuration: Configuration,
  log: Log,
): Promise<Result<StationRooms, StartProblem>> {
  const { dataDir, settings, settingsFile, network } = configuration;
  const built = (entry: string): string => join(place.builtDir, `${entry}.js`);
  const publish = createPublisher();
  const board = createStatusBoard(startStatus(place, configuration), (status) => publish('statusChanged', status));

  let onStored: (captures: readonly Capture[]) => void = () => undefined;
  let onDecided: (captures: readonly Capture[]) => void = () => undefined;
  let onRemoved: (captures: readonly Capture[]) => void = () => undefined;
  let onBulkEnd: () => void = () => undefined;
  const data = await openDataRooms(dataDir, built, log, {
    onUpdate: place.onUpdate,
    onStorageStatus: (storage) => board.update({ storage }),
    onStored: (captures) => onStored(captures),
    onDecided: (captures) => onDecided(captures),
    onRemoved: (captures) => onRemoved(captures),
    onBulkProgress: (progress) => {
      publish('bulkProgress', progress);
      if (progress.state !== 'running') onBulkEnd();
    },
    onExportProgress: exportProgress(publish),
    onFatal: place.onFatal,
  });
  if (!data.ok) {
    const named = dataDir === place.homeDir ? '' : ` (it is the dataFolder of ${settingsFile})`;
    const { code, text } = data.problem;
    return failed({ code, text: `the data folder ${dataDir}${named} cannot be used: ${text}` });
  }
  if (dataDir !== place.homeDir) noteDataFolder(place.homeDir, dataDir);
  const { storage, reader } = data.value;
  const news = createCaptureNews(
    publish,
    () => reader.remote.waitingForReview(settings.current.review.policy),
    // A reader that ended remembers nothing.
    (timesMs) => void reader.remote.capturesTouched(timesMs).catch(() => undefined),
  );
  onDecided = news.changed;
  onRemoved = news.changed;
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
  onStored = (captures) => {
    news.changed(captures);
    analysis.inspector.wake();
  };
  onBulkEnd = learning.look;
  learning.look();
  const demo = createDemoCameras(
    built('demo-host'),
    () => board.current.udp,
    log,
    (state) => board.update({ demo: state }),
  );
  const reception = await startReception(built('endpoint-thread'), network(settings.current), storage, log, {
    onStatus: (udp) => {
      board.update({ udp });
      if (udp.state !== 'listening') return;
      process.stdout.write(`ready udp ${udp.host}:${udp.port} data ${dataDir}\n`);
      demo.stationListens();
    },
    onCamerasChanged: () => publish('camerasChanged', null),
  });

  const operators = await openOperators(configuration, data.value, publish, log);
  const reporting = openReporting(place, configuration, data.value, publish, log);
  const backupPlace = { hostFile: built('backup-host'), homeDir: place.homeDir };
  const backups = await openBackups(backupPlace, configuration, data.value, publish, log);
  const outputsPlace = { homeDir: place.homeDir, threadFile: built('outputs-thread') };
  const outputs = openOutputs(outputsPlace, configuration, data.value, publish, log);
  const status = (): StationStatus => board.current;
  const reports = reporting.scheduler.status.bind(reporting.scheduler);
  const backup = backups.desk.lateProblem.bind(backups.desk);
  const retention = followRetention(settings, data.value, status, log);
  const watched = { settings, data: data.value, reception, retention, reports, backup, output: outputs.status, status };
  const alarms = await openAlarms({ ...watched, publish }, log);
  const open = { configuration, data: data.value, analysis, reception, demo, operators, reporting, alarms, retention };
  return ok({ ...open, backups, outputs, learning, news, board, publish, assetsDir: place.assetsDir });
}

function startStatus(place: StationPlace, { dataDir, network, settings }: Configuration): StationStatus {
  const { electron, chrome, node } = process.versions;
  return {
    version: place.version,
    runtime: { electron, chrome, node },
    dataDir,
    udp: startingStatus(network(settings.current)),
    storage: { state: 'ok', problem: null, detail: null, freeBytes: null, quarantinedFiles: 0, missingFiles: 0 },
    inspection: { state: 'starting', active: [], waiting: 0, problem: null },
    proposals: [],
    demo: { running: false, cameras: 0 },
  };
}

/** What a changed setting means for the rooms that are open. */
function followSettings({ configuration: { settings, network }, reception, news, publish }: StationRooms): void {
  settings.onChange((current, before) => {
    publish('settingsChanged', current);
    if (JSON.stringify(network(current)) !== JSON.stringify(network(before)))
      void reception.reconfigure(network(current));
    // What waits for the operator depends on the policy.
    if (current.review.policy !== before.review.policy) news.recount();
  });
}

/** Every change goes into the log, whoever makes it; what was changed without the station, at its next start. */
async function logSettings({ configuration: { settings }, data }: StationRooms, log: Log): Promise<void> {
  const { noteSettings, noteFoundSettings } = data.storage.remote;
  // A full disk must not keep anybody from naming another folder: the next start finds what is not in the log.
  const failed = (error: unknown): void => log.error('a change of settings could not be written into the log', error);
  settings.onChange((current, before) =>
    noteSettings(before, current, { operator: actingName(), atMs: Date.now() }).catch(failed),
  );
  const usual = settingsSchema.parse(defaultSettings);
  await noteFoundSettings(settingsSchema.parse(settings.current), usual, Date.now()).catch(failed);
}

async function closeRooms(
  { demo, alarms, retention, reception, reporting, backups, outputs, learning, analysis, data }: StationRooms,
  log: Log,
): Promise<void> {
  demo.kill();
  retention.stop();
  // A thread that is gone already must not keep the data folder from being closed.
  await reception.close().catch((error: unknown) => log.error('the reception was not closed in order', error));
  await alarms.stop();
  learning.stop();
  await backups.desk.stop();
  await reporting.scheduler.stop();
  await analysis.tasks.stop();
  await analysis.inspector.stop();
  await outputs.close();
  await data.close();
  log.info('the station was closed');
}
