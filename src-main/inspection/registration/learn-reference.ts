/** From the good photos of a product: what their parts have in common, as they lie over one another. */
import { fitOf, type Template, warp } from './agreement';
import { findPose, matcherOf } from './find-pose';
import { type GreyImage, withoutShading } from './grey-image';
import { asTaught, type Pose, seenFrom } from './pose';

const rounds = 3;

/** Blur that counts as shading, as a share of the width. */
const shadingShare = 1 / 8;

/** What registration looks at: what differs from its surroundings. */
export const detailOf = (photo: GreyImage): GreyImage =>
  withoutShading(photo, Math.max(1, Math.round(photo.width * shadingShare)));

/** How each photo lies compared with the middle of all. `within`: 1 for pixels that are looked at, 0 for others. */
export function posesOf(details: readonly GreyImage[], within: Float32Array): readonly Pose[] {
  const first = details[mostCentral(details, within)] as GreyImage;
  let template: Template = { ...first, weights: within };
  let poses: readonly Pose[] = details.map(() => asTaught);
  for (let round = 0; round < rounds; round++) {
    const matcher = matcherOf(template);
    const found = details.map((detail) => findPose(matcher, detail).pose);
    const middle = middleOf(found);
    poses = found.map((pose) => seenFrom(middle, pose));
    template = templateOf(details, poses, within);
  }
  return poses;
}

/** The one that agrees best with all others, as they lie. */
function mostCentral(details: readonly GreyImage[], weights: Float32Array): number {
  const sums = details.map((detail) =>
    details.reduce((sum, other) => sum + fitOf({ ...detail, weights }, other.values).agreement, 0),
  );
  return sums.indexOf(Math.max(...sums));
}

function middleOf(poses: readonly Pose[]): Pose {
  const middle = (value: (pose: Pose) => number): number =>
    poses.map(value).sort((a, b) => a - b)[poses.length >> 1] as number;
  return {
    turnRad: middle(({ turnRad }) => turnRad),
    shiftX: middle(({ shiftX }) => shiftX),
    shiftY: middle(({ shiftY }) => shiftY),
  };
}

/** The photos' mean, each in its pose. A pixel counts the less, the more the photos differ there. */
export function templateOf(photos: readonly GreyImage[], poses: readonly Pose[], within: Float32Array): Template {
  const { width, height } = photos[0] as GreyImage;
  const [sums, squares, counts, warped] = [0, 1, 2, 3].map(() => new Float32Array(width * height)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (const [index, photo] of photos.entries()) {
    warp(photo, poses[index] ?? asTaught, warped);
    for (let at = 0; at < warped.length; at++) {
      const value = warped[at] as number;
      if (Number.isNaN(value)) continue;
      sums[at] = (sums[at] as number) + value;
      squares[at] = (squares[at] as number) + value * value;
      counts[at] = (counts[at] as number) + 1;
    }
  }
  const values = sums.map((sum, at) => sum / Math.max(1, counts[at] as number));
  const variances = squares.map((sum, at) =>
    Math.max(0, sum / Math.max(1, counts[at] as number) - (values[at] as number) ** 2),
  );
  const usual = variances.reduce((total, value) => total + value, 0) / variances.length + leastVariance;
  const weights = variances.map((variance, at) =>
    (counts[at] as number) * 2 < photos.length ? 0 : ((within[at] as number) * usual) / (usual + variance),
  );
  return { width, height, values, weights };
}

/** Of a camera's noise on small images, in squared steps of brightness. */
const leastVariance = 1;
