/** What makes reports into files: counts from the reports thread, pages from a hidden window. */
import { join } from 'node:path';
import type { Settings } from '../../src-shared/domain/settings';
import { canPrint, openPrintWindow } from '../app/print-window';
import { createPrintJobs, type PrintJobs } from '../ipc/print-jobs';
import type { Publish } from '../ipc/publish';
import type { Log } from '../log/log';
import { createReportDesk, type ReportDesk } from '../reports/report-desk';
import { ReportScheduler } from '../reports/report-scheduler';
import type { Configuration } from './configuration';
import type { DataRooms } from './data-rooms';

export interface Reporting {
  readonly scheduler: ReportScheduler;
  readonly desk: ReportDesk;
  readonly printHandlers: PrintJobs['handlers'];
  readonly nextExportId: () => number;
}

export interface ReportingPlace {
  readonly builtDir: string;
  readonly homeDir: string;
  readonly version: string;
}

export function openReporting(
  { builtDir, homeDir, version }: ReportingPlace,
  { settings }: Configuration,
  { reports, reader }: DataRooms,
  publish: Publish,
  log: Log,
): Reporting {
  const preload = join(builtDir, '../preload/preload.cjs');
  const jobs = createPrintJobs((address) => openPrintWindow(preload, address), canPrint);
  let lastExportId = 0;
  const nextExportId = (): number => {
    lastExportId += 1;
    return lastExportId;
  };
  const desk = createReportDesk({
    reports,
    reader: reader.remote,
    settings: () => settings.current,
    print: jobs.print,
    version,
    nextExportId,
  });
  const scheduler = new ReportScheduler({
    memoryFile: join(homeDir, 'report-schedule.json'),
    settings: () => settings.current,
    nowMs: Date.now,
    write: (content, period, file) => {
      const { profile } = settings.current.reportSchedule;
      const request = { ...period, sampleUnit: 'hour' } as const;
      return desk.write({ content, request, basis: 'outcome', profile, file, existing: 'keep', madeBy: '' });
    },
    onStatus: (status) => publish('scheduleChanged', status),
    log: (message, error) => log.error(message, error),
  });
  settings.onChange((current, before) => {
    const bearsOnIt = ({ reportSchedule, shifts }: Settings): string => JSON.stringify([reportSchedule, shifts]);
    if (bearsOnIt(current) !== bearsOnIt(before))
      scheduler.scheduleChanged(before).catch((error: unknown) => log.error('the schedule of reports', error));
  });
  // Looked at often instead of slept until: the clock may be set, the computer suspended. It holds up no end.
  setInterval(() => void scheduler.look(), lookEveryMs).unref();
  return { desk, scheduler, printHandlers: jobs.handlers, nextExportId };
}

const lookEveryMs = 5000;
