import type { Publish } from '../ipc/publish';
import type { Log } from '../log/log';
import { OperatorDesk } from '../operators/operator-desk';
import type { Configuration } from './configuration';
import type { DataRooms } from './data-rooms';

const lookEveryMs = 2000;

/** Opens the desk where operators sign in, and signs out whoever is away for too long. */
export async function openOperators(
  { settings }: Configuration,
  data: DataRooms,
  publish: Publish,
  log: Log,
): Promise<OperatorDesk> {
  const desk = await OperatorDesk.open({
    reader: data.reader.remote,
    storage: data.storage.remote,
    nowMs: Date.now,
    signOutAfterMs: () => {
      const minutes = settings.current.operators.signOutAfterMinutes;
      return minutes === null ? null : minutes * 60_000;
    },
    onSession: (session) => publish('sessionChanged', session),
    onOperators: () => publish('operatorsChanged', null),
  });
  const look = (): void => {
    desk.signOutWhenIdle().catch((error: unknown) => log.error('a sign-out could not be recorded', error));
  };
  // Must not keep a program that is ending.
  setInterval(look, lookEveryMs).unref();
  return desk;
}
