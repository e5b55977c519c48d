import { dialog } from 'electron';
import type { RowProgress } from '../reports/export-csv';
import type { Reports } from '../reports/reports-client';
import type { SettingsStore } from '../settings/settings-store';
import type { Handlers } from './handle';
import type { Publish } from './publish';

export type ReportHandlers = Pick<Handlers, 'reportSummary' | 'startCsvExport' | 'cancelCsvExport'>;

/** How far each export is, on its way from the reports thread to the window. */
export const exportProgress =
  (publish: Publish) =>
  (exportId: number, { rows, totalRows }: RowProgress): void =>
    publish('exportProgress', { exportId, state: 'running', rows, totalRows });

export function reportHandlers(reports: Reports, settings: SettingsStore, publish: Publish): ReportHandlers {
  let lastExportId = 0;

  return {
    reportSummary: (request) => reports.remote.summary(request),

    async startCsvExport({ content, profile, filter }) {
      const { canceled, filePath: file } = await dialog.showSaveDialog({
        defaultPath: `vigie-${content}-${localDate()}.csv`,
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (canceled || !file) return { state: 'cancelled' };
      lastExportId += 1;
      const exportId = lastExportId;
      const { language } = settings.current;
      const rowCounts = { rows: 0, totalRows: 0 };
      reports.remote.exportCsv(exportId, { file, content, profile, language, filter }).then(
        (outcome) => {
          if (outcome.state === 'failed') {
            publish('exportProgress', { exportId, state: 'failed', problem: outcome.detail, ...rowCounts });
          } else {
            publish('exportProgress', { ...outcome, exportId, totalRows: outcome.rows });
          }
        },
        (error: Error) =>
          publish('exportProgress', { exportId, state: 'failed', problem: error.message, ...rowCounts }),
      );
      return { state: 'started', exportId };
    },

    async cancelCsvExport({ exportId }) {
      await reports.remote.cancelExport(exportId);
      return null;
    },
  };
}

function localDate(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
