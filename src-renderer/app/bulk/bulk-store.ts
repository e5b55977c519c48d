import { create } from 'zustand';
import type { BulkProgress } from '../../../src-shared/domain/bulk-decision';
import type { BulkStart, IpcResult } from '../../../src-shared/ipc/contract';
import type { ExportProgress } from '../../../src-shared/ipc/events';
import { ask, listen } from '../../api/station';
import { wasTyped } from '../../keyboard/keyboard';
import { i18n } from '../i18n/setup';
import { showProblem, showWarning } from '../notices';

interface BulkState {
  /** The bulk decision under way, or the last one until it is put away. */
  readonly progress: BulkProgress | null;
  /** Sent, and not yet begun. */
  readonly sending: boolean;
  /** Of the selection, while it is written. */
  readonly exporting: ExportProgress | null;
}

export const useBulk = create<BulkState>(() => ({ progress: null, sending: false, exporting: null }));

let connected = false;

/** Follows bulk decisions for as long as the window lives. */
export function connectBulk(): void {
  if (connected) return;
  connected = true;
  listen('bulkProgress', (progress) => useBulk.setState({ progress }));
  void ask('currentBulk', undefined).then((current) => {
    // What ended in an earlier run of the window is old news.
    if (current.ok && current.value?.state === 'running') useBulk.setState({ progress: current.value });
  });
}

/** Whether the station has taken it; otherwise it was said why not. */
export async function beginBulk(start: () => Promise<IpcResult<BulkStart>>): Promise<boolean> {
  if (!(await wasTyped())) return false;
  useBulk.setState({ sending: true });
  const answer = await start();
  useBulk.setState({ sending: false });
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'busy') showWarning(i18n.t('bulk.busyTitle'), i18n.t('bulk.busyHelp'));
  return answer.ok && answer.value.state === 'started';
}

export async function undoBulk(): Promise<void> {
  const { progress, sending } = useBulk.getState();
  if (sending || progress === null || progress.state === 'running' || progress.undoes !== null) return;
  await beginBulk(() => ask('undoMany', { bulk: progress.id }));
}

export async function cancelBulk(): Promise<void> {
  const { progress } = useBulk.getState();
  if (progress === null) return;
  const answer = await ask('cancelMany', { bulk: progress.id });
  if (!answer.ok) showProblem(answer);
}

export const putBulkAway = (): void => useBulk.setState({ progress: null });

export async function cancelExport(): Promise<void> {
  const { exporting } = useBulk.getState();
  if (exporting === null) return;
  const answer = await ask('cancelCsvExport', { exportId: exporting.exportId });
  if (!answer.ok) showProblem(answer);
}
