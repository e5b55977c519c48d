import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelInput, type ModelManifest, manifestVersion } from '../../../src-shared/domain/model-manifest';
import { inputName } from './feature-graph';
import type { TaughtProduct, TeachSettings } from './teach-product';

const modelFile = 'model.onnx';

/** The network halves its input five times. */
const sideMultiple = 32;

/** What the backbone expects: red, green, blue from -1 to 1. Sides in pixels, multiples of 32. */
export const taughtInput = (size: { readonly width: number; readonly height: number }): ModelInput => ({
  tensor: inputName,
  layout: 'NCHW',
  elementType: 'float32',
  width: size.width,
  height: size.height,
  colourOrder: 'RGB',
  mean: [127.5, 127.5, 127.5],
  scale: [1 / 127.5, 1 / 127.5, 1 / 127.5],
  resize: { rule: 'stretch' },
});

/** As `taughtInput`, for photos of any aspect, which they keep: `side` x `side` pixels in all. */
export const aspectKeepingInput = (side: number): ModelInput => ({
  ...taughtInput({ width: side, height: side }),
  resize: { rule: 'keep-area', multipleOf: sideMultiple },
});

const longestSide = 448;
const shortestSide = 192;

/**
 * Side for `aspectKeepingInput`: photos (or the looked-at regions) of these sizes in pixels are not enlarged, which
 * would show nothing more, and brought down to 448 x 448 pixels in all, which is what can be judged in time.
 */
export function suitableSide(sizes: readonly { readonly width: number; readonly height: number }[]): number {
  const sides = sizes.map(({ width, height }) => Math.sqrt(width * height)).sort((a, b) => a - b);
  const usual = sides[Math.floor(sides.length / 2)] ?? longestSide;
  return Math.min(longestSide, Math.max(shortestSide, Math.round(usual / sideMultiple) * sideMultiple));
}

export interface PackageDescription extends Pick<ModelManifest, 'name' | 'version' | 'product' | 'description'> {
  readonly origin: NonNullable<ModelManifest['origin']>;
  readonly settings: TeachSettings;
}

/** The manifest of a taught product: an ordinary anomaly-map package. Thresholds may be replaced. */
export function taughtManifest(
  taught: TaughtProduct,
  input: ModelInput,
  description: PackageDescription,
): ModelManifest {
  const { settings, ...named } = description;
  return {
    manifestVersion,
    name: named.name,
    version: named.version,
    product: named.product,
    description: named.description,
    model: modelFile,
    files: [{ path: modelFile, sha256: createHash('sha256').update(taught.onnx).digest('hex') }],
    input,
    output: {
      kind: 'anomaly-map',
      tensor: 'map',
      activation: 'none',
      topShare: settings.topShare,
      offset: taught.offset,
      scale: taught.scale,
    },
    thresholds: taught.thresholds,
    ...taught.photoPath,
    origin: { ...named.origin, settings: { ...settings, detectors: namesOf(taught) } },
  };
}

const namesOf = (taught: TaughtProduct): string => taught.detectors.map(({ detector }) => detector.name).join(', ');

/** Writes the package into a folder; the same package gives the same bytes. */
export async function writePackage(dir: string, manifest: ModelManifest, onnx: Uint8Array): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, manifest.model), onnx);
  await writeFile(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
