/** Times the screens' reads on a station of a million captures. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { listCameras } from '../../src-main/records/camera-status';
import { CapturePages } from '../../src-main/records/capture-pages';
import { finished } from '../../src-main/records/newest-first';
import { databaseFile, openReader, openWriter } from '../../src-main/records/open-records';
import { reviewQueue, waitingForReview } from '../../src-main/records/review-queue';
import type { CaptureFilter } from '../../src-shared/domain/capture';
import { cameraKey } from '../../src-shared/domain/ids';
import { addManyCaptures } from '../support/many-captures';
import { median, ms, quantile, type SectionResult } from './figures';
import type { Plan } from './plan';

const captures = 1_000_000;
const dayMs = 86_400_000;
const repeats = 20;

export function measureRecords(plan: Plan): Promise<SectionResult> {
  const file = databaseFile(mkdtempSync(join(plan.workDir, 'records-')));
  const writer = openWriter(file);
  addManyCaptures(writer, { captures });
  writer.db.close();
  const reader = openReader(file);
  const now = Date.now();
  const rows: string[][] = [];

  function time(title: string, work: () => unknown): void {
    const times: number[] = [];
    for (let n = 0; n < repeats; n++) {
      const start = performance.now();
      work();
      times.push(performance.now() - start);
    }
    rows.push([title, ms(median(times)), ms(quantile(times, 0.95))]);
  }
  const page =
    (filter: CaptureFilter, offset = 0) =>
    (): unknown =>
      finished(new CapturePages(reader).page({ filter, offset, limit: 100 }));

  time('gallery, first page', page({}));
  time('gallery, page at 500,000', page({}, captures / 2));
  time('gallery, last page', page({}, captures - 100));
  time('camera', page({ camera: cameraKey(7) }));
  time('verdict fail', page({ verdict: 'fail' }));
  time('verdict pass', page({ verdict: 'pass' }));
  time('decision reject', page({ decision: 'reject' }));
  time('undecided', page({ decision: 'none' }));
  time('reason', page({ reason: 'crushed' }));
  time('state undecodable (none)', page({ state: 'undecodable' }));
  time('one day half a year ago', page({ fromMs: now - 180 * dayMs, toMs: now - 179 * dayMs }));
  time('half a year', page({ fromMs: now - 182 * dayMs }));
  time('score 0.7-0.8', page({ minScore: 0.7, maxScore: 0.8 }));
  time(
    'camera, fail, rejected, half a year',
    page({ camera: cameraKey(7), verdict: 'fail', decision: 'reject', fromMs: now - 182 * dayMs }),
  );
  time('pass, accepted', page({ verdict: 'pass', decision: 'accept' }));
  time('pass, score over 0.4', page({ verdict: 'pass', minScore: 0.4 }));
  time('review queue, newest failing', () =>
    reviewQueue(reader, { order: 'newest-failing', policy: 'failing-and-unsure', limit: 50 }),
  );
  time('review queue, oldest, everything', () => reviewQueue(reader, { order: 'oldest', policy: 'all', limit: 50 }));
  time('waiting, failing and unsure', () => waitingForReview(reader, 'failing-and-unsure'));
  time('waiting, everything', () => waitingForReview(reader, 'all'));
  time('camera list', () => listCameras(reader, now));
  reader.db.close();
  return Promise.resolve({
    title: "The screens' reads on a million captures",
    columns: ['read', 'median ms', 'p95 ms'],
    rows,
    notes: [`Each ${repeats} times, on one reading connection in this process.`],
    aims: [],
  });
}
