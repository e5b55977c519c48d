import type { PhotoWarning } from '../../src-shared/domain/camera';
import type { CameraKey } from '../../src-shared/domain/ids';
import { type PhotoProblem, photoProblems } from '../../src-shared/domain/inspection';
import type { Reader } from './handles';

/** A camera is judged by its newest photos: a lens that was cleaned is forgotten after these. */
const newestPhotos = 10;
/** Among so many captures, some of which may not have been inspected. */
const newestLookedAt = 40;
/** A single photo of many may be blurred by a hand; so many of the newest are worth a walk to the camera. */
const warnedShare = 0.3;

/** What the newest photos of a camera say of it; those that were judged, or would have been but for the problem. */
export function photoWarnings(reader: Reader, camera: CameraKey): PhotoWarning[] {
  const newest = reader.all<{ problem: PhotoProblem | null }>(
    `SELECT i.photo_problem AS problem FROM (
       SELECT inspection FROM capture WHERE camera = ? ORDER BY received_at_ms DESC LIMIT ${newestLookedAt}
     ) c JOIN inspection i ON i.id = c.inspection LIMIT ${newestPhotos}`,
    camera,
  );
  return photoProblems
    .map((problem) => ({
      problem,
      count: newest.filter((photo) => photo.problem === problem).length,
      of: newest.length,
    }))
    .filter(({ count, of }) => count > 0 && count >= warnedShare * of);
}
