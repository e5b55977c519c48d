import { DEFECT_KINDS, type DefectKind } from './defects';
import { paintCable } from './paint-cable';
import { seededRandom } from './random';

/** One demo photo in so many is of a defective cable. */
const SHOTS_PER_DEFECT = 8;
/** Keeps the demo's seeds apart from those that models are taught and measured with. */
const DEMO_SEEDS_FROM = 500_000_000;
const SHOTS_PER_CAMERA = 1_000_000;

/** What a demo camera has in front of it at this shot; null is a good cable. */
export function demoDefect(cameraId: number, shot: number): DefectKind | null {
  // One defective cable in every run of eight shots, not always the same one of the eight.
  const run = Math.floor(shot / SHOTS_PER_DEFECT);
  const random = seededRandom('demo', cameraId, run);
  if (shot % SHOTS_PER_DEFECT !== Math.floor(random.next() * SHOTS_PER_DEFECT)) {
    return null;
  }
  return DEFECT_KINDS[(cameraId + run) % DEFECT_KINDS.length] ?? null;
}

/** The first shot from `shot` on that has a defective cable before the camera: at most fifteen later. */
export function nextDefect(cameraId: number, shot: number): number {
  let next = shot;
  while (demoDefect(cameraId, next) === null) next++;
  return next;
}

/** JPEG (1600 x 1200) that demo camera `cameraId` (0..255) takes at its shot number `shot` (from 0). */
export function demoPhoto(cameraId: number, shot: number): Buffer {
  const seed = DEMO_SEEDS_FROM + cameraId * SHOTS_PER_CAMERA + (shot % SHOTS_PER_CAMERA);
  return paintCable({ seed, defect: demoDefect(cameraId, shot) }).jpeg;
}
