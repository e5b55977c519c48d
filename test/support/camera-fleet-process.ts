/** The process of a camera fleet: takes FleetOptions as its first message, `'stop'` later. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { perfectLink } from '../../src-main/demo/link-faults';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { seededRandom } from '../../src-shared/seeded-random';
import type { FleetMessage, FleetOptions, FleetPhoto } from './camera-fleet';

let stopping = false;

process.on('message', (message: FleetOptions | 'stop') => {
  if (message === 'stop') stopping = true;
  else void runFleet(message).then(leave, fail);
});
process.on('disconnect', () => process.exit(0));

const leave = (): void => process.disconnect();
function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

async function runFleet(options: FleetOptions): Promise<void> {
  const photos = photoMaker(options.photo, options.seed ?? 1);
  await Promise.all(Array.from({ length: options.cameras }, (_, index) => runOne(options, index, photos)));
}

async function runOne(options: FleetOptions, index: number, photos: () => Buffer): Promise<void> {
  const { host, port, photosPerCamera, intervalMs = 0 } = options;
  const cameraId = (options.firstId ?? 1) + index;
  const faults = options.faults ? { ...perfectLink, ...options.faults } : perfectLink;
  const camera = await SimulatedCamera.open({ host, port, cameraId, faults, seed: (options.seed ?? 1) + index });
  for (let count = 0; (photosPerCamera === null || count < photosPerCamera) && !stopping; count++) {
    const startedMs = performance.now();
    const bytes = photos();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { outcome, ...result } = await camera.sendPhoto(bytes);
    const photo = {
      cameraId,
      sha256,
      sizeBytes: bytes.length,
      outcome: outcome.kind,
      ...result,
      endedAtMs: Date.now(),
    };
    process.send?.({ kind: 'sent', photo } satisfies FleetMessage);
    await setTimeout(Math.max(0, intervalMs - (performance.now() - startedMs)));
  }
  camera.close();
}

/** Cheap to make, so that sending is what takes time: one body, and a number in each photo. */
function photoMaker(photo: FleetPhoto, seed: number): () => Buffer {
  let made = 0;
  const stamp = (): Buffer => Buffer.from(`${seed}:${process.pid}:${made++}`.padEnd(32, ' '));
  if (photo.kind === 'files') {
    const files = photo.files.map((file) => readFileSync(file));
    return () => Buffer.concat([files[made % files.length] as Buffer, stamp()]);
  }
  const random = seededRandom(seed);
  const body = Buffer.from(Array.from({ length: photo.sizeBytes }, () => Math.floor(random() * 256)));
  body.set([0xff, 0xd8], 0);
  body.set([0xff, 0xd9], photo.sizeBytes - 2);
  return () => {
    const bytes = Buffer.from(body);
    bytes.set(stamp(), 16);
    return bytes;
  };
}
