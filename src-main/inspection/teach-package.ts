/** Teaches a product from photo files and writes what comes of it as an ordinary model package. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { teachPhotoLimits } from '../../src-shared/domain/analysis-task';
import type { ModelInput, ModelManifest } from '../../src-shared/domain/model-manifest';
import type { PhotoRegion } from '../../src-shared/domain/product';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { DecodedPhoto } from './photo/decode-photo';
import { aspectKeepingInput, suitableSide, taughtManifest, writePackage } from './teach/taught-package';
import { type TaughtProduct, type TeachSettings, teachProduct, usualSettings } from './teach/teach-product';
import { decodeTeachPhoto } from './teach-photo';

export interface TeachPhoto {
  /** Absolute. */
  readonly file: string;
  /** As people know it; written in the package. */
  readonly name: string;
  /** Hex; null when nothing is known of the file. */
  readonly sha256: string | null;
}

export interface TeachOrder {
  /** Folder of the package; made when it is not there. */
  readonly dir: string;
  /** The frozen network, ONNX. */
  readonly backboneFile: string;
  readonly photos: readonly TeachPhoto[];
  /** Null: the whole photo. */
  readonly region: PhotoRegion | null;
  /** Null: the usual ones. */
  readonly settings: TeachSettings | null;
  readonly name: string;
  readonly version: string;
  readonly product: string;
  readonly madeBy: string;
  /** ISO 8601 with offset. */
  readonly madeAt: string;
}

export interface TaughtPhoto {
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  /** Its score from a memory without its own features. */
  readonly heldOutScore: number;
}

/** Photos that are looked at to find the size of the network's input. */
const measuredPhotos = 5;

/**
 * The photos in the order of their sha256, each once: the same photos give the same ONNX bytes, however they were
 * chosen. The manifest says who and when, and is the same when these are.
 */
export async function teachPackage(
  order: TeachOrder,
  onProgress: (done: number, total: number) => void,
): Promise<Result<readonly TaughtPhoto[], string>> {
  const hashed = await hashPhotos(order.photos);
  if (!hashed.ok) return hashed;
  const photos = hashed.value;
  if (photos.length < teachPhotoLimits.least) {
    return failed(`${photos.length} different photos are too few, ${teachPhotoLimits.least} are needed`);
  }
  const backbone = await readFile(order.backboneFile);
  const settings = order.settings ?? usualSettings;
  let taught: TaughtProduct;
  let input: ModelInput;
  try {
    const side = suitableSide(await regionSizes(photos.slice(0, measuredPhotos), order.region));
    input = { ...aspectKeepingInput(side), ...(order.region ? { region: order.region } : {}) };
    taught = await teachProduct({
      photos: photos.map((photo) => () => decodeNamed(photo)),
      backbone,
      input,
      settings,
      onProgress,
    });
  } catch (error) {
    if (error instanceof UnreadablePhoto) return failed(error.message);
    throw error;
  }
  const manifest = manifestOf(order, taught, input, photos, sha256(backbone), settings);
  await writePackage(order.dir, manifest, taught.onnx);
  return ok(photos.map(({ name, sha256: hash }, at) => ({ name, sha256: hash, heldOutScore: heldOut(taught, at) })));
}

const heldOut = (taught: TaughtProduct, at: number): number => {
  const score = taught.leftOutScores[at];
  if (score === undefined) throw new Error(`photo ${at} has no held-out score`);
  return score;
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type HashedPhoto = TeachPhoto & { readonly sha256: string };

/** Sorted by sha256. A copy of a photo would make the held-out score of the other one too good. */
async function hashPhotos(photos: readonly TeachPhoto[]): Promise<Result<readonly HashedPhoto[], string>> {
  const different = new Map<string, HashedPhoto>();
  for (const photo of photos) {
    let hash: string;
    try {
      hash = sha256(await readFile(photo.file));
    } catch (error) {
      return failed(`${photo.name} cannot be read: ${(error as Error).message}`);
    }
    if (photo.sha256 !== null && photo.sha256 !== hash) return failed(`${photo.name} is not the photo it was`);
    if (!different.has(hash)) different.set(hash, { ...photo, sha256: hash });
  }
  return ok([...different.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)));
}

/** Of the looked-at part, in pixels. */
async function regionSizes(
  photos: readonly HashedPhoto[],
  region: PhotoRegion | null,
): Promise<readonly { width: number; height: number }[]> {
  const sizes: { width: number; height: number }[] = [];
  for (const photo of photos) {
    const { width, height } = await decodeNamed(photo);
    sizes.push({ width: width * (region?.width ?? 1), height: height * (region?.height ?? 1) });
  }
  return sizes;
}

class UnreadablePhoto extends Error {}

async function decodeNamed({ file, name }: TeachPhoto): Promise<DecodedPhoto> {
  const photo = await decodeTeachPhoto(await readFile(file));
  if (!photo.ok) throw new UnreadablePhoto(`${name}: ${photo.problem}`);
  return photo.value;
}

function manifestOf(
  order: TeachOrder,
  taught: TaughtProduct,
  input: ModelInput,
  photos: readonly HashedPhoto[],
  backboneSha256: string,
  settings: TeachSettings,
): ModelManifest {
  return taughtManifest(taught, input, {
    name: order.name,
    version: order.version,
    product: order.product,
    description: `Taught on this station with ${photos.length} good photos.`,
    settings,
    origin: {
      method: 'PatchCore: memory of local features of good photos, greedy coreset, nearest neighbour',
      madeBy: order.madeBy,
      madeAt: order.madeAt,
      backbone: {
        name: 'MobileNetV2 of @mediapipe/objectron (SSD-MobileNetV2, OpenImages), up to expanded_conv_15',
        licence: 'Apache-2.0',
        sha256: backboneSha256,
      },
      photos: photos.map(({ name, sha256: hash }) => ({ name, sha256: hash })),
    },
  });
}
