import type { RpcPort } from '../threads/rpc';

/** The part of Electron's `process.parentPort` that is used; `electron` itself is not imported here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The line to the process that started this one: Electron's, or a plain Node child's with advanced serialization. */
export function parentPort(): RpcPort {
  const utility = (process as { parentPort?: ParentPort }).parentPort;
  if (utility) {
    return {
      postMessage: (message) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', ({ data }) => listener(data)),
    };
  }
  if (!process.send) throw new Error('the inspection host is not a program of its own: nobody listens to it');
  // Without a parent there is nothing left to do.
  process.on('disconnect', () => process.exit(0));
  return {
    postMessage: (message) => process.send?.(message),
    onMessage: (listener) => {
      process.on('message', listener);
    },
  };
}
