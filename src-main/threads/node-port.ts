import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import type { RpcPort } from './rpc';

/** A worker, or a port to one, as an RpcPort. */
export function nodePort(port: MessagePort | Worker): RpcPort {
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer as readonly Transferable[] | undefined),
    onMessage: (listener) => {
      port.on('message', listener);
    },
  };
}
