import { basename, dirname, join } from 'node:path';
import { dialog } from 'electron';
import type { CsvContent, ReportFile } from '../../src-shared/ipc/contract';
import { systemTexts } from '../../src-shared/system-texts';
import type { ExportOutcome, RowProgress } from '../reports/export-csv';
import type { ReportDesk } from '../reports/report-desk';
import { proposedName } from '../reports/report-names';
import type { ReportScheduler } from '../reports/report-scheduler';
import type { Reports } from '../reports/reports-client';
import type { SettingsStore } from '../settings/settings-store';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { chooseFolder } from './choose-folder';
import { type Handlers, RequestError } from './handle';
import type { Publish } from './publish';

export type ReportHandlers = Pick<
  Handlers,
  | 'reportSummary'
  | 'stopSummary'
  | 'startCsvExport'
  | 'startReportExport'
  | 'cancelCsvExport'
  | 'reportSchedule'
  | 'retrySchedule'
  | 'giveUpReport'
  | 'chooseReportFolder'
>;

/** How far each export is, on its way from the reports thread to the window. */
export const exportProgress =
  (publish: Publish) =>
  (exportId: number, { rows, totalRows }: RowProgress): void =>
    publish('exportProgress', { exportId, state: 'running', rows, totalRows });

export interface ReportHandlerParts {
  readonly reports: Reports;
  readonly desk: ReportDesk;
  readonly scheduler: ReportScheduler;
  readonly nextExportId: () => number;
  readonly settings: SettingsStore;
  readonly operator: () => string;
  readonly publish: Publish;
  readonly storage: Pick<Remote<StorageMethods>, 'noteReportGivenUp'>;
}

export function reportHandlers(parts: ReportHandlerParts): ReportHandlers {
  const { reports, desk, scheduler, nextExportId, settings, operator, publish, storage } = parts;

  /** Tells the window how an export ends. */
  function follow(exportId: number, byRows: boolean, work: Promise<ExportOutcome>): void {
    const failed = (problem: string, detail: string): void =>
      publish('exportProgress', { exportId, state: 'failed', problem, detail, rows: 0, totalRows: 0 });
    work.then(
      (outcome) => {
        if (outcome.state === 'failed') failed(outcome.problem, outcome.detail);
        else if (outcome.state === 'cancelled')
          publish('exportProgress', { exportId, state: 'cancelled', rows: outcome.rows, totalRows: outcome.rows });
        else publish('exportProgress', { ...outcome, exportId, byRows, totalRows: outcome.rows });
      },
      (error: Error) => failed('internal', error.message),
    );
  }

  return {
    reportSummary: (request) => reports.newestSummary(request, settings.current.shifts),

    stopSummary() {
      reports.stopNewest();
      return null;
    },

    async startCsvExport({ content, profile, filter, selected }) {
      const file = await askWhere(settings, content);
      if (file === null) return { state: 'cancelled' };
      const exportId = nextExportId();
      const { language, shifts } = settings.current;
      const order = { file, content, profile, language, filter, selected, shifts };
      follow(exportId, true, reports.remote.exportCsv(exportId, order));
      return { state: 'started', exportId };
    },

    async startReportExport({ content, profile, request, basis }) {
      const file = await askWhere(settings, content);
      if (file === null) return { state: 'cancelled' };
      const exportId = nextExportId();
      const wish = { content, profile, request, basis, file, existing: 'replace', madeBy: operator() } as const;
      follow(exportId, false, desk.write(wish, exportId));
      return { state: 'started', exportId };
    },

    async cancelCsvExport({ exportId }) {
      await desk.cancel(exportId);
      return null;
    },

    reportSchedule: () => scheduler.status(),

    retrySchedule() {
      // Its end is told by an event.
      void scheduler.retry();
      return null;
    },

    async giveUpReport({ toMs }) {
      const by = { operator: operator(), atMs: Date.now() };
      const given = await scheduler.giveUp(toMs, (period, unwritten) =>
        storage.noteReportGivenUp(period, unwritten, by),
      );
      if (!given) throw new RequestError('not-found', 'this report does not wait any more');
      return null;
    },

    chooseReportFolder: () => chooseFolder('reportFolder', settings),
  };
}

/** The system's dialog, which begins in the folder of the last time. Null when it was closed. */
async function askWhere(settings: SettingsStore, content: CsvContent | ReportFile): Promise<string | null> {
  const { exportFolder, language } = settings.current;
  const name = proposedName(content, language, Date.now());
  const texts = systemTexts(language).dialog;
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: texts.saveReport,
    buttonLabel: texts.save,
    defaultPath: exportFolder ? join(exportFolder, name) : name,
    filters: [
      content === 'pdf' ? { name: texts.pdfFiles, extensions: ['pdf'] } : { name: texts.csvFiles, extensions: ['csv'] },
    ],
  });
  if (canceled || !filePath || basename(filePath) === '') return null;
  // Only convenience: a folder that cannot be remembered must not keep the report from being written.
  await settings.change({ exportFolder: dirname(filePath) }).catch(() => undefined);
  return filePath;
}
