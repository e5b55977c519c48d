/**
 * Small pictures for the gallery's tiles, decoded beside the page's own thread at the size they are shown in. Image
 * elements would cost the station a request each, and the browser would keep a thousand of them decoded.
 */
import { ask } from '../../api/station';
import { decode } from './picture-decoder';
import { PictureLine } from './picture-line';

/** A few screens of them, about 150 kB each. */
const keptAtMost = 200;
/** Seven eighths of the station's files: decoded whole, they would fill the memory (see the worker). */
const widestPx = 280;

/** Canvases to draw on again: to make one costs as much as to draw on it. */
const spare: HTMLCanvasElement[] = [];
const spareAtMost = 60;

/** Of a tile, in device pixels; the last one that was laid out counts. */
let widthPx = widestPx;

export function showAtWidth(tileWidth: number): void {
  widthPx = Math.min(widestPx, Math.round(tileWidth * devicePixelRatio));
}

export const smallPictures = new PictureLine<HTMLCanvasElement>(
  {
    async load(captures) {
      const answer = await ask('thumbnails', { captures: [...captures] });
      if (!answer.ok) return [];
      return (await decode(answer.value, widthPx)).map(drawn);
    },
    drop(picture) {
      if (picture.isConnected) return;
      if (spare.length < spareAtMost) spare.push(picture);
      else picture.width = 0;
    },
  },
  keptAtMost,
);

/** Null for no picture. Of its size already: what is drawn scaled the browser keeps besides, a thousand at a time. */
function drawn(picture: ImageBitmap | null): HTMLCanvasElement | null {
  if (picture === null) return null;
  const canvas = spare.pop() ?? document.createElement('canvas');
  if (canvas.width !== picture.width) canvas.width = picture.width;
  if (canvas.height !== picture.height) canvas.height = picture.height;
  // Painted with its tile instead of as one of a hundred layers.
  canvas.getContext('2d', { alpha: false, willReadFrequently: true })?.drawImage(picture, 0, 0);
  picture.close();
  return canvas;
}
