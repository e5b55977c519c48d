import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { OutputOrder } from '../../src-main/outputs/broker-order';
import { createOutputs, cursorFileName } from '../../src-main/outputs/outputs-client';
import { temporaryFolder } from '../support/temporary-folder';

it('switched off while its thread is down, it forgets how far it was all the same', async () => {
  const dataDir = temporaryFolder();
  const ends: Error[] = [];
  const outputs = createOutputs({
    dataDir,
    threadFile: new URL('data:text/javascript,throw new Error("no records")'),
    onStatus: () => undefined,
    log: () => undefined,
    onEnd: (error) => ends.push(error),
  });
  onTestFinished(() => outputs.close());
  const broker = { broker: 'mqtt://127.0.0.1:1', username: '', password: null, caFile: '', prefix: 'p', clientId: 'c' };
  const order: OutputOrder = { ...broker, kinds: ['decision'], station: 'Line 3', reasons: [], language: 'en' };
  await expect(outputs.configure(order)).rejects.toThrow('no records');
  expect(ends).toHaveLength(1);
  const cursor = join(dataDir, cursorFileName);
  writeFileSync(cursor, '{"inspection":5,"decision":1}');
  await outputs.configure(null);
  expect(existsSync(cursor)).toBe(false);
});
