/** What the station knows of itself, looked at every few seconds for alarms. */
import { networkInterfaces } from 'node:os';
import type { MqttOutputStatus } from '../../src-shared/domain/mqtt-output';
import type { ScheduleStatus } from '../../src-shared/domain/report-schedule';
import type { StationStatus } from '../../src-shared/domain/station-status';
import { AlarmDesk } from '../alarms/alarm-desk';
import { actingName } from '../ipc/acting';
import type { Handlers } from '../ipc/handle';
import type { Publish } from '../ipc/publish';
import type { Log } from '../log/log';
import type { Configuration } from './configuration';
import type { DataRooms } from './data-rooms';
import { OwnNetworks } from './own-networks';
import type { Reception } from './reception';
import type { Retention } from './retention';

export interface Alarms {
  readonly handlers: Pick<Handlers, 'listAlarms' | 'acknowledgeAlarm'>;
  stop(): Promise<void>;
}

export interface AlarmSources {
  readonly settings: Configuration['settings'];
  readonly data: DataRooms;
  readonly reception: Pick<Reception, 'sharedIds'>;
  readonly retention: Pick<Retention, 'outlook'>;
  readonly status: () => StationStatus;
  readonly reports: () => Pick<ScheduleStatus, 'failed'>;
  /** Why the backup that was due is not made; null when none is wanting. */
  readonly backup: () => string | null;
  readonly output: () => MqttOutputStatus;
  readonly publish: Publish;
}

const lookEveryMs = 5000;
/** Of a demo that was ended, the last frames are still on their way. */
const demoEndsMs = 10_000;

export async function openAlarms({ data, publish, ...sources }: AlarmSources, log: Log): Promise<Alarms> {
  const reader = data.reader.remote;
  const storage = data.storage.remote;
  const times = watchedTimes(sources.status);
  const networks = new OwnNetworks();
  const desk = new AlarmDesk({
    standing: await reader.standingAlarms(),
    nowMs: Date.now,
    facts: async () => {
      const cameras = await reader.cameraFacts();
      const disk = await sources.retention.outlook();
      const nowMs = Date.now();
      const { udp, storage: state, inspection } = sources.status();
      const silentAfterMs = sources.settings.current.alarms.silentAfterMinutes * 60_000;
      const sharedIds = sources.reception.sharedIds();
      const reportProblem = sources.reports().failed?.detail ?? null;
      networks.look(networkInterfaces(), nowMs);
      const problems = { reportProblem, backupProblem: sources.backup(), output: sources.output() };
      const station = { udp, storage: state, disk, inspection, ...problems, links: networks.linksOf(cameras) };
      return { nowMs, ...station, cameras, sharedIds, silentAfterMs, ...times.at(nowMs) };
    },
    note: (changes) => storage.noteAlarms(changes),
    noteAcknowledged: (alarm, by) => storage.noteAcknowledged(alarm, by),
    onChange: (active) => publish('alarmsChanged', active),
  });

  let looking: Promise<void> | null = null;
  const look = (): void => {
    // A slow look is not followed by a queue of others.
    looking ??= desk
      .look()
      .catch((error: unknown) => log.warn(`the alarms could not be looked after: ${String(error)}`))
      .finally(() => {
        looking = null;
      });
  };
  const timer = setInterval(look, lookEveryMs);
  look();
  return {
    handlers: {
      listAlarms: async (request) => ({ active: desk.active, history: await reader.alarmHistory(request) }),
      acknowledgeAlarm: ({ alarm }) => desk.acknowledge(alarm, actingName()),
    },
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/** Since when cameras can be heard, and simulated ones are expected to be. */
function watchedTimes(status: () => StationStatus): {
  at(nowMs: number): { listeningSinceMs: number | null; simulatedSinceMs: number };
} {
  let listeningSinceMs: number | null = null;
  let simulatedSinceMs = Date.now();
  let demoRan = false;
  return {
    at(nowMs) {
      const { udp, demo } = status();
      listeningSinceMs = udp.state === 'listening' ? (listeningSinceMs ?? nowMs) : null;
      if (demoRan && !demo.running) simulatedSinceMs = nowMs + demoEndsMs;
      demoRan = demo.running;
      return { listeningSinceMs, simulatedSinceMs };
    },
  };
}
