/** Camera-link and what it reports: into the records, onto the status board, to the window. */
import { networkInterfaces } from 'node:os';
import type { CameraStatus } from '../../src-shared/domain/camera';
import type { Settings } from '../../src-shared/domain/settings';
import type { UdpStatus } from '../../src-shared/domain/station-status';
import { type CameraLink, type LinkReport, startCameraLink } from '../camera-link/camera-link';
import type { Log } from '../log/log';
import type { Storage } from '../storage/storage-client';

export type Network = Settings['network'];

export interface Reception {
  reconfigure(network: Network): Promise<void>;
  /** The records' list of blocked cameras has changed. */
  blockedChanged(): Promise<void>;
  /** Adds what only the link knows: boards that share an id while the list shows them as one. */
  withDuplicates(cameras: readonly CameraStatus[]): readonly CameraStatus[];
  /** Camera ids that several boards were lately heard to use. */
  sharedIds(): ReadonlySet<number>;
  close(): Promise<void>;
}

export interface ReceptionListeners {
  onStatus(status: UdpStatus): void;
  onCamerasChanged(): void;
}

/** A thread that ended unexpectedly is started again after this. */
const restartMs = 1000;
/** A duplicate id is shown this long after it was last proved. */
const duplicateShownMs = 10 * 60_000;

export async function startReception(
  threadFile: string,
  initial: Network,
  storage: Storage,
  log: Log,
  listeners: ReceptionListeners,
): Promise<Reception> {
  let network = initial;
  let status = startingStatus(initial);
  let closing = false;
  let restart: NodeJS.Timeout | null = null;
  const duplicates = new Map<string, number>();
  const sharedIds = new Map<number, number>();
  let link = await start();

  async function start(): Promise<CameraLink> {
    const blocked = await storage.remote.blockedCameras();
    return startCameraLink({
      threadFile,
      network,
      blocked,
      storagePort: storage.linkPort(),
      onReport,
      onExit: (problem) => {
        if (closing) return;
        log.error('the reception thread ended and is started again', problem);
        if (restart) clearTimeout(restart);
        restart = setTimeout(() => void start().then((started) => (link = started), recordsFailed), restartMs);
      },
    });
  }

  const recordsFailed = (error: unknown): void => log.error('a camera report could not be recorded', error);

  /** A thread that has just ended learns of it when it is started again. */
  const tookNote = (error: unknown): void => log.warn(`the reception thread was not told: ${String(error)}`);

  function onReport(report: LinkReport): void {
    switch (report.type) {
      case 'listening':
      case 'listen-failed':
        status = listenerStatus(status, network, report);
        if (report.type === 'listen-failed')
          log.error(`cannot listen on UDP ${network.host}:${network.port}: ${report.problem}`);
        else
          log.info(`listening on UDP ${report.host}:${report.port}, receive buffer ${report.receiveBufferBytes} bytes`);
        listeners.onStatus(status);
        return;
      case 'cameras-seen':
        void storage.remote
          .noteCamerasSeen(report.cameras.map(({ camera, atMs }) => ({ ...camera, atMs })))
          .then(listeners.onCamerasChanged, recordsFailed);
        return;
      case 'counters':
        void storage.remote.addCounters(report.deltas).then(listeners.onCamerasChanged, recordsFailed);
        return;
      case 'failed-transfers':
        void storage.remote.recordFailedTransfers(report.transfers).then(listeners.onCamerasChanged, recordsFailed);
        return;
      case 'duplicate-id': {
        const { cameraId, endpoints } = report.duplicate;
        log.warn(
          `camera id ${cameraId} is used by several boards: ${endpoints.map(({ address, port }) => `${address}:${port}`).join(', ')}`,
        );
        sharedIds.set(cameraId, Date.now());
        for (const { address } of endpoints) duplicates.set(`${cameraId} ${address}`, Date.now());
        listeners.onCamerasChanged();
      }
    }
  }

  return {
    async reconfigure(changed) {
      network = changed;
      await link.reconfigure(changed).catch(tookNote);
    },
    async blockedChanged() {
      await link.setBlocked(await storage.remote.blockedCameras()).catch(tookNote);
    },
    withDuplicates: (cameras) =>
      cameras.map((camera) => {
        const provedAtMs = duplicates.get(`${camera.cameraId} ${camera.address}`) ?? 0;
        if (Date.now() - provedAtMs > duplicateShownMs || camera.warnings.includes('duplicate-id')) return camera;
        return { ...camera, warnings: ['duplicate-id', ...camera.warnings] };
      }),
    sharedIds: () => {
      const provedSinceMs = Date.now() - duplicateShownMs;
      return new Set([...sharedIds].flatMap(([id, provedAtMs]) => (provedAtMs >= provedSinceMs ? id : [])));
    },
    async close() {
      closing = true;
      if (restart) clearTimeout(restart);
      await link.shutdown();
    },
  };
}

export function startingStatus({ host, port }: Network): UdpStatus {
  return {
    state: 'starting',
    host,
    port,
    addresses: ownAddresses(),
    problem: null,
    askedReceiveBufferBytes: 0,
    receiveBufferBytes: 0,
    receiveBufferClamped: false,
  };
}

type ListenerReport = Extract<LinkReport, { type: 'listening' | 'listen-failed' }>;

function listenerStatus(before: UdpStatus, network: Network, report: ListenerReport): UdpStatus {
  const addresses = ownAddresses();
  if (report.type === 'listen-failed') {
    return { ...before, addresses, state: 'failed', host: network.host, port: network.port, problem: report.problem };
  }
  const { host, port, askedReceiveBufferBytes, receiveBufferBytes, clamped } = report;
  return {
    state: 'listening',
    host,
    port,
    addresses,
    problem: null,
    askedReceiveBufferBytes,
    receiveBufferBytes,
    receiveBufferClamped: clamped,
  };
}

/** IPv4 addresses by which cameras can reach this machine. */
function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
