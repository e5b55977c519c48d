/** One UDP socket that sends bare frames and reads what comes back. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

export interface RawCamera {
  /** The next datagram from the station; null when none came within `timeoutMs`. */
  ask(frame: Uint8Array, timeoutMs?: number): Promise<Buffer | null>;
  close(): void;
}

export async function openRawCamera(host: string, port: number): Promise<RawCamera> {
  const socket = createSocket('udp4');
  socket.bind(0, host);
  await once(socket, 'listening');
  return {
    ask(frame, timeoutMs = 1000) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => finish(null), timeoutMs);
        const finish = (answer: Buffer | null): void => {
          clearTimeout(timer);
          socket.off('message', finish);
          resolve(answer);
        };
        socket.on('message', finish);
        socket.send(frame, port, host);
      });
    },
    close: () => socket.close(),
  };
}

/** A free UDP port of the loopback interface, for a station that must come back on the same one. */
export async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

/** Polls until `look` gives something else than null; throws with `what` when that takes too long. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null> | T | null,
  timeoutMs = 20_000,
): Promise<T> {
  const endMs = Date.now() + timeoutMs;
  while (Date.now() < endMs) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`not within ${timeoutMs} ms: ${what}`);
}
