import type { GreyImage } from './grey-image';
import { type Pose, toPhoto } from './pose';

/** What photos are laid over: an image without shading, and how much each pixel counts (0 or more). */
export interface Template extends GreyImage {
  readonly weights: Float32Array;
}

/** The template's pixels looked up in a photo; NaN where the photo does not reach. Bilinear. */
export function warp(photo: GreyImage, pose: Pose, into: Float32Array): void {
  const { width, height, values } = photo;
  const { a, b, c, d, e, f } = toPhoto(pose, photo);
  for (let y = 0; y < height; y++) {
    // Between the centres of pixels, hence the halves.
    let px = a * 0.5 + c * (y + 0.5) + e - 0.5;
    let py = b * 0.5 + d * (y + 0.5) + f - 0.5;
    for (let at = y * width; at < (y + 1) * width; at++, px += a, py += b) {
      const left = Math.floor(px);
      const top = Math.floor(py);
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
        into[at] = edgeValue(photo, px, py);
        continue;
      }
      const x = px - left;
      const from = top * width + left;
      const upper = (values[from] as number) * (1 - x) + (values[from + 1] as number) * x;
      const lower = (values[from + width] as number) * (1 - x) + (values[from + width + 1] as number) * x;
      into[at] = upper + (lower - upper) * (py - top);
    }
  }
}

/** Half a pixel beyond the outermost centres still is photo. */
function edgeValue({ width, height, values }: GreyImage, x: number, y: number): number {
  const [column, row] = [Math.round(x), Math.round(y)];
  return column < 0 || row < 0 || column >= width || row >= height
    ? Number.NaN
    : (values[row * width + column] as number);
}

export interface Fitted {
  /** Weighted correlation, -1 to 1; 0 when too little of the template is seen. */
  readonly agreement: number;
  /** Of the photo's values, to those of the template. */
  readonly gain: number;
  readonly photoMean: number;
  readonly templateMean: number;
}

/** Of the template's weight that must be seen: less says nothing of the part. */
const leastSeen = 0.5;

/** How well a warped photo agrees with the template, where both are. */
export function fitOf(template: Template, warped: Float32Array): Fitted {
  const { values, weights } = template;
  let [seen, all, t, p, tt, pp, tp] = [0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const weight = weights[at] as number;
    const photo = warped[at] as number;
    all += weight;
    if (weight === 0 || Number.isNaN(photo)) continue;
    const value = values[at] as number;
    seen += weight;
    t += weight * value;
    p += weight * photo;
    tt += weight * value * value;
    pp += weight * photo * photo;
    tp += weight * value * photo;
  }
  if (seen < leastSeen * all || seen === 0) return { agreement: 0, gain: 1, photoMean: 0, templateMean: 0 };
  const [templateMean, photoMean] = [t / seen, p / seen];
  const ofTemplate = Math.max(0, tt / seen - templateMean ** 2);
  const ofPhoto = Math.max(0, pp / seen - photoMean ** 2);
  const both = Math.sqrt(ofTemplate * ofPhoto);
  if (both < flat) return { agreement: 0, gain: 1, photoMean, templateMean };
  return {
    agreement: (tp / seen - templateMean * photoMean) / both,
    gain: Math.sqrt(ofTemplate / ofPhoto),
    photoMean,
    templateMean,
  };
}

/** An even surface agrees with nothing; in squared steps of brightness. */
const flat = 1e-6;
