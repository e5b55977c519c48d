import type { Capture } from '../../src-shared/domain/capture';
import { gather } from '../threads/coalesce';
import type { Publish } from './publish';

/** Tells the window of new and changed captures, several at once. */
export interface CaptureNews {
  changed(captures: readonly Capture[]): void;
  /** How many wait for the operator has changed, though no capture has. */
  recount(): void;
}

/** Often enough to look immediate, seldom enough that 64 cameras at once do not keep the window busy. */
const gatherMs = 80;

/** `touched` hears of every change at once, before the window asks for a list again. */
export function createCaptureNews(
  publish: Publish,
  waitingForReview: () => Promise<number>,
  touched: (timesMs: readonly number[]) => void,
): CaptureNews {
  function tell(captures: readonly Capture[]): void {
    void waitingForReview().then(
      (waiting) => publish('capturesChanged', { captures, waiting }),
      // The reader ended with the program; there is no window left to tell.
      () => undefined,
    );
  }
  // Of several states of one capture within the period, the newest counts.
  const gathered = gather<Capture>(gatherMs, (captures) =>
    tell([...new Map(captures.map((capture) => [capture.id, capture])).values()]),
  );
  return {
    changed: (captures) => {
      touched(captures.map(({ receivedAtMs }) => receivedAtMs));
      gathered.add(captures);
    },
    recount: () => tell([]),
  };
}
