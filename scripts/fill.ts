import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fillStation } from '../test/support/filled-station';

const USAGE = `Makes the data folder of a station with many captures: npm run fill -- --dir FOLDER
  --dir FOLDER     a new folder; the station is started on it once, for its model
  --captures N     over the last days (1,000,000)
  --pictures N     so many of the newest have real photos and thumbnails, hard links to a few painted cables (all)
  --cameras N      (64)
  --products N     that the cameras are dealt out to (4)
  --days N         (365)
  --seed N         (1)`;

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    captures: { type: 'string', default: '1000000' },
    pictures: { type: 'string' },
    cameras: { type: 'string', default: '64' },
    products: { type: 'string', default: '4' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
  },
});
const numbers = [values.captures, values.pictures ?? values.captures, values.cameras, values.products, values.days];
if (values.dir === undefined || numbers.some((text) => !(Number(text) >= 1))) {
  console.error(USAGE);
  process.exit(2);
}
const dataDir = resolve(values.dir);
mkdirSync(dataDir, { recursive: true });
const startMs = performance.now();
await fillStation({
  dataDir,
  captures: Number(values.captures),
  pictures: Number(values.pictures ?? values.captures),
  cameras: Number(values.cameras),
  products: Number(values.products),
  days: Number(values.days),
  seed: Number(values.seed),
});
console.log(`${values.captures} captures in ${((performance.now() - startMs) / 1000).toFixed(0)} s: ${dataDir}`);
