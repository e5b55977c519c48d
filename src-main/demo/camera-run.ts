import { setTimeout } from 'node:timers/promises';
import type { PhotoSource } from './photo-sources';
import { type PhotoResult, SimulatedCamera, type SimulatedCameraOptions } from './simulated-camera';

export interface CameraRun extends SimulatedCameraOptions {
  readonly photos: PhotoSource;
  /** From the start of one photo to the start of the next; a photo that takes longer delays it. */
  readonly intervalMs: number;
  /** Photos to send; null without end. */
  readonly count: number | null;
  /** Number of the first shot. */
  readonly firstShot: number;
  /** Ends the run after the photo under way. */
  readonly signal: AbortSignal;
  readonly onPhoto?: (cameraId: number, sizeBytes: number, result: PhotoResult) => void;
}

/** One camera that takes photos at a steady pace, the first at once, until it is told to stop or has no more. */
export async function runCamera(run: CameraRun): Promise<void> {
  const camera = await SimulatedCamera.open(run);
  try {
    for (let sent = 0; (run.count === null || sent < run.count) && !run.signal.aborted; sent++) {
      const startedMs = performance.now();
      const photo = await run.photos(run.cameraId, run.firstShot + sent);
      if (!photo || run.signal.aborted) return;
      const result = await camera.sendPhoto(photo);
      run.onPhoto?.(run.cameraId, photo.length, result);
      if (sent + 1 !== run.count) await pause(run.intervalMs - (performance.now() - startedMs), run.signal);
    }
  } finally {
    camera.close();
  }
}

const pause = (delayMs: number, signal: AbortSignal): Promise<void> =>
  setTimeout(Math.max(0, delayMs), undefined, { signal }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
