import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Endpoint } from '../../src-main/camera-link/endpoint';
import type { ReceivedPhoto } from '../../src-shared/domain/transfer';
import { tableLimits } from '../support/simulated-line';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-camera-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function camera(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/camera.ts', ...args]);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output, errors })));
}

/** The real endpoint on a real socket; storage keeps everything at once. */
async function startStation(): Promise<{ socket: Socket; port: number; photos: ReceivedPhoto[] }> {
  const socket = createSocket('udp4');
  const photos: ReceivedPhoto[] = [];
  const endpoint = new Endpoint(
    tableLimits(),
    { nowMs: () => performance.now(), wallMs: Date.now, setTimer: () => () => undefined },
    {
      send: (datagram, port, address) => socket.send(datagram, port, address),
      report: () => undefined,
      store: ({ token, photo }) => {
        photos.push(photo);
        queueMicrotask(() => endpoint.storageAnswered({ type: 'stored', token }));
      },
    },
  );
  socket.on('message', (datagram, { address, port }) => endpoint.receive(datagram, address, port));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { socket, port: socket.address().port, photos };
}

test('wrong options end with one clear line and exit code 2', async () => {
  const wrong: [string, string[]][] = [
    ["camera: Unknown option '--bogus'\n", ['--bogus']],
    ['camera: --port must be a whole number from 1 to 65535, not 0\n', ['--port', '0']],
    ['camera: --loss must be a whole number from 0 to 100, not abc\n', ['--loss', 'abc']],
    ['camera: camera ids end at 255: 8 cameras cannot begin at 250\n', ['--cameras', '8', '--id', '250']],
    [`camera: --dir: there is no JPEG file in ${folder}\n`, ['--dir', folder]],
  ];
  const ended = await Promise.all(wrong.map(([, args]) => camera(...args)));
  expect(ended).toEqual(wrong.map(([errors]) => ({ code: 2, output: '', errors })));
});

test('the files of a folder are each sent once, and the summary counts them', async () => {
  const photos = [1, 2, 3].map((seed) => Buffer.alloc(20_000 + seed, seed));
  for (const [index, bytes] of photos.entries()) writeFileSync(join(folder, `${index}.jpg`), bytes);
  const station = await startStation();
  try {
    const args = ['--port', String(station.port), '--cameras', '2', '--interval', '0', '--dir', folder, '--json'];
    const { code, output, errors } = await camera(...args);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatchObject({ acknowledged: 3, gaveUp: 0, crashed: 0, rounds: 3, bytes: 60_006 });
    const received = station.photos.map(({ bytes }) => Buffer.from(bytes));
    expect(received.sort(Buffer.compare)).toEqual(photos.sort(Buffer.compare));
  } finally {
    station.socket.close();
  }
});
