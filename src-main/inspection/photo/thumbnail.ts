import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { DecodedPhoto } from './decode-photo';

const thumbnailWidth = 320;
const quality = 80;

/** Writes a JPEG about 320 pixels wide; the file is there whole or not at all. It can always be made again: no fsync. */
export async function writeThumbnail(photo: DecodedPhoto, file: string): Promise<void> {
  const width = Math.min(thumbnailWidth, photo.width);
  const height = Math.max(1, Math.round((photo.height * width) / photo.width));
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(photo.image, 0, 0, width, height);
  const bytes = await canvas.encode('jpeg', quality);
  const temporary = `${file}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
