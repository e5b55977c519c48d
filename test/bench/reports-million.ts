/** Times reports on a station of a million captures over a year. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile, openReader, openWriter } from '../../src-main/records/open-records';
import { reportSummary } from '../../src-main/reports/summary';
import { cameraKey, productKey } from '../../src-shared/domain/ids';
import { midnight } from '../../src-shared/domain/local-time';
import { usualShifts } from '../../src-shared/domain/shift';
import type { ReportRequest } from '../../src-shared/domain/statistics';
import { addManyCaptures } from '../support/many-captures';
import { median, ms, quantile, type SectionResult } from './figures';
import type { Plan } from './plan';

const captures = 1_000_000;
const repeats = 10;
const [monthAimMs, yearAimMs] = [1000, 3000];

export function measureReports(plan: Plan): Promise<SectionResult> {
  const file = databaseFile(mkdtempSync(join(plan.workDir, 'reports-')));
  const writer = openWriter(file);
  addManyCaptures(writer, { captures });
  writer.db.close();
  const now = Date.now();
  const days = (count: number): Pick<ReportRequest, 'fromMs' | 'toMs' | 'sampleUnit'> => ({
    fromMs: midnight(now, 1 - count),
    toMs: midnight(now, 1),
    sampleUnit: 'day',
  });
  const rows: string[][] = [];

  function time(title: string, request: ReportRequest): number {
    // A connection of its own: the first count finds none of its pages at hand.
    const reader = openReader(file);
    const times: number[] = [];
    for (let n = 0; n < repeats; n++) {
      const start = performance.now();
      reportSummary(reader, request, { shifts: usualShifts });
      times.push(performance.now() - start);
    }
    reader.db.close();
    rows.push([title, ms(times[0] ?? Number.NaN), ms(median(times)), ms(quantile(times, 0.95))]);
    return quantile(times, 0.95);
  }

  time('today, by the hour', { ...days(1), sampleUnit: 'hour' });
  time('7 days, by the hour', { ...days(7), sampleUnit: 'hour' });
  const month = time('30 days', days(30));
  const monthByShift = time('30 days, by the shift', { ...days(30), sampleUnit: 'shift' });
  time('30 days, by the lot', { ...days(30), sampleUnit: 'lot' });
  const monthOfCamera = time('30 days of one camera', { ...days(30), camera: cameraKey(7) });
  time('30 days of one product', { ...days(30), product: productKey(1) });
  time('30 days, centre line from the 90 before', {
    ...days(30),
    reference: { fromMs: midnight(now, -119), toMs: midnight(now, -29) },
  });
  const year = time('a year', days(365));
  const worstMonth = Math.max(month, monthByShift, monthOfCamera);
  return Promise.resolve({
    title: 'Reports on a million captures',
    columns: ['report', 'first ms', 'median ms', 'p95 ms'],
    rows,
    notes: [
      `A million captures over a year, ${repeats} counts each on a reading connection of its own in this process. All figures of a report: verdicts against decisions for every hour or day, reasons, failed transfers. Counted from the rows when asked for; nothing is summed beforehand.`,
    ],
    aims: [
      { aim: 'the report of a month under 1 s', measured: `${ms(worstMonth)} ms (p95)`, met: worstMonth < monthAimMs },
      { aim: 'the report of a year under 3 s', measured: `${ms(year)} ms (p95)`, met: year < yearAimMs },
    ],
  });
}
