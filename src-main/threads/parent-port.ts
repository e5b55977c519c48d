import type { RpcPort } from './rpc';

/** The part of Electron's `process.parentPort` that is used; `electron` itself is not imported here. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The line to the process that started this one: Electron's, or plain Node's; null for a program of its own. */
export function parentPort(): RpcPort | null {
  const utility = (process as { parentPort?: UtilityPort }).parentPort;
  if (utility) {
    return {
      postMessage: (message) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', ({ data }) => listener(data)),
    };
  }
  if (!process.send) return null;
  // Without a parent there is nothing left to do.
  process.on('disconnect', () => process.exit(0));
  return {
    postMessage: (message) => process.send?.(message),
    onMessage: (listener) => {
      process.on('message', listener);
    },
  };
}
