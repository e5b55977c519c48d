/**
 * What the station is compared with: a plain Node UDP socket that counts data packets, answers every request with a
 * go-ahead and every end with 0 missing, and keeps nothing. A process of its own.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { askedReceiveBufferBytes } from '../../src-main/camera-link/udp-listener';
import { parentPort } from '../../src-main/threads/parent-port';
import { expose } from '../../src-main/threads/rpc';
import { frameKind } from '../../src-shared/protocol/frame';

export interface BareReceiverMethods {
  /** Listens on a free port of the loopback interface, with the receive buffer that the station asks for. */
  listen(): Promise<{ readonly port: number; readonly receiveBufferBytes: number }>;
  /** Data packets since the last call. */
  takeCount(): number;
}

const socket = createSocket('udp4');
let dataPackets = 0;

socket.on('message', (datagram, { address, port }) => {
  switch (datagram[2]) {
    case frameKind.data:
      dataPackets += 1;
      break;
    case frameKind.request:
      // 01 id 01 N S S S S -> 01 id 01 status N S S S S
      socket.send([datagram.subarray(0, 3), new Uint8Array(1), datagram.subarray(3)], port, address);
      break;
    case frameKind.end:
      // 01 id 03 N -> 01 id 03 0
      socket.send([datagram.subarray(0, 3), new Uint8Array(1)], port, address);
      break;
    default:
  }
});

const methods: BareReceiverMethods = {
  async listen() {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    socket.setRecvBufferSize(askedReceiveBufferBytes);
    return { port: socket.address().port, receiveBufferBytes: socket.getRecvBufferSize() };
  },
  takeCount() {
    const taken = dataPackets;
    dataPackets = 0;
    return taken;
  },
};

const port = parentPort();
if (!port) throw new Error('started by the benchmark only');
if (!port) throw new Error('the bare receiver is started by the benchmark');
expose(port, methods);
