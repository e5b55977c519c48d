/**
 * Small pictures for the gallery's tiles, decoded beside the page's own thread at the size they are shown in. Image
 * elements would cost the station a request each, and the browser would keep a thousand of them decoded.
 */
import { ask } from '../../api/station';
import { isInSight } from './gallery-store';
import { PictureLine } from './picture-line';

/** A few screens of them, about 150 kB each. */
const keptAtMost = 300;
/** As wide as the station's files are. */
const widestPx = 320;

/** Of a tile, in device pixels; the last one that was laid out counts. */
let widthPx = widestPx;

export function showAtWidth(tileWidth: number): void {
  widthPx = Math.min(widestPx, Math.round(tileWidth * devicePixelRatio));
}

export const smallPictures = new PictureLine<HTMLCanvasElement>(
  {
    async load(captures) {
      const answer = await ask('thumbnails', { captures: [...captures] });
      return answer.ok ? Promise.all(answer.value.map(drawn)) : [];
    },
    drop(picture) {
      if (!picture.isConnected) picture.width = 0;
    },
    inSight: isInSight,
  },
  keptAtMost,
);

/**
 * Null when there are no bytes, or they are no picture. Scaled while it is decoded: what is drawn scaled, and what an ImageDecoder gives, the
 * browser keeps besides, a thousand at a time.
 */
async function drawn(jpeg: Uint8Array | null): Promise<HTMLCanvasElement | null> {
  if (jpeg === null) return null;
  const blob = new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' });
  const picture = await createImageBitmap(blob, { resizeWidth: widthPx, resizeQuality: 'medium' }).catch(() => null);
  if (picture === null) return null;
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  // Painted with its tile instead of as one of a hundred layers.
  canvas.getContext('2d', { alpha: false, willReadFrequently: true })?.drawImage(picture, 0, 0);
  picture.close();
  return canvas;
}
