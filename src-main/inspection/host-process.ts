import { type Connection, connect, type RpcPort } from '../threads/rpc';
import type { HostMethods } from './host-methods';

/** A running inspection process. Who starts it decides whether it is Electron's kind or a plain Node child. */
export interface HostProcess {
  readonly port: RpcPort;
  /** `how` in a few words: exit code or signal. Called once, also when the process could not be started. */
  onExit(listener: (how: string) => void): void;
  /** At once (SIGKILL): a process that hangs inside native code hears nothing else. */
  kill(): void;
}

export type SpawnHost = () => HostProcess;

/** Calls to a process; those under way when it ends are rejected. */
export function connectHost(host: HostProcess): Connection<HostMethods> {
  const connection = connect<HostMethods>(host.port);
  host.onExit((how) => connection.fail(new HostGone(how)));
  return connection;
}

/** The inspection process ended while it was working on something. */
export class HostGone extends Error {
  constructor(how: string) {
    super(`the inspection process ended (${how})`);
  }
}
