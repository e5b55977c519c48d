/** Entry of the process that runs demo cameras: they speak the real protocol to a station over the real network. */
import { parentPort } from '../threads/parent-port';
import { expose } from '../threads/rpc';
import { runCamera } from './camera-run';
import { nextDefect } from './painter/demo-photos';
import { paintedPhotos } from './photo-sources';
import { SimulatedCamera } from './simulated-camera';

const usualIntervalMs = 8000;
/** Ports of the demo cameras, id added, so that a camera keeps its port when the demo is started again. */
const firstPort = 45_000;

export interface DemoStart {
  readonly host: string;
  readonly port: number;
  /** How many; their ids are 1 to this. */
  readonly cameras: number;
  /** From photo to photo of one camera; more cameras than one painter can serve take longer. */
  readonly intervalMs?: number;
}

export interface DemoMethods {
  /** Starts the cameras; those of an earlier start are stopped first. */
  start(demo: DemoStart): Promise<void>;
  /** Resolves when the photos under way have come to their end. */
  stop(): Promise<void>;
  exit(): void;
}

interface Running {
  readonly abort: AbortController;
  readonly runs: readonly Promise<void>[];
}

export function demoMethods(): DemoMethods {
  let running: Running | null = null;

  const methods: DemoMethods = {
    async start({ host, port, cameras, intervalMs = usualIntervalMs }) {
      await methods.stop();
      const abort = new AbortController();
      const photos = paintedPhotos(1, () => SimulatedCamera.sending > 0);
      // Other cables at every start.
      const firstShot = Math.floor(Date.now() / 1000) % 900_000;
      const runs = Array.from({ length: cameras }, (_, index) => {
        const cameraId = index + 1;
        const localPort = firstPort + cameraId;
        const { signal } = abort;
        // The first photo of all is of a defective cable: whoever tries the demo has something to decide at once.
        const from = index === 0 ? nextDefect(cameraId, firstShot) : firstShot;
        return runCamera({ host, port, cameraId, localPort, photos, intervalMs, count: null, firstShot: from, signal });
      });
      running = { abort, runs };
    },
    async stop() {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await Promise.allSettled(stopping?.runs ?? []);
    },
    exit() {
      process.exit(0);
    },
  };
  return methods;
}

const port = parentPort();
if (port) expose(port, demoMethods());
