import { create } from 'zustand';
import type { AuditEntry, AuditFilter } from '../../../src-shared/domain/audit';
import { ask } from '../../api/station';
import type { Catalogue } from '../../app/i18n/catalogue';
import { createFormats } from '../../app/i18n/format';
import { i18n } from '../../app/i18n/setup';
import { showDone, showProblem, showWarning } from '../../app/notices';
import { useStation } from '../../app/state/station-store';
import { wordsOf } from './log-search';

export interface LogState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly filter: AuditFilter;
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  readonly hasMore: boolean;
  /** Everybody in the log. */
  readonly operators: readonly string[];
}

const pageSize = 100;

export const useLog = create<LogState>(() => ({
  phase: 'loading',
  filter: {},
  entries: [],
  hasMore: false,
  operators: [],
}));

/** With what the text means in the language on screen. */
function askedFilter(filter: AuditFilter): AuditFilter {
  const texts = i18n.getResourceBundle(i18n.language, 'translation') as Catalogue;
  const words = wordsOf(filter.text, texts, useStation.getState().settings?.reasons ?? []);
  return words === null ? filter : { ...filter, words };
}

async function load(before: number | null): Promise<void> {
  const { filter } = useLog.getState();
  const page = await ask('listAudit', { filter: askedFilter(filter), before, limit: pageSize });
  // Another filter was chosen meanwhile.
  if (useLog.getState().filter !== filter) return;
  if (!page.ok) {
    useLog.setState({ phase: 'failed' });
    return;
  }
  useLog.setState(({ entries }) => ({
    phase: 'ready',
    entries: before === null ? page.value : [...entries, ...page.value],
    hasMore: page.value.length === pageSize,
  }));
}

export async function loadLog(): Promise<void> {
  const [names] = await Promise.all([ask('auditOperators', undefined), load(null)]);
  if (names.ok) useLog.setState({ operators: names.value });
}

export const loadOlder = (): Promise<void> => load(useLog.getState().entries.at(-1)?.id ?? null);

/** What is undefined is no longer asked for. */
export function narrow(part: AuditFilter): void {
  useLog.setState(({ filter }) => ({ filter: { ...filter, ...part } }));
  void load(null);
}

export async function exportLog(): Promise<void> {
  const answer = await ask('exportAudit', { profile: 'spreadsheet', filter: askedFilter(useLog.getState().filter) });
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'failed') showWarning(i18n.t('log.exportFailed'), answer.value.problem);
  else if (answer.value.state === 'done') {
    const rows = createFormats(i18n.language === 'fr' ? 'fr' : 'en').number(answer.value.rows);
    showDone(i18n.t('log.exported', { rows, file: answer.value.file }));
  }
}
