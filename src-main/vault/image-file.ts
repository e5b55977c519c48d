import { randomBytes } from 'node:crypto';

/** Ends the name of a file that is not complete; whatever carries it after a crash is rubbish. */
export const partSuffix = '.part';

/** `YYYY/MM/DD`, the UTC day: a photo's folder must not depend on where or when in the year the clock is set. */
export function dayFolder(receivedAtMs: number): string {
  return new Date(receivedAtMs).toISOString().slice(0, 10).replaceAll('-', '/');
}

/** A new name for a photo, `<folder>/<UTC time>-<camera id>-<random>.jpg`, relative to the images folder. */
export function imageFile(receivedAtMs: number, cameraId: number): string {
  const time = new Date(receivedAtMs).toISOString().slice(11, 23).replaceAll(':', '').replace('.', '');
  const camera = String(cameraId).padStart(3, '0');
  return `${dayFolder(receivedAtMs)}/${time}-${camera}-${randomBytes(6).toString('hex')}.jpg`;
}

export const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));
