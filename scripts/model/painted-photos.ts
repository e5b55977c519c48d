/**
 * Painted cables to teach and to measure with. They are kept in a cache folder named after the painter's source, so
 * that a change of the painter never meets old photos.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFECT_KINDS, type DefectKind } from '../../src-main/demo/painter/defects';
import { paintCable } from '../../src-main/demo/painter/paint-cable';

const painterDir = join(import.meta.dirname, '../../src-main/demo/painter');

export interface PhotoPlan {
  readonly seed: number;
  readonly defect: DefectKind | null;
}

/** `good` good cables and `defective` ones, every kind of defect in turn, from consecutive seeds. */
export function photoPlans(firstSeed: number, good: number, defective: number): readonly PhotoPlan[] {
  return Array.from({ length: good + defective }, (_, index) => ({
    seed: firstSeed + index,
    defect: index < good ? null : (DEFECT_KINDS[(index - good) % DEFECT_KINDS.length] ?? null),
  }));
}

export class PaintedPhotos {
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async inCache(cacheDir: string): Promise<PaintedPhotos> {
    const hash = createHash('sha256');
    for (const name of (await readdir(painterDir)).sort())
      hash.update(name).update(await readFile(join(painterDir, name)));
    const dir = join(cacheDir, 'painted', hash.digest('hex').slice(0, 16));
    await mkdir(dir, { recursive: true });
    return new PaintedPhotos(dir);
  }

  /** The JPEG; painted now when it is not in the cache. */
  async jpeg(plan: PhotoPlan): Promise<Uint8Array> {
    const file = join(this.#dir, `${plan.seed}-${plan.defect ?? 'good'}.jpg`);
    const cached = await readFile(file).catch(() => null);
    if (cached) return cached;
    const { jpeg } = paintCable(plan);
    await writeFile(`${file}.tmp`, jpeg);
    await rename(`${file}.tmp`, file);
    return jpeg;
  }
}
