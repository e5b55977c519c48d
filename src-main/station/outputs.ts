/** What the station tells other systems: which broker, with what password, and how it goes. */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  type MqttOutput,
  type MqttOutputStatus,
  type MqttOutputView,
  outputOff,
  usualPrefix,
} from '../../src-shared/domain/mqtt-output';
import type { Settings } from '../../src-shared/domain/settings';
import { passwordSeal } from '../app/password-seal';
import { actingName } from '../ipc/acting';
import type { Handlers } from '../ipc/handle';
import { outputHandlers } from '../ipc/outputs';
import type { Publish } from '../ipc/publish';
import type { Log } from '../log/log';
import type { BrokerOrder, OutputOrder } from '../outputs/broker-order';
import { createOutputs } from '../outputs/outputs-client';
import { PasswordFile } from '../outputs/password-file';
import type { Configuration } from './configuration';
import type { DataRooms } from './data-rooms';

export interface StationOutputs {
  readonly handlers: Pick<Handlers, 'outputView' | 'setOutputPassword' | 'testOutput' | 'chooseCaFile'>;
  status(): MqttOutputStatus;
  close(): Promise<void>;
}

export interface OutputsPlace {
  readonly homeDir: string;
  readonly threadFile: string;
}

export function openOutputs(
  { homeDir, threadFile }: OutputsPlace,
  { settings, dataDir }: Configuration,
  { storage }: DataRooms,
  publish: Publish,
  log: Log,
): StationOutputs {
  const passwords = new PasswordFile(join(homeDir, 'mqtt-password.json'), passwordSeal());
  let status = outputOff;
  const view = async (): Promise<MqttOutputView> => {
    const stored = await passwords.read();
    const passwordFor = stored && { broker: stored.broker, username: stored.username };
    return { status, usualPrefix: usualPrefix(stationName(settings.current)), passwordFor };
  };
  const outputs = createOutputs({
    dataDir,
    threadFile,
    onStatus: (now) => {
      status = now;
      publish('outputChanged', now);
    },
    log: (text) => log.info(`mqtt output: ${text}`),
    onEnd: (error) => log.error('the outputs thread ended; it is started again', error),
  });

  const brokerOrder = async (mqtt: MqttOutput, typed: string | null = null): Promise<BrokerOrder> => {
    const { broker, username, caFile, topicPrefix } = mqtt;
    const stored = await passwords.read();
    // A password is sent to nobody but the one it was entered for.
    const own = stored?.broker === broker && stored.username === username ? stored.password : null;
    const prefix = topicPrefix || usualPrefix(stationName(settings.current));
    return { broker, username, caFile, password: typed ?? own, prefix, clientId: clientIdOf(dataDir) };
  };
  const outputOrder = async (current: Settings): Promise<OutputOrder | null> => {
    const { outputs: wanted, reasons, language } = current;
    if (!wanted.mqtt.on) return null;
    const station = stationName(current);
    return { ...(await brokerOrder(wanted.mqtt)), kinds: wanted.mqtt.kinds, station, reasons, language };
  };

  let turn: Promise<unknown> = Promise.resolve();
  const apply = (): Promise<void> => {
    const done = turn.then(async () => outputs.configure(await outputOrder(settings.current)));
    turn = done.catch((error: unknown) => log.error('the outputs could not be set up', error));
    return done;
  };
  settings.onChange((current, before) => {
    const bearsOnIt = ({ outputs: wanted, stationName: name, reasons, language }: Settings): string =>
      JSON.stringify([wanted, name, reasons, language]);
    if (bearsOnIt(current) !== bearsOnIt(before)) void apply().catch(() => undefined);
  });
  void apply().catch(() => undefined);

  return {
    handlers: outputHandlers({
      view,
      settings,
      passwords,
      passwordChanged: async (before, after) => {
        const deed = { operator: actingName(), atMs: Date.now() };
        await storage.remote
          .noteSettings({ mqttPassword: before }, { mqttPassword: after }, deed)
          .catch((error: unknown) => log.error('a change of the password could not be written into the log', error));
        await apply();
      },
      test: async (mqtt, password) =>
        outputs.test({ ...(await brokerOrder(mqtt, password)), station: stationName(settings.current) }),
    }),
    status: () => status,
    close: async () => {
      await turn;
      await outputs.close();
    },
  };
}

const stationName = ({ stationName: name }: Settings): string => name || hostname();

/** At most 23 letters and digits, which every broker takes (MQTT 3.1.1, section 3.1.3.1). */
const clientIdOf = (dataDir: string): string =>
  `vigie${createHash('sha256').update(`${hostname()}\n${dataDir}`).digest('hex').slice(0, 16)}`;
