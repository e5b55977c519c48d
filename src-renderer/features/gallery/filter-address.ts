/** The gallery's filters as the query of its address, so that a report can lead to its captures and Back works. */
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { captureFilterSchema } from '../../../src-shared/ipc/contract';

const numeric = ['camera', 'product', 'lot', 'fromMs', 'toMs', 'minScore', 'maxScore'] as const;
const textual = ['verdict', 'decision', 'reason', 'state', 'serial'] as const;

/** What cannot be understood is left out: an address is typed by people and kept in old reports. */
export function filterFromSearch(search: string): CaptureFilter {
  const given = new URLSearchParams(search);
  let filter: CaptureFilter = {};
  for (const key of [...numeric, ...textual]) {
    const text = given.get(key);
    if (text === null || text === '') continue;
    const value = (numeric as readonly string[]).includes(key) ? Number(text) : text;
    const checked = captureFilterSchema.safeParse({ [key]: value });
    if (checked.success) filter = { ...filter, ...checked.data };
  }
  return filter;
}

export function searchFromFilter(filter: CaptureFilter): string {
  const search = new URLSearchParams();
  for (const key of [...textual, ...numeric]) {
    const value = filter[key];
    if (value !== undefined) search.set(key, `${value}`);
  }
  return search.toString();
}

export const galleryAddress = (filter: CaptureFilter, capture?: number): string => {
  const search = searchFromFilter(filter);
  return `/gallery${capture === undefined ? '' : `/${capture}`}${search === '' ? '' : `?${search}`}`;
};

const begins = (serial: string | null, start: string): boolean =>
  serial?.toLowerCase().startsWith(start.toLowerCase()) ?? false;

export function compareAddress(filter: CaptureFilter, [one, other]: readonly number[]): string {
  const search = searchFromFilter(filter);
  return `/gallery/compare/${one}/${other}${search === '' ? '' : `?${search}`}`;
}

/** Whether the filter lets a capture through; the station decides the same for the list. */
export function matches(
  { camera, product, lot, verdict, decision, reason, state, serial, ...range }: CaptureFilter,
  capture: {
    readonly camera: number;
    readonly product: number;
    readonly lot: number | null;
    readonly verdict: string | null;
    readonly decision: string | null;
    readonly reason: string | null;
    readonly state: string;
    readonly receivedAtMs: number;
    readonly score: number | null;
    readonly serial: string | null;
  },
): boolean {
  const { fromMs, toMs, minScore, maxScore } = range;
  return (
    (camera === undefined || capture.camera === camera) &&
    (product === undefined || capture.product === product) &&
    (lot === undefined || capture.lot === lot) &&
    (verdict === undefined || (capture.verdict ?? 'none') === verdict) &&
    (decision === undefined || (capture.decision ?? 'none') === decision) &&
    (reason === undefined || capture.reason === reason) &&
    (state === undefined || capture.state === state) &&
    (serial === undefined || begins(capture.serial, serial)) &&
    (fromMs === undefined || capture.receivedAtMs >= fromMs) &&
    (toMs === undefined || capture.receivedAtMs < toMs) &&
    (minScore === undefined || (capture.score !== null && capture.score >= minScore)) &&
    (maxScore === undefined || (capture.score !== null && capture.score <= maxScore))
  );
}
