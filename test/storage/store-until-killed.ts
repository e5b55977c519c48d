/** Stores photos without end and prints the sha256 of each that was answered with stored; to be killed. */
import { writeSync } from 'node:fs';
import { createKeeper } from '../../src-main/storage/keeper';
import { attachTestLink, photo, sha256 } from './station';

const [dataDir = ''] = process.argv.slice(2);
const keeper = await createKeeper({ dataDir, reserveBytes: 0, checkIntervalMs: 2000 }, () => undefined);
const link = attachTestLink(keeper);

async function storeForEver(cameraId: number): Promise<never> {
  for (;;) {
    const next = photo(cameraId);
    const { type } = await link.store(next);
    if (type === 'stored') writeSync(1, `${sha256(next.bytes)}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, cameraId) => storeForEver(cameraId)));
