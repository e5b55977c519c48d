import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';
import { openStation, storedCaptures } from './station';

const script = join(import.meta.dirname, 'store-until-killed.ts');

/** The acknowledged photos of a station that is killed `afterMs` after its first one. */
async function storeAndKill(dataDir: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    output += text;
  });
  await once(child, 'close');
  return output.split('\n').filter((line) => line.length === 64);
}

test('a killed station has every acknowledged photo exactly once after its restart', { timeout: 180_000 }, async () => {
  const dataDir = temporaryFolder();
  const acknowledged: string[] = [];
  for (let kill = 0; kill < 8; kill++) {
    acknowledged.push(...(await storeAndKill(dataDir, 20 + Math.random() * 300)));
    const { keeper } = await openStation(dataDir);
    expect(keeper.methods.status()).toMatchObject({ state: 'ok', missingFiles: 0 });
    await keeper.close();

    const stored = storedCaptures(dataDir);
    const rows = stored.map(({ row }) => row);
    expect(stored.every(({ row, file }) => row === file)).toBe(true);
    expect(new Set(rows).size).toBe(rows.length);
    expect(acknowledged.filter((sha) => !rows.includes(sha))).toEqual([]);
    const files = readdirSync(join(dataDir, 'images'), { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith('.part'))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.jpg'))).toHaveLength(rows.length);
  }
  expect(acknowledged.length).toBeGreaterThan(50);
});
