import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelManifest } from '../../src-shared/domain/model-manifest';
import { anomalibExport, tensorFlowSegmentation, ultralyticsExport } from '../support/exported-models';
import { brightnessMap, notANumber, smallManifest, writeSmallPackage } from '../support/small-models';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigie-model-command-'));
});
afterEach(() => rm(dir, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** The command as people run it. */
const model = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'scripts/model/cli.ts', ...args], (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
  });
const manifestOf = async (file: string): Promise<ModelManifest> =>
  JSON.parse(await readFile(file, 'utf8')) as ModelManifest;
const onnxFile = async (folder: string, bytes: Uint8Array): Promise<string> => {
  await mkdir(join(dir, folder), { recursive: true });
  const file = join(dir, folder, 'model.onnx');
  await writeFile(file, bytes);
  return file;
};

describe('npm run model', () => {
  it('takes an anomalib export from the bare file to a checked archive', async () => {
    const file = await onnxFile('anomalib', anomalibExport({ freeAxes: false }));
    const manifestFile = join(dir, 'anomalib', 'manifest.json');
    const inspected = await model('inspect', file, '--manifest', manifestFile);
    expect(inspected).toMatchObject({ code: 0, errors: '' });
    expect(inspected.output.split('\n').slice(0, 5)).toEqual([
      'input  input: float32 [batch_size, 3, 32, 32]',
      'output pred_score: float32 [batch_size]',
      'output pred_label: bool [batch_size]',
      'output anomaly_map: float32 [batch_size, 1, 32, 32]',
      'output pred_mask: bool [batch_size, 1, 32, 32]',
    ]);
    expect((await manifestOf(manifestFile)).output).toMatchObject({
      kind: 'anomaly-map',
      tensor: 'anomaly_map',
      scoreTensor: 'pred_score',
    });
    expect(await model('inspect', file, '--manifest', manifestFile)).toMatchObject({
      code: 1,
      errors: `${file}: ${manifestFile} is there already\n`,
    });

    await mkdir(join(dir, 'anomalib', 'licences'));
    await writeFile(join(dir, 'anomalib', 'licences', 'weights.txt'), 'free');
    const archive = join(dir, 'anomalib.zip');
    const packed = await model('pack', join(dir, 'anomalib'), '--out', archive);
    expect(packed).toMatchObject({ code: 0, errors: '' });
    expect(packed.output).toContain(`${archive} is written`);
    expect((await manifestOf(manifestFile)).files.map(({ path }) => path)).toEqual([
      'licences/weights.txt',
      'model.onnx',
    ]);
    const checked = await model('check', archive);
    expect(checked).toMatchObject({ code: 0, errors: '' });
    expect(checked.output).toMatch(/: sound\nmodel 1\.0\.0: .*\ninput {2}input: 32 x 32 RGB, NCHW, float32, stretch\n/);
  });

  it('knows an Ultralytics export by its names, size and labels, and other models by their shapes', async () => {
    const [yolo, tensorFlow] = await Promise.all([
      onnxFile('yolo', ultralyticsExport(true, true)),
      onnxFile('tensorflow', tensorFlowSegmentation()),
    ]);
    const [first, second] = [join(dir, 'yolo.json'), join(dir, 'tensorflow.json')];
    const inspected = await Promise.all([
      model('inspect', yolo, '--manifest', first),
      model('inspect', tensorFlow, '--manifest', second),
    ]);
    expect(inspected.map(({ code }) => code)).toEqual([0, 0]);
    expect(await manifestOf(first)).toMatchObject({
      input: {
        tensor: 'images',
        layout: 'NCHW',
        elementType: 'float16',
        width: 32,
        height: 32,
        resize: { rule: 'crop' },
      },
      output: {
        kind: 'classes',
        tensor: 'output0',
        activation: 'none',
        classes: [{ label: 'red' }, { label: 'green' }, {}],
      },
    });
    expect(await manifestOf(second)).toMatchObject({
      input: { tensor: 'input_1', layout: 'NHWC', elementType: 'uint8' },
      output: { kind: 'segmentation', tensor: 'sm', layout: 'NHWC', classes: [{}, {}, {}] },
    });
  });

  it('answers wrong use with its usage and exit code 2', async () => {
    const wrong = [['frob'], ['check'], ['pack', 'a', '--manifest', 'b'], ['check', '--x', 'a']];
    const ended = await Promise.all(wrong.map((args) => model(...args)));
    expect(ended.map(({ code }) => code)).toEqual(wrong.map(() => 2));
    expect(ended.map(({ errors }) => errors.split('\n')[0])).toEqual([
      'no such command: frob',
      'check takes one file or folder',
      'pack takes no --manifest',
      expect.stringContaining('--x'),
    ]);
    expect(await model('--help')).toMatchObject({ code: 0, output: expect.stringContaining('npm run model -- pack') });
  });

  it('says in one line what is wrong with a file or folder, with exit code 1', async () => {
    const nan = await writeSmallPackage(join(dir, 'nan'), notANumber(), smallManifest(notANumber(), 'score'));
    const linked = await writeSmallPackage(join(dir, 'linked'), brightnessMap(), smallManifest(brightnessMap(), 'map'));
    await symlink('/etc/hostname', join(linked, 'name'));
    const [changed, newer] = await Promise.all(
      ['changed', 'newer'].map((name) =>
        writeSmallPackage(join(dir, name), brightnessMap(), {
          ...smallManifest(brightnessMap(), 'map'),
          ...(name === 'newer' ? { manifestVersion: 9 } : { files: [{ path: 'model.onnx', sha256: '0'.repeat(64) }] }),
        }),
      ),
    );
    const text = join(dir, 'text.onnx');
    await writeFile(text, 'no model');
    const cases: [string[], RegExp][] = [
      [['check', changed ?? ''], /: model\.onnx has sha256 \w{64}, the manifest says 0{64}$/],
      [['check', newer ?? ''], /: manifest\.json has manifestVersion 9: the package is from a newer Vigie$/],
      [['check', nan], /: trial run: output score holds values that are not numbers \(NaN or infinite\)$/],
      [['inspect', text], /: cannot be loaded: .+$/],
      [['pack', join(dir, 'absent')], /: there is no such folder$/],
      [['pack', linked], /: name is not a plain file$/],
      [['pack', nan, '--out', join(nan, 'x.zip')], /x\.zip would lie in the folder that is packed$/],
      [['pack', nan, '--out', join(dir, 'nan.zip')], /: trial run: output score holds values that are not numbers/],
    ];
    for (const [args, problem] of cases) {
      const { code, output, errors } = await model(...args);
      expect({ args, code, output }).toEqual({ args, code: 1, output: '' });
      expect(errors.trimEnd()).toMatch(problem);
      expect(errors.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(existsSync(join(dir, 'nan.zip'))).toBe(false);
  }, 60_000);
});
