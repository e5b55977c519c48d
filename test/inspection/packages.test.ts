import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ZipEntry, zipOf } from '../../scripts/model/zip-writer';
import { checkPackage, installPackage } from '../../src-main/inspection/package/install-package';
import type { ModelManifest } from '../../src-shared/domain/model-manifest';
import { anomalibExport } from '../support/exported-models';
import { brightnessMap, notANumber, smallManifest, writeSmallPackage } from '../support/small-models';

const onnx = brightnessMap();
const manifest = smallManifest(onnx, 'map');
const mapOutput = {
  kind: 'anomaly-map',
  tensor: 'map',
  activation: 'none',
  topShare: 0.01,
  offset: 0,
  scale: 1,
} as const;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigie-packages-'));
});
afterEach(() => rm(dir, { recursive: true }));

const folder = (bytes: Uint8Array, content: object) => writeSmallPackage(join(dir, 'package'), bytes, content);
const archive = async (entries: readonly ZipEntry[]): Promise<string> => {
  const file = join(dir, 'package.zip');
  await writeFile(file, zipOf(entries));
  return file;
};
const problemOf = async (source: string): Promise<string> => {
  const checked = await checkPackage(source);
  return checked.ok ? 'none' : checked.problem;
};
const text = (content: object | string): Uint8Array =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
const wholeArchive: readonly ZipEntry[] = [
  { name: 'manifest.json', bytes: text(manifest) },
  { name: 'model.onnx', bytes: onnx },
];

describe('a sound package', () => {
  it('passes as a folder, as an archive and as an archive of the folder', async () => {
    expect(await problemOf(await folder(onnx, manifest))).toBe('none');
    expect(await problemOf(await archive(wholeArchive))).toBe('none');
    expect(
      await problemOf(await archive(wholeArchive.map((entry) => ({ ...entry, name: `small/${entry.name}` })))),
    ).toBe('none');
  });

  it('is installed under its name, version and manifest, only what the manifest names, and again as the same', async () => {
    const source = await folder(onnx, manifest);
    await writeFile(join(source, 'notes.txt'), 'not part of it');
    const models = join(dir, 'models');
    const first = await installPackage(source, models);
    const again = await installPackage(await archive(wholeArchive), models);
    expect(again).toEqual(first);
    if (!first.ok) throw new Error(first.problem);
    expect(await readdir(models)).toEqual([`small-1.0.0-${first.value.manifestSha256.slice(0, 8)}`]);
    expect((await readdir(first.value.dir)).sort()).toEqual(['manifest.json', 'model.onnx']);
  });

  it('that was damaged after its installation is made whole by installing it again', async () => {
    const source = await folder(onnx, manifest);
    const installed = await installPackage(source, join(dir, 'models'));
    if (!installed.ok) throw new Error(installed.problem);
    const file = join(installed.value.dir, 'model.onnx');
    await rm(file);
    await writeFile(file, 'x');
    await installPackage(source, join(dir, 'models'));
    expect(Buffer.compare(await readFile(file), onnx)).toBe(0);
  });

  it('leaves nothing of an install that was cut off', async () => {
    const models = join(dir, 'models');
    await mkdir(join(models, '.incoming-abc'), { recursive: true });
    await installPackage(await folder(onnx, manifest), models);
    expect((await readdir(models)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a bad package is refused with one line', () => {
  it('when there is nothing', async () => {
    expect(await problemOf(join(dir, 'absent'))).toBe('there is no such file or folder');
  });

  it('when it has no manifest, an unreadable one or one of a newer Vigie', async () => {
    await mkdir(join(dir, 'empty'));
    expect(await problemOf(join(dir, 'empty'))).toBe('manifest.json is missing');
    expect(await problemOf(await archive([{ name: 'manifest.json', bytes: text('{') }]))).toContain(
      'manifest.json is not valid JSON',
    );
    expect(await problemOf(await folder(onnx, { ...manifest, manifestVersion: 9 }))).toContain('from a newer Vigie');
    expect(await problemOf(await folder(onnx, { ...manifest, product: '' }))).toContain('manifest.json: product:');
  });

  it('when a file is missing, changed or outside of it', async () => {
    const other = { ...manifest, files: [...manifest.files, { path: 'more.bin', sha256: '0'.repeat(64) }] };
    expect(await problemOf(await folder(onnx, other))).toBe('more.bin is missing');
    expect(await problemOf(await folder(Buffer.concat([onnx, Buffer.alloc(1)]), manifest))).toMatch(
      /^model\.onnx has sha256 \w{64}, the manifest says/,
    );
    const source = await folder(onnx, manifest);
    await rm(join(source, 'model.onnx'));
    await writeFile(join(dir, 'outside.onnx'), onnx);
    await symlink(join(dir, 'outside.onnx'), join(source, 'model.onnx'));
    expect(await problemOf(source)).toBe("model.onnx is a file outside the package's folder");
  });

  it.each<[string, readonly ZipEntry[], RegExp]>([
    [
      'leads out of its folder',
      [...wholeArchive, { name: '../evil', bytes: text('x') }],
      /^\.\.\/evil is a file outside the package's folder$/,
    ],
    [
      'begins at the root',
      [...wholeArchive, { name: '/etc/evil', bytes: text('x') }],
      /^\/etc\/evil is a file outside/,
    ],
    [
      'holds a symbolic link',
      [...wholeArchive, { name: 'link', bytes: text('/etc'), mode: 0o120777 }],
      /^link is a symbolic link$/,
    ],
    [
      'is a zip bomb',
      [...wholeArchive, { name: 'zeros', bytes: Buffer.alloc(40_000_000) }],
      /^zeros unpacks to far more than its size: refused as a zip bomb$/,
    ],
    [
      'has too many files',
      Array.from({ length: 1001 }, (_, index) => ({ name: `f${index}`, bytes: text('') })),
      /^the archive has 1001 files: too many$/,
    ],
    ['holds a file twice', [...wholeArchive, ...wholeArchive], /^manifest\.json is in the archive twice$/],
  ])('when the archive %s', async (_what, entries, problem) => {
    expect(await problemOf(await archive(entries))).toMatch(problem);
  });

  it('when the archive is none, or says less than it holds', async () => {
    const file = join(dir, 'package.zip');
    await writeFile(file, 'PK no archive');
    expect(await problemOf(file)).toMatch(/^not a readable \.zip archive/);
    const lying = zipOf(wholeArchive);
    // The model's uncompressed size in the archive's list of files.
    const listed = lying.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    lying.writeUInt32LE(10, listed + 24);
    await writeFile(file, lying);
    expect(await problemOf(file)).toMatch(/^model\.onnx cannot be read: /);
  });

  const other = (change: Partial<ModelManifest>, bytes = onnx) =>
    folder(bytes, { ...smallManifest(bytes, 'map'), ...change });

  it('when its ONNX file is none', async () => {
    expect(await problemOf(await other({}, Buffer.from('no model')))).toMatch(/^model\.onnx cannot be loaded: /);
  });

  it('when the model has another input or output than the manifest says', async () => {
    const { input, output } = manifest;
    expect(await problemOf(await other({ input: { ...input, tensor: 'x' } }))).toBe(
      'the model has no input x, but image',
    );
    expect(await problemOf(await other({ output: { ...output, tensor: 'y' } }))).toBe(
      'the model has no output y, but map',
    );
    expect(await problemOf(await other({ input: { ...input, width: 64 } }))).toBe(
      'input image has shape [1, 3, 32, 32], the manifest says [1, 3, 32, 64]',
    );
    expect(await problemOf(await other({ input: { ...input, layout: 'NHWC' } }))).toContain(
      'the manifest says [1, 32, 32, 3]',
    );
    expect(await problemOf(await other({ input: { ...input, elementType: 'uint8' } }))).toBe(
      'input image holds float32, the manifest says uint8',
    );
    expect(
      await problemOf(
        await other({ output: { kind: 'score', tensor: 'map', activation: 'none', offset: 0, scale: 1 } }),
      ),
    ).toBe('trial run: output map has shape [1, 1, 32, 32], a score is one number');
  });

  it('when it has no output for the score, or that is no number', async () => {
    const bytes = anomalibExport({ freeAxes: false });
    const input = { ...manifest.input, tensor: 'input' };
    const output = { ...mapOutput, tensor: 'anomaly_map' };
    const problem = async (scoreTensor: string) =>
      problemOf(await other({ input, output: { ...output, scoreTensor } }, bytes));
    expect(await problem('score')).toBe(
      'the model has no output score, but pred_score, pred_label, anomaly_map, pred_mask',
    );
    expect(await problem('pred_mask')).toBe(
      'trial run: output pred_mask has shape [1, 1, 32, 32], a score is one number',
    );
    expect(await problem('pred_score')).toBe('none');
  });

  it('when photos are to keep their aspect and the model has one size only', async () => {
    const input = { ...manifest.input, resize: { rule: 'keep-area', multipleOf: 32 } } as const;
    expect(await problemOf(await other({ input }))).toBe(
      'input image has shape [1, 3, 32, 32], the manifest says [1, 3, any, any]',
    );
  });

  it('when a map lies in another order than the manifest says', async () => {
    expect(await problemOf(await other({ output: { ...mapOutput, layout: 'NHWC' } }))).toBe(
      'trial run: output map has shape [1, 1, 32, 32], an anomaly map is [1, height, width, 1]',
    );
  });

  it('when its answer is no number', async () => {
    const bytes = notANumber();
    expect(await problemOf(await folder(bytes, smallManifest(bytes, 'score')))).toBe(
      'trial run: output score holds values that are not numbers (NaN or infinite)',
    );
  });
});
