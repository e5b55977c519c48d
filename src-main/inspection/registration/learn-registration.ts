/**
 * Whether photos of this product can be laid over one another, and by what. Decided by trying it: for every photo, with a
 * reference made without it, and for a copy of the photo that was turned and shifted by a known amount.
 */
import type { PhotoRegion } from '../../../src-shared/domain/product';
import { warp } from './agreement';
import { agreementAt, findPose, matcherOf } from './find-pose';
import { type GreyImage, shrink } from './grey-image';
import { learnGround } from './learn-ground';
import { detailOf, posesOf, templateOf } from './learn-reference';
import type { Planes } from './part-mask';
import { asTaught, inversePose, type Pose } from './pose';
import { type Registration, registrationFields } from './registration';

const referenceWidth = 96;
/** Photos whose shapes differ more than that cannot be laid over one another. */
const aspectTolerance = 0.02;
const folds = 5;

export interface TriedPhoto {
  /** With a reference that was made without it, -1 to 1: as it lies, and where it was found to lie. */
  readonly asItLies: number;
  readonly found: number;
  /** Of its turned and shifted copy. */
  readonly copyAsItLies: number;
  readonly copyFound: number;
  /** By how much the copy's turn was missed, radians. */
  readonly turnMissRad: number;
}

export interface LearntRegistration {
  readonly registration: Registration;
  readonly tried: readonly TriedPhoto[];
}

/** Pixels of the reference for photos of this size. */
export const referenceSize = (photo: { readonly width: number; readonly height: number }) => ({
  width: referenceWidth,
  height: Math.min(4 * referenceWidth, Math.max(16, Math.round((referenceWidth * photo.height) / photo.width))),
});

/**
 * Null where it would not help. `region`: what of a photo is looked at. `colours`: of every photo, as small as the
 * reference; without them nothing is said of the ground.
 */
export function learnRegistration(
  photos: readonly GreyImage[],
  region: PhotoRegion | undefined,
  colours: readonly Planes[] = [],
): LearntRegistration | null {
  const [first] = photos;
  if (!first || photos.length < 2) return null;
  const aspect = first.width / first.height;
  if (photos.some(({ width, height }) => Math.abs(width / height / aspect - 1) > aspectTolerance)) return null;
  const { width, height } = referenceSize(first);
  const small = photos.map((photo) => shrink(photo, width, height));
  const details = small.map(detailOf);
  const within = insideOf(region, width, height);
  const poses = posesOf(details, within);
  const tried = tryAll(details, poses, within);
  if (!isWorthwhile(tried)) return null;
  const template = templateOf(details, poses, within);
  const leastFound = Math.min(...tried.map(({ found }) => found));
  const { values } = templateOf(small, poses, within);
  const ground = learnGround(colours, poses, { ...template, values });
  return {
    registration: {
      ...registrationFields({ ...template, values }, leastFound * trustShare),
      ...(ground ? { ground } : {}),
    },
    tried,
  };
}

/** Of the least agreement among taught photos: below that, where a part lies is a guess. */
const trustShare = 0.6;

/** What is looked at, and a little around it: 1, else 0. */
function insideOf(region: PhotoRegion | undefined, width: number, height: number): Float32Array {
  const values = new Float32Array(width * height).fill(1);
  if (!region) return values;
  const margin = 0.05 * width;
  return values.map((_, at) => {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    const across = x > region.x * width - margin && x < (region.x + region.width) * width + margin;
    const down = y > region.y * height - margin && y < (region.y + region.height) * height + margin;
    return across && down ? 1 : 0;
  });
}

const trialTurnRad = (8 * Math.PI) / 180;
const trialShift = 0.06;

function tryAll(details: readonly GreyImage[], poses: readonly Pose[], within: Float32Array): readonly TriedPhoto[] {
  const parts = Math.min(folds, details.length);
  const others = (fold: number) => (_: unknown, index: number) => index % parts !== fold;
  const matchers = Array.from({ length: parts }, (_, fold) =>
    matcherOf(templateOf(details.filter(others(fold)), poses.filter(others(fold)), within)),
  );
  return details.map((detail, index) => {
    const matcher = matchers[index % parts] as (typeof matchers)[number];
    const found = findPose(matcher, detail);
    const away = {
      turnRad: index % 2 === 0 ? trialTurnRad : -trialTurnRad,
      shiftX: index % 3 === 0 ? trialShift : -trialShift,
      shiftY: index % 4 < 2 ? trialShift : -trialShift,
    };
    const copy = { ...detail, values: new Float32Array(detail.values.length) };
    warp(detail, inversePose(away), copy.values);
    // Beyond the photo there is nothing that differs from its surroundings.
    for (let at = 0; at < copy.values.length; at++) if (Number.isNaN(copy.values[at])) copy.values[at] = 0;
    const copyFound = findPose(matcher, copy);
    return {
      asItLies: agreementAt(matcher, detail, asTaught),
      found: found.agreement,
      copyAsItLies: agreementAt(matcher, copy, asTaught),
      copyFound: copyFound.agreement,
      turnMissRad: Math.abs(copyFound.pose.turnRad - found.pose.turnRad - away.turnRad),
    };
  });
}

/** Photos of one part agree at least so well; grains of a surface do not. */
const leastAgreement = 0.5;
const mostTurnMissRad = (1.5 * Math.PI) / 180;
const leastRecovered = 0.9;

/**
 * Yes when the taught photos agree well once laid over one another, no worse than as they lie, and nearly all turned
 * copies are found and agree better than as they lie.
 */
export function isWorthwhile(tried: readonly TriedPhoto[]): boolean {
  const mean = (value: (photo: TriedPhoto) => number): number =>
    tried.reduce((sum, photo) => sum + value(photo), 0) / tried.length;
  const recovered = tried.filter(
    (photo) => photo.copyFound > photo.copyAsItLies && photo.turnMissRad <= mostTurnMissRad,
  ).length;
  return (
    mean(({ found }) => found) >= leastAgreement &&
    mean(({ found }) => found) >= mean(({ asItLies }) => asItLies) &&
    recovered >= leastRecovered * tried.length
  );
}
