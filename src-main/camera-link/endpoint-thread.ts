/** Entry of the thread that receives photos. It does nothing else: whatever blocks it loses packets. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { StorageMessage } from '../../src-shared/domain/transfer';
import { nodePort } from '../threads/node-port';
import { expose } from '../threads/rpc';
import { admittedNetworks } from './admission';
import { Endpoint } from './endpoint';
import type { TableLimits } from './session-table';
import type { EndpointThreadData, EndpointThreadMethods, LinkReport, NetworkSettings } from './thread-protocol';
import { UdpListener } from './udp-listener';

/** How long photos under way to storage may take when the station shuts down. */
const shutdownWaitMs = 5000;

function run(mainPort: MessagePort, { network, blocked, storagePort }: EndpointThreadData): void {
  const report = (each: LinkReport): void => mainPort.postMessage({ kind: 'report', report: each });
  let present = network;
  let whenStored: () => void = () => undefined;

  const listener = new UdpListener(
    (datagram, { address, port }) => endpoint.receive(datagram, address, port),
    (listenerReport) => {
      if (listenerReport.type === 'listening') endpoint.setReceiveRoom(listenerReport.receiveBufferBytes);
      report(listenerReport);
    },
  );
  const endpoint = new Endpoint(limitsOf(network), clock, {
    send: (datagram, port, address) => listener.send(datagram, port, address),
    store: (request) => storagePort.postMessage(request, [request.photo.bytes.buffer as ArrayBuffer]),
    report,
  });
  endpoint.setBlocked(blocked);

  storagePort.on('message', (message: StorageMessage) => {
    endpoint.storageAnswered(message);
    if (endpoint.storingCount === 0) whenStored();
  });

  const methods: EndpointThreadMethods = {
    setBlocked: (cameras) => endpoint.setBlocked(cameras),
    reconfigure(changed) {
      endpoint.setLimits(limitsOf(changed));
      const moved = changed.host !== present.host || changed.port !== present.port;
      present = changed;
      if (moved) listener.listen(changed);
    },
    async shutdown() {
      endpoint.refuseRequests();
      if (endpoint.storingCount > 0) {
        await new Promise<void>((resolve) => {
          whenStored = resolve;
          setTimeout(resolve, shutdownWaitMs);
        });
      }
      endpoint.close();
      listener.close();
      storagePort.close();
    },
  };
  expose(nodePort(mainPort), methods);
  listener.listen(network);
}

const clock = {
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
  setTimer(delayMs: number, callback: () => void): () => void {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

function limitsOf({ admittedNetworks: cidrs, replyLimitBytes, memoryLimitMiB }: NetworkSettings): TableLimits {
  const networks = admittedNetworks(cidrs);
  if (!networks.ok) throw new Error(`not a network: ${networks.problem}`);
  return { admittedNetworks: networks.value, replyLimitBytes, memoryLimitBytes: memoryLimitMiB * 2 ** 20 };
}

if (parentPort) run(parentPort, workerData as EndpointThreadData);
