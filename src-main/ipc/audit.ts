import { dialog } from 'electron';
import { systemTexts } from '../../src-shared/system-texts';
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
      const { language } = settings.current;
      const texts = systemTexts(language).dialog;
      const { canceled, filePath: file } = await dialog.showSaveDialog({
        title: texts.saveLog,
        buttonLabel: texts.save,
        defaultPath: `${texts.logName}.csv`,
        filters: [{ name: texts.csvFiles, extensions: ['csv'] }],
      });
      if (canceled || !file) return { state: 'cancelled' };
      const outcome = await reports.remote.exportLog({ file, profile, language, filter });
      return outcome.state === 'failed' ? { state: 'failed', problem: outcome.detail } : outcome;
    },
  };
}
