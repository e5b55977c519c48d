/**
 * Many simulated cameras that send photos as fast as the station takes them, in a process of their own so that
 * they do not disturb whoever measures or kills the station.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LinkFaults } from '../../src-main/demo/link-faults';

export interface FleetOptions {
  readonly host: string;
  readonly port: number;
  readonly cameras: number;
  /** Id of the first camera; 1 when absent. */
  readonly firstId?: number;
  /** Photos of each camera; null until `stop`. */
  readonly photosPerCamera: number | null;
  readonly photo: FleetPhoto;
  /** From photo to photo of one camera; 0 (at once) when absent. */
  readonly intervalMs?: number;
  readonly faults?: Partial<LinkFaults>;
  readonly seed?: number;
}

/** No two photos of a fleet have the same bytes. */
export type FleetPhoto =
  /** Noise between the marks of a JPEG: receives well, decodes not. */
  | { readonly kind: 'noise'; readonly sizeBytes: number }
  /** These files in turn, each with a few bytes of its own behind its end, which decoders skip. */
  | { readonly kind: 'files'; readonly files: readonly string[] };

export interface SentPhoto {
  readonly cameraId: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly outcome: 'acknowledged' | 'gave-up' | 'crashed';
  readonly requests: number;
  readonly rounds: number;
  readonly durationMs: number;
  /** From the last End to the 0-missing reply; null unless acknowledged. */
  readonly endToReplyMs: number | null;
  /** ms since 1970. */
  readonly endedAtMs: number;
}

export interface Fleet {
  /** Every photo that has come to its end so far; grows while the fleet runs. */
  readonly sent: readonly SentPhoto[];
  /** Resolves with `sent` when every camera is done; rejects when the process fails. */
  readonly finished: Promise<readonly SentPhoto[]>;
  /** Lets the photos under way come to their end. */
  stop(): Promise<readonly SentPhoto[]>;
  /** Ends the process at once; `finished` resolves with what was sent until then. */
  kill(): void;
}

export type FleetMessage = { readonly kind: 'sent'; readonly photo: SentPhoto };

export function startFleet(options: FleetOptions): Fleet {
  const sent: SentPhoto[] = [];
  const child = fork(fileURLToPath(new URL('./camera-fleet-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  let killed = false;
  child.on('message', ({ photo }: FleetMessage) => sent.push(photo));
  child.send(options);
  const finished = new Promise<readonly SentPhoto[]>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0 || killed) resolve(sent);
      else reject(new Error(`the camera fleet ended with code ${code}`));
    });
  });
  return {
    sent,
    finished,
    stop() {
      if (child.connected) child.send('stop');
      return finished;
    },
    kill() {
      killed = true;
      child.kill('SIGKILL');
    },
  };
}
