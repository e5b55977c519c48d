/** Processes of our own that may crash without harm: Electron's utility processes, as ports for calls. */
import { utilityProcess } from 'electron';
import type { RpcPort } from '../threads/rpc';

export interface UtilityHost {
  readonly port: RpcPort;
  /** `how` in a few words. Called once. */
  onExit(listener: (how: string) => void): void;
  kill(): void;
}

/** Starts `entryFile` as a utility process. What it writes goes to our standard error. */
export function spawnHost(entryFile: string, serviceName: string): UtilityHost {
  const child = utilityProcess.fork(entryFile, [], { serviceName, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  let killed = false;
  const killNow = (): void => {
    // Its own kill() asks politely, which a process that hangs in native code never hears.
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  };
  child.once('spawn', () => {
    if (killed) killNow();
  });
  return {
    port: {
      postMessage: (message) => child.postMessage(message),
      onMessage: (listener) => {
        child.on('message', listener);
      },
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(`exit code ${code}`));
    },
    kill: () => {
      killed = true;
      killNow();
    },
  };
}
