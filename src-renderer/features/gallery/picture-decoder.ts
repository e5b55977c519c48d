/** The window's side of the thread that decodes small pictures. */
import type { DecodeAsked, Decoded } from './picture-worker';

type Pictures = Decoded['pictures'];

const waiting = new Map<number, (pictures: Pictures) => void>();
let lastRequest = 0;

function startWorker(): Worker {
  const started = new Worker(new URL('picture-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Decoded>) => {
    waiting.get(data.request)?.(data.pictures);
    waiting.delete(data.request);
  });
  // Without it tiles would wait for ever: they show that there is no picture, and the next request starts another.
  started.addEventListener('error', () => {
    worker = null;
    for (const resolve of waiting.values()) resolve([]);
    waiting.clear();
  });
  return started;
}

let worker: Worker | null = null;

/** Decodes and scales JPEGs to a width in px. In their order; null for what is missing or no picture. */
export function decode(jpegs: DecodeAsked['jpegs'], widthPx: number): Promise<Pictures> {
  worker ??= startWorker();
  lastRequest += 1;
  const asked: DecodeAsked = { request: lastRequest, jpegs, widthPx };
  const answer = new Promise<Pictures>((resolve) => waiting.set(asked.request, resolve));
  worker.postMessage(asked);
  return answer;
}
