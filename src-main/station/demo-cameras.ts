import type { StationStatus, UdpStatus } from '../../src-shared/domain/station-status';
import { spawnHost, type UtilityHost } from '../app/host-process';
import type { DemoMethods } from '../demo/demo-host';
import { RequestError } from '../ipc/handle';
import type { DemoSwitch } from '../ipc/station';
import type { Log } from '../log/log';
import { type Connection, connect } from '../threads/rpc';

export interface DemoCameras extends DemoSwitch {
  /** The station listens now, perhaps at another address: cameras that run send there. */
  stationListens(): void;
  kill(): void;
}

interface Running {
  readonly host: UtilityHost;
  readonly connection: Connection<DemoMethods>;
  cameras: number;
  /** Where they send. */
  target: string;
}

/** Simulated cameras in a process of their own, which send to this station over the real socket. */
export function createDemoCameras(
  hostFile: string,
  udp: () => UdpStatus,
  log: Log,
  onChange: (state: StationStatus['demo']) => void,
): DemoCameras {
  let running: Running | null = null;

  function spawn(): Running {
    const host = spawnHost(hostFile, 'Vigie demo cameras');
    const started: Running = { host, connection: connect<DemoMethods>(host.port), cameras: 0, target: '' };
    host.onExit((how) => {
      started.connection.fail(new Error(`the demo cameras ended (${how})`));
      if (running !== started) return;
      log.warn(`the demo cameras ended (${how})`);
      running = null;
      onChange({ running: false, cameras: 0 });
    });
    return started;
  }

  async function start(cameras: number): Promise<void> {
    const { state, host, port } = await listeningStatus(udp);
    if (state !== 'listening') throw new RequestError('refused', 'the station does not listen yet');
    running ??= spawn();
    running.cameras = cameras;
    running.target = `${host}:${port}`;
    await running.connection.remote.start({ host: host === '0.0.0.0' ? '127.0.0.1' : host, port, cameras });
    onChange({ running: true, cameras });
  }

  return {
    start,
    stationListens() {
      const { host, port } = udp();
      if (!running || running.target === `${host}:${port}`) return;
      start(running.cameras).catch((error: unknown) =>
        log.error('the demo cameras were not sent to the new port', error),
      );
    },
    async stop() {
      const stopping = running;
      running = null;
      onChange({ running: false, cameras: 0 });
      stopping?.host.kill();
    },
    kill() {
      const stopping = running;
      running = null;
      stopping?.host.kill();
    },
  };
}

/** The socket may still be on its way when the program starts with demo cameras. */
async function listeningStatus(udp: () => UdpStatus): Promise<UdpStatus> {
  for (let attempt = 0; attempt < 100 && udp().state === 'starting'; attempt += 1) {
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return udp();
}
