/** A folder laid out as MVTec AD: `train/good`, `test/good`, `test/<kind>`, and perhaps `ground_truth/<kind>`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { failed, ok, type Result } from '../../src-shared/domain/result';

export interface TestPhoto {
  readonly file: string;
  /** Path inside the folder, with forward slashes. */
  readonly name: string;
  /** Null for a good one. */
  readonly kind: string | null;
  readonly maskFile: string | null;
  /** How much of the product the defect changes, 0-1; null when the folder does not say. */
  readonly defectShare: number | null;
}

export interface PhotoSet {
  readonly train: readonly string[];
  readonly test: readonly TestPhoto[];
}

const photoName = /\.(jpe?g|png)$/i;

/** Lists the folder; or says in one line what it lacks. */
export async function readMvtecFolder(dir: string): Promise<Result<PhotoSet, string>> {
  const train = await photosIn(join(dir, 'train/good'));
  if (train === null) return failed(`${dir} has no folder train/good: is it laid out as MVTec AD?`);
  if (train.length < 2) return failed(`${join(dir, 'train/good')} has ${train.length} photos; at least 2 are needed`);
  const kinds = await foldersIn(join(dir, 'test'));
  if (!kinds?.includes('good')) return failed(`${dir} has no folder test/good: is it laid out as MVTec AD?`);
  const shares = await defectShares(dir);
  const test: TestPhoto[] = [];
  for (const kind of kinds) {
    const masks = kind === 'good' ? [] : ((await photosIn(join(dir, 'ground_truth', kind))) ?? []);
    for (const name of (await photosIn(join(dir, 'test', kind))) ?? []) {
      const path = `test/${kind}/${name}`;
      const mask = masks.find((each) => isMaskOf(each, name));
      test.push({
        file: join(dir, path),
        name: path,
        kind: kind === 'good' ? null : kind,
        maskFile: mask === undefined ? null : join(dir, 'ground_truth', kind, mask),
        defectShare: shares.get(path) ?? null,
      });
    }
  }
  if (!test.some(({ kind }) => kind === null)) return failed(`${join(dir, 'test/good')} has no JPEG or PNG photos`);
  if (!test.some(({ kind }) => kind !== null)) return failed(`${join(dir, 'test')} has no photos of defects`);
  return ok({ train: train.map((name) => join(dir, 'train/good', name)), test });
}

/** `000_mask.png` or `000.png` belongs to `000.png`. */
const isMaskOf = (mask: string, photo: string): boolean =>
  parse(mask).name === `${parse(photo).name}_mask` || parse(mask).name === parse(photo).name;

const photosIn = async (dir: string): Promise<readonly string[] | null> =>
  (await entries(dir))?.filter((entry) => entry.isFile() && photoName.test(entry.name)).map(({ name }) => name) ?? null;

const foldersIn = async (dir: string): Promise<readonly string[] | null> =>
  (await entries(dir))?.filter((entry) => entry.isDirectory()).map(({ name }) => name) ?? null;

/** Sorted by name, so that the same folder is always read in the same order; null when it is not there. */
async function entries(dir: string) {
  const found = await readdir(dir, { withFileTypes: true }).catch(() => null);
  return found?.sort((a, b) => (a.name < b.name ? -1 : 1)) ?? null;
}

/** `defects.csv` as `npm run paint` writes it: photo, share of the cable. */
async function defectShares(dir: string): Promise<ReadonlyMap<string, number>> {
  const text = await readFile(join(dir, 'defects.csv'), 'utf8').catch(() => '');
  const lines = text.trim().split(/\r?\n/).slice(1);
  return new Map(
    lines.map((line) => {
      const [photo = '', share = ''] = line.split(',');
      return [photo, Number(share)];
    }),
  );
}
