import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readerMethods } from '../../src-main/records/reader-methods';
import { createReportDesk, type ReportDesk, type ReportWish } from '../../src-main/reports/report-desk';
import type { Reports } from '../../src-main/reports/reports-client';
import { reportSummary } from '../../src-main/reports/summary';
import { defaultSettings } from '../../src-shared/domain/settings';
import { addTestCapture, newRecords } from '../support/station-records';
import { temporaryFolder } from '../support/temporary-folder';

interface Desk {
  readonly desk: ReportDesk;
  readonly wish: (file: string) => ReportWish;
  readonly counted: () => number;
  /** Resolves when a page is being printed. */
  readonly printing: Promise<void>;
}

/** Real records; a printer that never comes to an end by itself. */
function openDesk(): Desk {
  const { writer } = newRecords();
  addTestCapture(writer, { receivedAtMs: 1000 });
  let counts = 0;
  let began = (): void => undefined;
  const printing = new Promise<void>((resolve) => {
    began = resolve;
  });
  const reader = readerMethods(writer, '/', () => 0);
  const reports = {
    remote: {
      summary: async (request: ReportWish['request']) => {
        counts += 1;
        return reportSummary(writer, request);
      },
    },
    cancelExport: async () => undefined,
  } as unknown as Reports;
  const desk = createReportDesk({
    reports,
    reader: {
      listCameras: async () => reader.listCameras(),
      listProducts: async () => reader.listProducts(),
      lotById: async (lot) => reader.lotById(lot),
    },
    settings: () => defaultSettings,
    print: (_job, signal) =>
      new Promise((_resolve, reject) => {
        began();
        signal.addEventListener('abort', () => reject(new Error('it was cancelled')));
      }),
    version: '0',
    nextExportId: () => 99,
  });
  const request = { fromMs: 0, toMs: 2000, sampleUnit: 'hour' } as const;
  return {
    desk,
    wish: (file) => ({
      content: 'pdf',
      request,
      basis: 'outcome',
      profile: 'machine',
      file,
      existing: 'keep',
      madeBy: '',
    }),
    counted: () => counts,
    printing,
  };
}

it('ends a report that is being printed when it is cancelled, and leaves no file', async () => {
  const { desk, wish, printing } = openDesk();
  const folder = temporaryFolder();
  const written = desk.write(wish(join(folder, 'report.pdf')), 7);
  await printing;
  await desk.cancel(8);
  await desk.cancel(7);
  expect(await written).toEqual({ state: 'cancelled', rows: 0 });
  expect(readdirSync(folder)).toEqual([]);
  // What is over cannot be cancelled, and does not disturb.
  await desk.cancel(7);
});

it('says that the folder is gone before it counts anything', async () => {
  const { desk, wish, counted } = openDesk();
  const folder = join(temporaryFolder(), 'gone');
  expect(await desk.write(wish(join(folder, 'report.pdf')))).toMatchObject({
    state: 'failed',
    problem: 'folder-missing',
  });
  expect([counted(), existsSync(folder)]).toEqual([0, false]);
});
