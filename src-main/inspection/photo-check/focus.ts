import { type GreyImage, shrink } from '../registration/grey-image';

/** Edges are looked at on the photo and on one so many times smaller. */
const coarser = 4;
/** Of all pixels, those with the strongest edges: noise is far below them. */
const edgeShare = 0.005;
const bins = 1024;
const binsPerStep = 4;

/**
 * How sharp the photo's strongest edges are: their slope, as a share of what it is on a photo four times smaller. A
 * sharp edge is as steep on both (about 1); the softer it is, the nearer this comes to 1 / 4. Contrast and light cancel.
 * 0 where there are no edges.
 */
export function focusOf(image: GreyImage): number {
  const small = shrink(image, Math.ceil(image.width / coarser), Math.ceil(image.height / coarser));
  const below = strongestSlope(small);
  return below === 0 ? 0 : strongestSlope(image) / below;
}

/** Mean of the steepest slopes, in steps of brightness a pixel. */
function strongestSlope({ width, height, values }: GreyImage): number {
  const counts = new Uint32Array(bins);
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const across = (values[at + 1] as number) - (values[at - 1] as number);
      const down = (values[at + width] as number) - (values[at - width] as number);
      const bin = Math.min(bins - 1, (Math.sqrt(across * across + down * down) * binsPerStep) | 0);
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  let left = Math.max(1, Math.round(values.length * edgeShare));
  const wanted = left;
  let sum = 0;
  for (let bin = bins - 1; bin >= 0 && left > 0; bin--) {
    const taken = Math.min(left, counts[bin] as number);
    sum += taken * bin;
    left -= taken;
  }
  return sum / (wanted - left || 1) / (2 * binsPerStep);
}
