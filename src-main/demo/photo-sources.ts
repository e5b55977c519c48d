import { readFile } from 'node:fs/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { demoPhoto } from './painter/demo-photos';

/** What cameras photograph: the JPEG of this camera's shot number `shot` (from 0), or null when there is no more. */
export type PhotoSource = (cameraId: number, shot: number) => Promise<Uint8Array | null>;

/** How long the painter waits for cameras that are sending; a clean transfer is over by then. */
const maxPatienceMs = 300;

/**
 * Painted cables, one after the other: a photo takes its painter some hundred milliseconds, in which this process
 * does nothing else, so it waits a while for the photos under way (`sending` tells). `restShare` is the pause
 * after it, as a share of its own time: 1 leaves half a core to others.
 */
export function paintedPhotos(restShare: number, sending: () => boolean): PhotoSource {
  let queue: Promise<unknown> = Promise.resolve();
  const paint = async (cameraId: number, shot: number): Promise<{ jpeg: Uint8Array; tookMs: number }> => {
    await setImmediate();
    for (let waitedMs = 0; sending() && waitedMs < maxPatienceMs; waitedMs += 10) await setTimeout(10);
    const startedMs = performance.now();
    const jpeg = demoPhoto(cameraId, shot);
    return { jpeg, tookMs: performance.now() - startedMs };
  };
  return async (cameraId, shot) => {
    const painted = queue.then(() => paint(cameraId, shot));
    queue = painted.then(
      ({ tookMs }) => setTimeout(restShare * tookMs),
      () => undefined,
    );
    return (await painted).jpeg;
  };
}

/** Files, handed out in turn to whichever camera asks next. `rounds`: how often each is sent; null without end. */
export function filePhotos(files: readonly string[], rounds: number | null): PhotoSource {
  let next = 0;
  return async () => {
    const file = files[next % files.length];
    if (file === undefined || (rounds !== null && next >= rounds * files.length)) return null;
    next += 1;
    return readFile(file);
  };
}
