/** Processes of our own that may crash without harm: Electron's utility processes, as ports for calls. */
import { utilityProcess } from 'electron';
import type { RpcPort } from '../threads/rpc';

export interface HostProcess {
  readonly port: RpcPort;
  readonly pid: number | undefined;
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

/** Starts `entryFile` as a utility process. Its output goes to ours. */
export function spawnHost(entryFile: string, serviceName: string, args: readonly string[] = []): HostProcess {
  const child = utilityProcess.fork(entryFile, [...args], { serviceName, stdio: 'inherit' });
  return {
    port: {
      postMessage: (message) => child.postMessage(message),
      onMessage: (listener) => {
        child.on('message', listener);
      },
    },
    get pid() {
      return child.pid;
    },
    onExit: (listener) => {
      child.once('exit', listener);
    },
    kill: () => {
      child.kill();
    },
  };
}
