import type { ReviewOrder, ReviewPolicy } from '../../src-shared/domain/capture';
import type { ReviewQueue } from '../../src-shared/ipc/contract';
import { type CaptureRow, rowToCapture, selectCaptures } from './capture-row';
import type { Reader } from './handles';

/** Values of `capture.review_rank` that wait under each policy, most urgent first. */
export const waitingRanks: Readonly<Record<ReviewPolicy, readonly number[]>> = {
  all: [0, 1, 2],
  'failing-and-unsure': [0, 1],
  nothing: [],
};

export interface QueueRequest {
  readonly order: ReviewOrder;
  readonly policy: ReviewPolicy;
  readonly limit: number;
}

/**
 * The first captures that wait for the operator, and how many wait. `newest-failing`: failing before unsure and
 * without a verdict before passing, newest first within each.
 */
export function reviewQueue(reader: Reader, { order, policy, limit }: QueueRequest): ReviewQueue {
  const direction = order === 'oldest' ? 'ASC' : 'DESC';
  const rows = waitingRanks[policy].flatMap((rank) =>
    reader.all<CaptureRow>(
      `${selectCaptures} WHERE c.id IN (
         SELECT c.id FROM capture c INDEXED BY capture_review WHERE c.review_rank = ?
         ORDER BY c.received_at_ms ${direction}, c.id ${direction} LIMIT ?
       ) ORDER BY c.received_at_ms ${direction}, c.id ${direction}`,
      rank,
      limit,
    ),
  );
  if (order === 'oldest') rows.sort((a, b) => a.received_at_ms - b.received_at_ms || a.id - b.id);
  return { captures: rows.slice(0, limit).map(rowToCapture), waiting: waitingForReview(reader, policy) };
}

/** How many captures wait for the operator. */
export function waitingForReview(reader: Reader, policy: ReviewPolicy): number {
  return waitingRanks[policy].reduce(
    (sum, rank) =>
      sum +
      (reader.get<{ count: number }>(
        'SELECT count(*) AS count FROM capture INDEXED BY capture_review WHERE review_rank = ?',
        rank,
      )?.count ?? 0),
    0,
  );
}
