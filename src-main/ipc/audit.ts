import { dialog } from 'electron';
import type { ReaderMethods } from '../records/reader-methods';
import type { Reports } from '../reports/reports-client';
import type { SettingsStore } from '../settings/settings-store';
import type { Remote } from '../threads/rpc';
import type { Handlers } from './handle';

export function auditHandlers(
  reader: Remote<ReaderMethods>,
  reports: Reports,
  settings: SettingsStore,
): Pick<Handlers, 'listAudit' | 'auditOperators' | 'exportAudit'> {
  return {
    listAudit: (request) => reader.listAudit(request),
    auditOperators: () => reader.auditOperators(),

    async exportAudit({ profile, filter }) {
      const { canceled, filePath: file } = await dialog.showSaveDialog({
        defaultPath: 'vigie-log.csv',
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (canceled || !file) return { state: 'cancelled' };
      const { language } = settings.current;
      const outcome = await reports.remote.exportLog({ file, profile, language, filter });
      return outcome.state === 'failed' ? { state: 'failed', problem: outcome.detail } : outcome;
    },
  };
}
