import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { type CameraLink, type LinkReport, startCameraLink } from '../../src-main/camera-link/camera-link';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { defaultSettings } from '../../src-shared/domain/settings';
import type { ReceivedPhoto, StorageMessage, StoreRequest } from '../../src-shared/domain/transfer';

const threadFile = new URL('../support/endpoint-thread.mjs', import.meta.url);

interface Station {
  readonly link: CameraLink;
  readonly port: number;
  readonly photos: ReceivedPhoto[];
  readonly reports: LinkReport[];
  readonly exited: Promise<Error | null>;
  readonly answer: (message: StorageMessage) => void;
}

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The real thread on a real socket; the test stands for storage. */
async function startStation(
  onStore: (request: StoreRequest, answer: (message: StorageMessage) => void) => void = ({ token }, answer) =>
    answer({ type: 'stored', token }),
): Promise<Station> {
  const { port1, port2 } = new MessageChannel();
  const photos: ReceivedPhoto[] = [];
  const reports: LinkReport[] = [];
  const answer = (message: StorageMessage): void => port1.postMessage(message);
  port1.on('message', (request: StoreRequest) => {
    photos.push(request.photo);
    onStore(request, answer);
  });
  let exit: (problem: Error | null) => void = () => undefined;
  const exited = new Promise<Error | null>((resolve) => {
    exit = resolve;
  });
  let link: CameraLink | null = null;
  const port = await new Promise<number>((resolve, reject) => {
    link = startCameraLink({
      threadFile,
      network: { ...defaultSettings.network, host: '127.0.0.1', port: 0 },
      blocked: [],
      storagePort: port2,
      onReport: (report) => {
        reports.push(report);
        if (report.type === 'listening') resolve(report.port);
        if (report.type === 'listen-failed') reject(new Error(report.problem));
      },
      onExit: (problem) => {
        port1.close();
        exit(problem);
        if (problem) reject(problem);
      },
    });
  });
  if (!link) throw new Error('not started');
  const started: CameraLink = link;
  let over = false;
  void exited.then(() => {
    over = true;
  });
  open.push(async () => {
    if (!over) await started.shutdown();
  });
  return { link: started, port, photos, reports, exited, answer };
}

async function openCamera(
  port: number,
  cameraId: number,
  faults?: Parameters<typeof SimulatedCamera.open>[0]['faults'],
) {
  const camera = await SimulatedCamera.open({ host: '127.0.0.1', port, cameraId, faults });
  open.push(() => camera.close());
  return camera;
}

const photoOf = (sizeBytes: number, seed: number): Buffer =>
  Buffer.from(Array.from({ length: sizeBytes }, (_, index) => (index * 31 + seed * 7 + (index >> 8)) & 0xff));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('cameras on a lossy network bring their photos through the thread to storage, byte for byte', async () => {
  const station = await startStation();
  const faults = { loss: 0.05, duplication: 0.05, reordering: 0.1, minDelayMs: 0, maxDelayMs: 2 };
  const photos = Array.from({ length: 8 }, (_, index) => photoOf(60_000 + 1000 * index, index));
  const cameras = await Promise.all(photos.map((_, index) => openCamera(station.port, index, faults)));
  const results = await Promise.all(cameras.map((camera, index) => camera.sendPhoto(photos[index] as Buffer)));
  expect(results.map(({ outcome }) => outcome.kind)).toEqual(photos.map(() => 'acknowledged'));
  const stored = new Set(station.photos.map(({ bytes }) => sha256(bytes)));
  expect(stored).toEqual(new Set(photos.map(sha256)));
});

test('the thread reports the receive buffer it got, the cameras it heard and what it counted', async () => {
  const station = await startStation();
  const camera = await openCamera(station.port, 5);
  await camera.sendPhoto(photoOf(5000, 1));
  await station.link.shutdown();
  const endpoint = { cameraId: 5, address: '127.0.0.1', port: camera.localPort };
  expect(station.reports).toMatchObject([
    { type: 'listening', host: '127.0.0.1', port: station.port, askedReceiveBufferBytes: 4_194_304 },
    { type: 'cameras-seen', cameras: [{ camera: endpoint }] },
    { type: 'counters', deltas: [{ camera: endpoint, counts: { packets: 4, completed: 1 } }] },
  ]);
  expect(await station.exited).toBeNull();
});

test('a shutdown lets a photo that is being stored be answered', async () => {
  let token = 0;
  let stored: () => void = () => undefined;
  const handedOver = new Promise<void>((resolve) => {
    stored = resolve;
  });
  const station = await startStation((request) => {
    token = request.token;
    stored();
  });
  const camera = await openCamera(station.port, 5);
  const result = camera.sendPhoto(photoOf(3000, 1));
  await handedOver;
  const shutdown = station.link.shutdown();
  station.answer({ type: 'stored', token });
  await shutdown;
  expect((await result).outcome.kind).toBe('acknowledged');
});

test('a port that is taken is reported, and bound as soon as a free one is given', async () => {
  const taken = createSocket('udp4');
  await new Promise<void>((resolve) => taken.bind(0, '127.0.0.1', resolve));
  open.push(() => void taken.close());
  const station = await startStation();
  const network = { ...defaultSettings.network, host: '127.0.0.1' };
  await station.link.reconfigure({ ...network, port: taken.address().port });
  await expect.poll(() => station.reports.at(-1)).toMatchObject({ type: 'listen-failed', code: 'EADDRINUSE' });
  // Another address that is taken is told again: the screen names the address.
  await station.link.reconfigure({ ...network, host: '0.0.0.0', port: taken.address().port });
  await expect.poll(() => station.reports.filter(({ type }) => type === 'listen-failed')).toHaveLength(2);
  await station.link.reconfigure({ ...network, port: 0 });
  await expect.poll(() => station.reports.at(-1)).toMatchObject({ type: 'listening' });
});

test('a blocked camera is refused with status 4', async () => {
  const station = await startStation();
  await station.link.setBlocked([{ cameraId: 5, address: '127.0.0.1' }]);
  const socket = createSocket('udp4');
  open.push(() => void socket.close());
  const reply = new Promise<string>((resolve) =>
    socket.once('message', (datagram) => resolve(datagram.toString('hex'))),
  );
  socket.send(Buffer.from('01050115000005b4', 'hex'), station.port, '127.0.0.1');
  expect(await reply).toBe('0105010415000005b4');
});
