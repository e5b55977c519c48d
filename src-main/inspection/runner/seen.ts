import { inverse } from '../registration/pose';
import type { Surroundings } from '../registration/surroundings';
import type { Fit } from './fit-photo';

/**
 * Which positions of a grid over the model's input show something else than the photo: 1, else 0; null when none does.
 * Only what was turned or shifted can be so: beyond the photo, or beside the part.
 */
export function unseen(fit: Fit, columns: number, rows: number): Uint8Array | null {
  if (fit.surroundings) return surrounded(fit, fit.surroundings, columns, rows);
  if (!fit.isTurned) return null;
  const { a, b, c, d, e, f } = inverse(fit.toInput);
  const { width, height } = fit.photoSize;
  const outside = new Uint8Array(columns * rows);
  let any = false;
  for (let at = 0; at < outside.length; at++) {
    const x = (((at % columns) + 0.5) * fit.width) / columns;
    const y = ((Math.floor(at / columns) + 0.5) * fit.height) / rows;
    const [px, py] = [a * x + c * y + e, b * x + d * y + f];
    if (px >= 0 && py >= 0 && px <= width && py <= height) continue;
    outside[at] = 1;
    any = true;
  }
  return any ? grown(outside, columns, rows) : null;
}

function surrounded(fit: Fit, { width, height, photo }: Surroundings, columns: number, rows: number): Uint8Array {
  const { a, b, c, d, e, f } = inverse(fit.laidToInput);
  const [across, down] = [width / fit.photoSize.width, height / fit.photoSize.height];
  return new Uint8Array(columns * rows).map((_, at) => {
    const x = (((at % columns) + 0.5) * fit.width) / columns;
    const y = ((Math.floor(at / columns) + 0.5) * fit.height) / rows;
    const column = Math.floor((a * x + c * y + e) * across);
    const row = Math.floor((b * x + d * y + f) * down);
    if (column < 0 || row < 0 || column >= width || row >= height) return 1;
    return photo[4 * (row * width + column) + 3] === 255 ? 0 : 1;
  });
}

/** A position beside those that lie outside is half made of them. */
function grown(outside: Uint8Array, columns: number, rows: number): Uint8Array {
  return outside.map((_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        if (outside[y * columns + x]) return 1;
      }
    }
    return 0;
  });
}

/** Where nothing was seen nothing is suspicious: the lowest value of all stands there. Changes `values`. */
export function hushUnseen(values: Float32Array, outside: Uint8Array | null): void {
  if (!outside) return;
  const lowest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  for (let at = 0; at < values.length; at++) if (outside[at]) values[at] = lowest;
}
