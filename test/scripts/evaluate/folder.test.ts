import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOptions } from '../../../scripts/evaluate/evaluate-options';
import { readMvtecFolder } from '../../../scripts/evaluate/mvtec-folder';
import { maskPixels, readImage } from '../../../scripts/evaluate/read-image';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigie-set-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function put(path: string, bytes: Uint8Array | string = ''): Promise<string> {
  const file = join(dir, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return file;
}

const problemOf = async (): Promise<string | null> => {
  const set = await readMvtecFolder(dir);
  return set.ok ? null : set.problem;
};

describe('a folder to evaluate on', () => {
  it('is read in the order of names, with the masks and sizes that belong to the photos', async () => {
    for (const name of ['2.png', '1.JPG', 'notes.txt']) await put(`train/good/${name}`);
    await put('test/good/3.png');
    for (const name of ['0.png', '1.png']) await put(`test/crack/${name}`);
    await put('ground_truth/crack/0_mask.png');
    await put('defects.csv', 'photo,share\ntest/crack/1.png,0.02\n');
    const set = await readMvtecFolder(dir);
    if (!set.ok) throw new Error(set.problem);
    expect(set.value.train).toEqual([join(dir, 'train/good/1.JPG'), join(dir, 'train/good/2.png')]);
    expect(set.value.test.map(({ name, kind, defectShare }) => [name, kind, defectShare])).toEqual([
      ['test/crack/0.png', 'crack', null],
      ['test/crack/1.png', 'crack', 0.02],
      ['test/good/3.png', null, null],
    ]);
    expect(set.value.test.map(({ maskFile }) => maskFile)).toEqual([
      join(dir, 'ground_truth/crack/0_mask.png'),
      null,
      null,
    ]);
  });

  it('is refused in one line that says what is missing', async () => {
    expect(await problemOf()).toContain('no folder train/good');
    await put('train/good/1.png');
    expect(await problemOf()).toContain('has 1 photos; at least 2 are needed');
    await put('train/good/2.png');
    expect(await problemOf()).toContain('no folder test/good');
    await put('test/good/notes.txt');
    expect(await problemOf()).toContain('has no JPEG or PNG photos');
    await put('test/good/1.png');
    expect(await problemOf()).toContain('has no photos of defects');
  });

  it('gives masks at another size, and names the file that is no photo', async () => {
    const canvas = createCanvas(4, 2);
    const context = canvas.getContext('2d');
    context.fillStyle = '#000';
    context.fillRect(0, 0, 4, 2);
    context.fillStyle = '#fff';
    context.fillRect(2, 0, 2, 1);
    const mask = await readImage(await put('mask.png', canvas.toBuffer('image/png')));
    if (!mask.ok) throw new Error(mask.problem);
    expect([...maskPixels(mask.value, 2, 2)]).toEqual([0, 1, 0, 0]);
    const broken = await readImage(await put('broken.jpg', 'no photo'));
    expect(broken.ok || broken.problem).toContain('broken.jpg');
  });
});

describe('the options of evaluate', () => {
  it('have usual values', () => {
    const options = readOptions(['--data', 'somewhere', '--shots', '10', '--seeds', '5', '--json']);
    expect(options).toEqual({
      ok: true,
      value: {
        dataDir: 'somewhere',
        shots: 10,
        seeds: 5,
        sizePixels: null,
        memories: 3000,
        register: true,
        json: true,
      },
    });
  });

  it.each([
    [[], '--data DIR is needed'],
    [['--data', 'd', '--shots', '1'], '--shots must be a whole number from 2'],
    [['--data', 'd', '--seeds', '1.5'], '--seeds must be a whole number'],
    [['--data', 'd', '--what'], "Unknown option '--what'"],
  ])('are refused in words: %j', (args, problem) => {
    const options = readOptions(args);
    expect(options.ok ? '' : options.problem).toContain(problem);
  });
});
