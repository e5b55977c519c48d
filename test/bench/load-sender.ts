/** The process that sends what the benchmark measures: whole transfers as the firmware does them, or a flood. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { parentPort } from '../../src-main/threads/parent-port';
import { expose } from '../../src-main/threads/rpc';
import { encode } from '../../src-shared/protocol/encode';
import { frameKind } from '../../src-shared/protocol/frame';
import { fieldMaxPacketBytes, fieldPayloadBytes } from '../../src-shared/protocol/limits';
import { LoadCamera, SendQueue, type Sent } from './load-camera';

export interface Target {
  readonly host: string;
  readonly port: number;
}

export interface TransferLoad extends Target {
  readonly cameras: number;
  /** From photo to photo of one camera; 0: the next as soon as the last is acknowledged. */
  readonly intervalMs: number;
  /** Real JPEG files, in turn; each photo gets bytes of its own behind its end. */
  readonly files: readonly string[];
  /** Sent before what is measured. */
  readonly warmUpMs: number;
  readonly seconds: number;
}

export interface TransferFigures {
  readonly acknowledged: number;
  readonly gaveUp: number;
  /** Photos that needed more than one round. */
  readonly resent: number;
  readonly endToReplyMs: readonly number[];
  /** How late this process itself was at its worst percent. */
  readonly senderDelayP99Ms: number;
}

export interface FloodLoad extends Target {
  readonly cameras: number;
  readonly files: readonly string[];
  readonly seconds: number;
  /** Whole photos with their end; else the last packet and the end are left out, so that no photo is complete. */
  readonly whole: boolean;
}

export interface DrainLoad extends Target {
  /** The receiver's process, which is stopped while its receive buffer is filled. */
  readonly pid: number;
  readonly cameras: number;
  readonly files: readonly string[];
}

export interface Drained {
  readonly datagrams: number;
  /** From the moment the receiver goes on to its reply to the last datagram. */
  readonly drainMs: number;
}

export interface SenderMethods {
  /** Fills the receive buffer of a stopped receiver, lets it go on and waits for its reply: the sender idle meanwhile. */
  drain(load: DrainLoad): Promise<Drained>;
  transfers(load: TransferLoad): Promise<TransferFigures>;
  /** As fast as one thread can, without waiting for any reply; resolves with the data packets sent. */
  flood(load: FloodLoad): Promise<number>;
}

const monitorStepMs = 2;

async function openSocket({ host, port }: Target): Promise<Socket> {
  const socket = createSocket('udp4');
  // Nobody listens while a station is being exchanged: lost datagrams, as on a real network.
  socket.on('error', () => undefined);
  socket.connect(port, host);
  await once(socket, 'connect');
  return socket;
}

let made = 0;
/** Never an exact multiple of the payload: the stamp lies whole in the last packet. */
function stamped(file: Buffer): Buffer {
  const stamp = Buffer.alloc(32, ' ');
  stamp.write(`${process.pid}:${made++}`);
  const over = (file.length + stamp.length) % fieldPayloadBytes;
  return Buffer.concat([file, Buffer.alloc(over < stamp.length ? stamp.length : 0), stamp]);
}

async function transfers(load: TransferLoad): Promise<TransferFigures> {
  const files = load.files.map((file) => readFileSync(file));
  const queue = new SendQueue();
  const sent: Sent[] = [];
  const beginMs = performance.now();
  const measuredFromMs = beginMs + load.warmUpMs;
  const endMs = measuredFromMs + load.seconds * 1000;
  const delay = monitorEventLoopDelay({ resolution: monitorStepMs });
  delay.enable();

  const run = async (index: number): Promise<void> => {
    const socket = await openSocket(load);
    const camera = new LoadCamera(socket, index + 1, queue);
    await pause((load.intervalMs * index) / load.cameras);
    for (let count = index; performance.now() < endMs; count++) {
      const startedMs = performance.now();
      const outcome = await camera.sendPhoto(stamped(files[count % files.length] as Buffer));
      if (startedMs >= measuredFromMs) sent.push(outcome);
      if (load.intervalMs > 0) await pause(Math.max(0, load.intervalMs - (performance.now() - startedMs)));
    }
    socket.close();
  };
  await Promise.all(Array.from({ length: load.cameras }, (_, index) => run(index)));
  delay.disable();
  const acknowledged = sent.filter((photo) => photo.acknowledged);
  return {
    acknowledged: acknowledged.length,
    gaveUp: sent.length - acknowledged.length,
    resent: sent.filter(({ rounds }) => rounds > 1).length,
    endToReplyMs: acknowledged.map(({ endToReplyMs }) => endToReplyMs),
    senderDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - monitorStepMs),
  };
}

async function flood(load: FloodLoad): Promise<number> {
  const socket = await openSocket(load);
  const bursts = Array.from({ length: load.cameras }, (_, index) =>
    burstOf(index + 1, stamped(readFileSync(load.files[index % load.files.length] as string)), load.whole),
  );
  const endMs = performance.now() + load.seconds * 1000;
  let packets = 0;
  for (let next = 0; performance.now() < endMs; next = (next + 1) % bursts.length) {
    const { request, data, end } = bursts[next] as Burst;
    socket.send(request);
    for (const datagram of data) socket.send(datagram);
    if (load.whole) socket.send(end);
    packets += data.length;
    await turn();
  }
  socket.close();
  return packets;
}

/** Held back go-aheads are out, requests are read. */
const settleMs = 700;
const stoppedMs = 20;

async function drain(load: DrainLoad): Promise<Drained> {
  const socket = await openSocket(load);
  const bursts = Array.from({ length: load.cameras }, (_, index) =>
    burstOf(index + 1, stamped(readFileSync(load.files[index % load.files.length] as string)), false),
  );
  for (const { request } of bursts) socket.send(request);
  await pause(settleMs);
  process.kill(load.pid, 'SIGSTOP');
  const answered = new Promise<number>((resolve) => {
    socket.on('message', (datagram) => datagram[2] === frameKind.end && resolve(performance.now()));
  });
  let startMs: number;
  try {
    await pause(stoppedMs);
    for (const { data } of bursts) for (const datagram of data) socket.send(datagram);
    socket.send((bursts.at(-1) as Burst).end);
    await pause(stoppedMs);
  } finally {
    startMs = performance.now();
    process.kill(load.pid, 'SIGCONT');
  }
  const drainMs = (await answered) - startMs;
  socket.close();
  return { datagrams: bursts.reduce((sum, { data }) => sum + data.length, 1), drainMs };
}

interface Burst {
  readonly request: Uint8Array;
  readonly data: readonly Uint8Array[];
  readonly end: Uint8Array;
}

function burstOf(cameraId: number, photo: Buffer, whole: boolean): Burst {
  const packetCount = Math.ceil(photo.length / fieldPayloadBytes);
  const data = Array.from({ length: whole ? packetCount : packetCount - 1 }, (_, index) => {
    const start = index * fieldPayloadBytes;
    return encode({ kind: 'data', cameraId, index, data: photo.subarray(start, start + fieldPayloadBytes) });
  });
  const request = encode({ kind: 'request', cameraId, packetCount, maxPacketBytes: fieldMaxPacketBytes });
  return { request, data, end: encode({ kind: 'end', cameraId, packetCount }) };
}

const port = parentPort();
if (!port) throw new Error('started by the benchmark only');
if (!port) throw new Error('the sender is started by the benchmark');
expose(port, { drain, transfers, flood } satisfies SenderMethods);
