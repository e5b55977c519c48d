/** Brightness (0-255, or what was made of it) a pixel, row by row. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A plain loop: it runs for every photo that is judged. */
export function meanOf({ values }: GreyImage): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] as number;
  return sum / values.length;
}

/** The mean of the pixels that each new one covers; an axis that would grow takes the nearest pixel. */
export function shrink(image: GreyImage, width: number, height: number): GreyImage {
  if (image.width === width && image.height === height) return image;
  const source = image.values;
  const values = new Float32Array(width * height);
  const rows = new Float64Array(image.width);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * image.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * image.height) / height));
    // Rows first: most of the pixels are then read one after another.
    rows.fill(0);
    for (let row = top; row < bottom; row++) {
      const from = row * image.width;
      for (let at = 0; at < rows.length; at++) rows[at] = (rows[at] as number) + (source[from + at] as number);
    }
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * image.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * image.width) / width));
      let sum = 0;
      for (let at = left; at < right; at++) sum += rows[at] as number;
      values[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { width, height, values };
}

/** What differs from its surroundings: the image without its blur. Lamps and shades are no part of what is left. */
export function withoutShading(image: GreyImage, radius: number): GreyImage {
  const blurred = boxBlur(boxBlur(image, radius), radius);
  return { ...image, values: image.values.map((value, at) => value - (blurred.values[at] as number)) };
}

/** Mean over a square of 2 x `radius` + 1 pixels; beyond the edge there is nothing. */
function boxBlur(image: GreyImage, radius: number): GreyImage {
  const { width, height } = image;
  const across = new Float32Array(image.values.length);
  for (let y = 0; y < height; y++) blurLine(image.values, across, y * width, 1, width, radius);
  const values = new Float32Array(image.values.length);
  for (let x = 0; x < width; x++) blurLine(across, values, x, width, height, radius);
  return { width, height, values };
}

function blurLine(from: Float32Array, to: Float32Array, start: number, step: number, length: number, radius: number) {
  let sum = 0;
  let count = 0;
  for (let ahead = 0; ahead < length + radius; ahead++) {
    if (ahead < length) {
      sum += from[start + ahead * step] as number;
      count++;
    }
    const gone = ahead - 2 * radius - 1;
    if (gone >= 0) {
      sum -= from[start + gone * step] as number;
      count--;
    }
    const at = ahead - radius;
    if (at >= 0) to[start + at * step] = sum / count;
  }
}
