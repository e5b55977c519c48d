/**
 * Finds how a part lies: all coarse turns and shifts on a tiny image, then the best of them made exact by Gauss-Newton
 * steps (inverse compositional: Baker and Matthews, "Lucas-Kanade 20 Years On", 2004). Deterministic.
 */
import { fitOf, type Template, warp } from './agreement';
import { type GreyImage, shrink } from './grey-image';
import type { Pose } from './pose';

export interface FoundPose {
  readonly pose: Pose;
  /** With the template at that pose, -1 to 1. */
  readonly agreement: number;
}

/** A little more than must be found, so that the search does not end where the parts still may lie. */
export const searchRange = { turnRad: (16 * Math.PI) / 180, shift: 0.16 } as const;

const coarseShrink = 4;
const turnStepRad = (4 * Math.PI) / 180;
/** Of what a pose at the range's end loses: a part that looks alike wherever it lies stays where it is. */
const farPenalty = 0.03;
const startsKept = 3;
const coarseSteps = 6;
const fineSteps = 8;

/** A template at its two sizes, with what the steps need. */
export interface Matcher {
  readonly fine: Level;
  readonly coarse: Level;
}

interface Level {
  readonly template: Template;
  /** The template's values times their weights. */
  readonly weighted: Float32Array;
  /** How the template changes with turn, shift to the right and down, by pixel; times the weights. */
  readonly slopes: Slopes;
  readonly steepness: Steepness;
}

type Slopes = readonly [Float32Array, Float32Array, Float32Array];

/** Products of the slopes, summed with their weights: how much each change of the pose changes the template. */
type Steepness = readonly [number, number, number, number, number, number];

export function matcherOf(template: Template): Matcher {
  const [width, height] = coarseSize(template);
  const weights = shrink({ ...template, values: template.weights }, width, height).values;
  return {
    fine: levelOf(template),
    coarse: levelOf({ ...shrink(template, width, height), weights }),
  };
}

const coarseSize = ({ width, height }: GreyImage): [number, number] => [
  Math.max(8, Math.round(width / coarseShrink)),
  Math.max(8, Math.round(height / coarseShrink)),
];

function levelOf(template: Template): Level {
  const { width, height, values, weights } = template;
  const slopes = [0, 1, 2].map(() => new Float32Array(values.length)) as [Float32Array, Float32Array, Float32Array];
  let [turned, turnedRight, turnedDown, across, both, downward] = [0, 0, 0, 0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const weight = weights[at] as number;
      const right = ((values[at + 1] as number) - (values[at - 1] as number)) / 2;
      const down = ((values[at + width] as number) - (values[at - width] as number)) / 2;
      const turn = down * (x + 0.5 - width / 2) - right * (y + 0.5 - height / 2);
      slopes[0][at] = weight * turn;
      slopes[1][at] = weight * right;
      slopes[2][at] = weight * down;
      turned += weight * turn * turn;
      turnedRight += weight * turn * right;
      turnedDown += weight * turn * down;
      across += weight * right * right;
      both += weight * right * down;
      downward += weight * down * down;
    }
  }
  const even = damping * (across + downward);
  return {
    template,
    weighted: values.map((value, at) => value * (weights[at] as number)),
    slopes,
    steepness: [turned * (1 + damping), turnedRight, turnedDown, across + even, both, downward + even],
  };
}

/** `photo`: without shading, of the template's size. */
export function findPose(matcher: Matcher, photo: GreyImage): FoundPose {
  const { coarse, fine } = matcher;
  const small = shrink(photo, coarse.template.width, coarse.template.height);
  let best: FoundPose | null = null;
  for (const start of coarsePoses(coarse, small)) {
    const found = refine(coarse, small, start, coarseSteps);
    if (!best || found.agreement - penalty(found.pose) > best.agreement - penalty(best.pose)) best = found;
  }
  return refine(fine, photo, best?.pose ?? { turnRad: 0, shiftX: 0, shiftY: 0 }, fineSteps);
}

/** How well the photo agrees with the template as it lies in this pose. */
export function agreementAt({ fine }: Matcher, photo: GreyImage, pose: Pose): number {
  const warped = new Float32Array(photo.values.length);
  warp(photo, pose, warped);
  return fitOf(fine.template, warped).agreement;
}

const penalty = ({ turnRad, shiftX, shiftY }: Pose): number =>
  farPenalty * ((turnRad / searchRange.turnRad) ** 2 + (shiftX ** 2 + shiftY ** 2) / searchRange.shift ** 2);

/** The best shift of each turn, of these the best few. */
function coarsePoses({ template, weighted }: Level, photo: GreyImage): readonly Pose[] {
  const turns = Math.floor(searchRange.turnRad / turnStepRad);
  const poses: FoundPose[] = [];
  const turned = new Float32Array(photo.values.length);
  for (let step = -turns; step <= turns; step++) {
    const turnRad = step * turnStepRad;
    warp(photo, { turnRad, shiftX: 0, shiftY: 0 }, turned);
    // Without shading, 0 is what is usual.
    for (let at = 0; at < turned.length; at++) if (Number.isNaN(turned[at])) turned[at] = 0;
    poses.push(bestShift(template, weighted, turned, turnRad));
  }
  return poses
    .sort((one, other) => other.agreement - one.agreement)
    .slice(0, startsKept)
    .map(({ pose }) => pose);
}

/** Whole pixels of the turned photo. Its shift is along the turned axes. */
function bestShift(template: Template, weighted: Float32Array, turned: Float32Array, turnRad: number): FoundPose {
  const { width } = template;
  const reach = Math.ceil(searchRange.shift * width);
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  let best: FoundPose = { pose: { turnRad, shiftX: 0, shiftY: 0 }, agreement: Number.NEGATIVE_INFINITY };
  for (let down = -reach; down <= reach; down++) {
    for (let right = -reach; right <= reach; right++) {
      const pose = {
        turnRad,
        shiftX: (cos * right - sin * down) / width,
        shiftY: (sin * right + cos * down) / width,
      };
      const agreement = shiftedAgreement(template, weighted, turned, right, down) * (1 - penalty(pose));
      if (agreement > best.agreement) best = { pose, agreement };
    }
  }
  return best;
}

/** Correlation where both are, but for the template's own length, which is the same for all shifts. */
function shiftedAgreement(
  { width, height, weights }: Template,
  weighted: Float32Array,
  photo: Float32Array,
  right: number,
  down: number,
): number {
  let [both, ofPhoto] = [0, 0];
  const first = Math.max(0, -right);
  const last = Math.min(width, width - right);
  const away = down * width + right;
  for (let y = Math.max(0, -down); y < Math.min(height, height - down); y++) {
    for (let at = y * width + first; at < y * width + last; at++) {
      const value = photo[at + away] as number;
      both += (weighted[at] as number) * value;
      ofPhoto += (weights[at] as number) * value * value;
    }
  }
  return ofPhoto > 0 ? both / Math.sqrt(ofPhoto) : 0;
}

/** Steps downhill from `start` until they no longer make it better, or hardly move it. */
function refine(level: Level, photo: GreyImage, start: Pose, steps: number): FoundPose {
  const { template } = level;
  const { width } = template;
  let warped = new Float32Array(photo.values.length);
  let next = new Float32Array(photo.values.length);
  warp(photo, start, warped);
  let fit = fitOf(template, warped);
  let pose = start;
  for (let step = 0; step < steps; step++) {
    const change = solve(level, warped, fit);
    if (!change) break;
    const turnRad = pose.turnRad - change[0];
    const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
    const trial = {
      turnRad,
      shiftX: pose.shiftX - (cos * change[1] - sin * change[2]) / width,
      shiftY: pose.shiftY - (sin * change[1] + cos * change[2]) / width,
    };
    if (!within(trial)) break;
    warp(photo, trial, next);
    const trialFit = fitOf(template, next);
    if (trialFit.agreement <= fit.agreement) break;
    [warped, next] = [next, warped];
    [pose, fit] = [trial, trialFit];
    if (Math.abs(change[0]) * width + Math.abs(change[1]) + Math.abs(change[2]) < stillPixels) break;
  }
  return { pose, agreement: fit.agreement };
}

/** Steps that move nothing by more than that, in pixels, are the last: a thirtieth of what must be found. */
const stillPixels = 0.03;

const within = ({ turnRad, shiftX, shiftY }: Pose): boolean =>
  Math.abs(turnRad) <= searchRange.turnRad && Math.hypot(shiftX, shiftY) <= Math.SQRT2 * searchRange.shift;

/** Keeps a direction in which the template does not change from running away. */
const damping = 1e-3;

/**
 * The change of the template's own pose (turn, right, down in pixels) that explains the difference best. Its steepness is that
 * of the whole template: where a part is not seen, the steps are a little too short.
 */
function solve(
  { template: { values }, slopes, steepness }: Level,
  warped: Float32Array,
  { gain, photoMean, templateMean }: ReturnType<typeof fitOf>,
): readonly [number, number, number] | null {
  const [turn, right, down] = slopes;
  const level = templateMean - photoMean * gain;
  let [g0, g1, g2] = [0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const photo = warped[at] as number;
    if (Number.isNaN(photo)) continue;
    const difference = photo * gain - (values[at] as number) + level;
    g0 += (turn[at] as number) * difference;
    g1 += (right[at] as number) * difference;
    g2 += (down[at] as number) * difference;
  }
  return solve3(...steepness, g0, g1, g2);
}

/** A symmetric system of three, by Cramer's rule; null when it has no single solution. */
function solve3(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  x: number,
  y: number,
  z: number,
): readonly [number, number, number] | null {
  const [m0, m1, m2] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const determinant = a * m0 + b * m1 + c * m2;
  if (!(Math.abs(determinant) > Number.EPSILON * Math.abs(a * d * f))) return null;
  return [
    (x * m0 + y * m1 + z * m2) / determinant,
    (x * m1 + y * (a * f - c * c) + z * (b * c - a * e)) / determinant,
    (x * m2 + y * (b * c - a * e) + z * (a * d - b * b)) / determinant,
  ];
}
