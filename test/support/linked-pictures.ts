/**
 * Real photos and thumbnails for many captures: a few painted cables, and a hard link to one of them for every
 * capture, so that a million photos take the room of their names.
 */
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { writeThumbnail } from '../../src-main/inspection/photo/thumbnail';
import { dataFolder } from '../../src-shared/domain/data-folder';
import type { SharedPicture } from './many-captures';

/** Names of one file that ext4 allows, less some: 65,000. */
const mostLinks = 60_000;
const fewestPictures = 24;
const everyDefective = 4;

export interface PaintedPicture extends SharedPicture {
  readonly photoFile: string;
  readonly thumbnailFile: string;
}

/** Enough pictures for `captures` links, in `folder`, which must be on the same disk as the data folder. */
export async function paintPictures(folder: string, captures: number): Promise<PaintedPicture[]> {
  mkdirSync(folder, { recursive: true });
  const pictures: PaintedPicture[] = [];
  const count = Math.max(fewestPictures, Math.ceil(captures / mostLinks));
  for (let index = 0; index < count; index++) {
    const photoFile = join(folder, `${index}.jpg`);
    const thumbnailFile = join(folder, `${index}.thumbnail.jpg`);
    if (!existsSync(photoFile)) {
      const defect = index % everyDefective === 0 ? 'cut-insulation' : null;
      writeFileSync(photoFile, paintCable({ seed: 810_000_000 + index, defect }).jpeg);
    }
    const bytes = readFileSync(photoFile);
    const decoded = await decodePhoto(bytes);
    if (!decoded.ok) throw new Error(`a painted photo cannot be read: ${decoded.problem}`);
    await writeThumbnail(decoded.value, thumbnailFile);
    const sha256 = createHash('sha256').update(bytes).digest();
    pictures.push({ photoFile, thumbnailFile, sha256, sizeBytes: bytes.byteLength });
  }
  return pictures;
}

/** Gives a capture's file its photo and thumbnail. */
export function linkPicture(dataDir: string, file: string, picture: PaintedPicture): void {
  linkInto(picture.photoFile, join(dataDir, dataFolder.images, file));
  linkInto(picture.thumbnailFile, join(dataDir, dataFolder.thumbnails, file));
}

function linkInto(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(target), { recursive: true });
    linkSync(source, target);
  }
}
