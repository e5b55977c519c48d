import type { CaptureId } from '../../src-shared/domain/ids';

/** The full JPEG as received. */
export const photoUrl = (capture: CaptureId): string => `station://image/${capture}`;
/** About 320 px wide. */
export const thumbnailUrl = (capture: CaptureId): string => `station://thumbnail/${capture}`;
/** 8-bit grey PNG over the whole photo: 0 ordinary, 128 the fail threshold, 255 twice that. */
export const heatUrl = (capture: CaptureId): string => `station://heat/${capture}`;
