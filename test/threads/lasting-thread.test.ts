import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { lastingThread } from '../../src-main/threads/lasting-thread';

/** Answers every call with its own number among the threads started, and ends when told to. */
const source = `
  const { parentPort, workerData } = require('node:worker_threads');
  parentPort.on('message', ({ id, method }) => {
    if (method === 'end') throw new Error('told to end');
    parentPort.postMessage({ kind: 'answer', id, ok: true, value: workerData });
  });
`;

test('a thread that ends unasked rejects the calls under way and is started again', async () => {
  let started = 0;
  const ends: string[] = [];
  const thread = lastingThread<{ number(): number; end(): void }>(
    () => new Worker(source, { eval: true, workerData: ++started }),
    ({ message }) => ends.push(message),
  );
  expect(await thread.remote.number()).toBe(1);
  await expect(thread.remote.end()).rejects.toThrow('told to end');
  await expect(thread.remote.number()).rejects.toThrow('told to end');
  await expect.poll(() => thread.remote.number().catch(() => 0), { timeout: 10_000 }).toBe(2);
  await thread.close();
  expect(ends).toEqual(['told to end']);
  expect(started).toBe(2);
});
