import type { Capture } from '../../src-shared/domain/capture';
import { gather } from '../threads/coalesce';
import type { Publish } from './publish';

/** Tells the window of new and changed captures, several at once. */
export interface CaptureNews {
  changed(captures: readonly Capture[]): void;
}

/** Often enough to look immediate, seldom enough that 64 cameras at once do not keep the window busy. */
const gatherMs = 80;

export function createCaptureNews(publish: Publish, waitingForReview: () => Promise<number>): CaptureNews {
  const gathered = gather<Capture>(gatherMs, (captures) => {
    // Of several states of one capture within the period, the newest counts.
    const newest = [...new Map(captures.map((capture) => [capture.id, capture])).values()];
    void waitingForReview().then(
      (waiting) => publish('capturesChanged', { captures: newest, waiting }),
      // The reader ended with the program; there is no window left to tell.
      () => undefined,
    );
  });
  return { changed: (captures) => gathered.add(captures) };
}
