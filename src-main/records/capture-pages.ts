import type { CaptureFilter } from '../../src-shared/domain/capture';
import type { CapturePage } from '../../src-shared/ipc/contract';
import { filterCondition, filterIndex } from './capture-filter';
import { type CaptureRow, rowToCapture, selectCaptures } from './capture-row';
import type { Reader } from './handles';

export interface PageRequest {
  readonly filter: CaptureFilter;
  readonly offset: number;
  readonly limit: number;
}

/** A page of the captures the filter lets through, newest first, and how many these are. */
export function listCaptures(reader: Reader, { filter, offset, limit }: PageRequest): CapturePage {
  const total = countCaptures(reader, filter);
  return { captures: page(reader, filter, total, offset, limit), total };
}

export function countCaptures(reader: Reader, filter: CaptureFilter): number {
  const { sql, params } = filterCondition(filter);
  const from = sql === '1' ? 'capture c' : `capture c INDEXED BY ${filterIndex(filter)}`;
  return reader.get<{ count: number }>(`SELECT count(*) AS count FROM ${from} WHERE ${sql}`, ...params)?.count ?? 0;
}

function page(
  reader: Reader,
  filter: CaptureFilter,
  total: number,
  offset: number,
  limit: number,
): CapturePage['captures'] {
  const count = Math.min(limit, total - offset);
  if (count <= 0) return [];
  const { sql, params } = filterCondition(filter);
  // Skipping costs a walk over what is skipped: start from the nearer end.
  const fromOldest = offset > total / 2;
  const skip = fromOldest ? total - offset - count : offset;
  const direction = fromOldest ? 'ASC' : 'DESC';
  const rows = reader.all<CaptureRow>(
    // The ids are found in the index alone; only the page itself is read from the table.
    `${selectCaptures} WHERE c.id IN (
       SELECT c.id FROM capture c INDEXED BY ${filterIndex(filter)} WHERE ${sql}
       ORDER BY c.received_at_ms ${direction}, c.id ${direction} LIMIT ? OFFSET ?
     ) ORDER BY c.received_at_ms DESC, c.id DESC`,
    ...params,
    count,
    skip,
  );
  return rows.map(rowToCapture);
}
