/** A data folder as a year of work leaves it, for benchmarks and for people to look at. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Writer } from '../../src-main/records/handles';
import { databaseFile, openWriter } from '../../src-main/records/open-records';
import { linkPicture, type PaintedPicture, paintPictures } from './linked-pictures';
import { addManyCaptures } from './many-captures';
import { startStation } from './running-station';

export interface FilledStation {
  readonly dataDir: string;
  readonly captures: number;
  /** The newest so many have their photos and thumbnails as files; the others are rows alone. */
  readonly pictures: number;
  readonly cameras?: number;
  readonly products?: number;
  readonly days?: number;
  readonly seed?: number;
}

/**
 * The built program makes the folder with its own model, then rows and files are added. Deterministic for a seed but
 * for the times, which end now. Throws when the folder holds a database.
 */
export async function fillStation(options: FilledStation): Promise<void> {
  const { dataDir, captures, pictures, cameras = 64, products = 4, days = 365, seed = 1 } = options;
  if (existsSync(databaseFile(dataDir))) throw new Error(`${dataDir} holds a station already`);
  const started = await startStation({ dataDir });
  await started.stop();
  const folder = join(dataDir, 'pictures');
  const painted = await paintPictures(folder, Math.min(captures, pictures));
  const writer = openWriter(databaseFile(dataDir));
  const newestMs = Date.now() - 60_000;
  try {
    // Nobody relies on this folder before it is complete.
    writer.db.pragma('synchronous = OFF');
    writer.db.pragma('cache_size = -400000');
    withoutIndexes(writer, () =>
      addManyCaptures(writer, { captures, cameras, products, days, seed, newestMs, oddities: true, pictures: painted }),
    );
    for (let product = 2; product <= products; product++) {
      writer.run(
        `INSERT INTO model_activation (product, model, operator, at_ms) VALUES (?, 1, '', ?)`,
        product,
        newestMs,
      );
    }
    linkNewest(writer, dataDir, pictures, painted);
    writer.db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    writer.db.close();
    rmSync(folder, { recursive: true });
  }
}

/** Sorting them once at the end takes a fraction of keeping them up to date. */
function withoutIndexes(writer: Writer, work: () => void): void {
  const indexes = writer.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`,
  );
  for (const { name } of indexes) writer.db.exec(`DROP INDEX ${name}`);
  work();
  for (const { sql } of indexes) writer.db.exec(sql);
}

function linkNewest(writer: Writer, dataDir: string, count: number, painted: readonly PaintedPicture[]): void {
  const newest = writer.all<{ id: number; file: string }>(
    'SELECT id, file FROM capture ORDER BY id DESC LIMIT ?',
    count,
  );
  for (const { id, file } of newest) {
    const picture = painted[(id - 1) % painted.length];
    if (picture) linkPicture(dataDir, file, picture);
  }
}
