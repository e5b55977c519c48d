/** What makes reports into files: counts from the reports thread, pages from a hidden window. */
import { join } from 'node:path';
import { openPrintWindow } from '../app/print-window';
import { createPrintJobs, type PrintJobs } from '../ipc/print-jobs';
import { createReportDesk, type ReportDesk } from '../reports/report-desk';
import type { Configuration } from './configuration';
import type { DataRooms } from './data-rooms';

export interface Reporting {
  readonly desk: ReportDesk;
  readonly printHandlers: PrintJobs['handlers'];
  readonly nextExportId: () => number;
}

export function openReporting(
  { builtDir, version }: { readonly builtDir: string; readonly version: string },
  { settings }: Configuration,
  { reports, reader }: DataRooms,
): Reporting {
  const preload = join(builtDir, '../preload/preload.cjs');
  const jobs = createPrintJobs((address) => openPrintWindow(preload, address));
  let lastExportId = 0;
  const nextExportId = (): number => {
    lastExportId += 1;
    return lastExportId;
  };
  const desk = createReportDesk({
    reports: reports.remote,
    reader: reader.remote,
    settings: () => settings.current,
    print: jobs.print,
    version,
    nextExportId,
  });
  return { desk, printHandlers: jobs.handlers, nextExportId };
}
