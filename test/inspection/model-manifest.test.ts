import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src-shared/domain/model-manifest';
import { brightnessMap, smallManifest } from '../support/small-models';

const manifest = smallManifest(brightnessMap(), 'map');
const problemOf = (change: object): string => {
  const parsed = parseManifest(JSON.stringify({ ...manifest, ...change }));
  return parsed.ok ? 'none' : parsed.problem;
};

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(parseManifest(JSON.stringify(manifest))).toEqual({ ok: true, value: manifest });
  });

  it('may begin with a byte order mark', () => {
    expect(parseManifest(`\uFEFF${JSON.stringify(manifest)}`).ok).toBe(true);
  });

  it('of a newer Vigie is named as such, whatever else is in it', () => {
    expect(parseManifest('{"manifestVersion": 4, "shape": "unknown"}')).toEqual({
      ok: false,
      problem: 'manifest.json has manifestVersion 4: the package is from a newer Vigie',
    });
  });

  it('that is no JSON is refused', () => {
    expect(parseManifest('{')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('manifest.json is not valid JSON'),
    });
    expect(parseManifest('null').ok).toBe(false);
  });

  it.each([
    [{ thresholds: { pass: 2, fail: 1 } }, 'manifest.json: thresholds: pass must not be above fail'],
    [{ thresholds: { pass: -1, fail: 0 } }, 'thresholds.fail: must be above 0'],
    [{ model: 'other.onnx' }, 'manifest.json: model: must be one of files'],
    [{ files: [{ path: '../model.onnx', sha256: '0'.repeat(64) }] }, 'files.0.path: must be a path inside the package'],
    [{ files: [{ path: '/model.onnx', sha256: '0'.repeat(64) }] }, 'files.0.path: must be a path inside the package'],
    [
      { files: [{ path: 'C:\\model.onnx', sha256: '0'.repeat(64) }] },
      'files.0.path: must be a path inside the package',
    ],
    [{ files: [{ path: 'model.onnx', sha256: 'abc' }] }, 'files.0.sha256: must be 64 lower-case hexadecimal digits'],
    [{ files: [...manifest.files, ...manifest.files] }, 'files: names a file twice'],
    [{ name: 'No Spaces' }, 'name: must be lower-case letters, digits and hyphens'],
    [
      { input: { ...manifest.input, region: { x: 0.5, y: 0, width: 0.6, height: 1 } } },
      'input.region: must lie within the photo',
    ],
    [{ surprise: 1 }, 'surprise'],
  ])('with %j is refused in words', (change, problem) => {
    expect(problemOf(change)).toContain(problem);
  });

  it('names at most three problems and counts the others', () => {
    const parsed = parseManifest('{"manifestVersion": 1}');
    expect(parsed).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^manifest\.json: name: .*; version: .*; product: .*; and \d+ more$/),
    });
  });
});
