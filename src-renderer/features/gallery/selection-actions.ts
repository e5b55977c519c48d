import { teachPhotoLimits } from '../../../src-shared/domain/analysis-task';
import type { DecisionKind } from '../../../src-shared/domain/decision';
import type { CaptureId } from '../../../src-shared/domain/ids';
import { defaultProduct } from '../../../src-shared/domain/product';
import type { Expected } from '../../../src-shared/domain/replay';
import { mostInspectedAgain, mostLabelled } from '../../../src-shared/ipc/contract';
import { ask, listen } from '../../api/station';
import { beginBulk, useBulk } from '../../app/bulk/bulk-store';
import { navigate } from '../../app/hash-location';
import { i18n } from '../../app/i18n/setup';
import { showDone, showProblem, showWarning } from '../../app/notices';
import { useChosenCaptures } from '../../app/state/chosen-captures';
import { useGallery } from './gallery-store';
import { clearSelection, useSelection } from './selection-store';
import { countOf, type Selection, selectedOf } from './selection-transitions';

/** The ids of the selection, up to `most`; null, and the operator is told why, when they cannot be had. */
async function idsOf(selection: Selection, most: number): Promise<CaptureId[] | null> {
  if (countOf(selection) > most) {
    const limit = most.toLocaleString(i18n.language);
    showWarning(i18n.t('selection.tooManyTitle'), i18n.t('selection.tooMany', { most: limit }));
    return null;
  }
  if (selection.kind === 'some') return [...selection.captures.keys()];
  const { filter, upToCapture } = selection.all;
  // Some that came later may stand before those that are meant.
  const ids = await ask('captureIds', { filter, offset: 0, limit: 2 * most });
  if (ids.ok)
    return ids.value
      .map(([id]) => id)
      .filter((id) => id <= upToCapture && !selection.except.has(id))
      .slice(0, most);
  showProblem(ids);
  return null;
}

/** Decides of what is selected; the selection ends when the station has taken it. */
export async function decideSelected(kind: DecisionKind, reason: string | null): Promise<void> {
  const selected = selectedOf(useSelection.getState().selection);
  if (await beginBulk(() => ask('decideMany', { selected, kind, reason }))) clearSelection();
}

/** Its progress is shown where all work on models is. */
export async function inspectSelectedAgain(): Promise<void> {
  const captures = await idsOf(useSelection.getState().selection, mostInspectedAgain);
  if (captures === null || captures.length === 0) return;
  const started = await ask('reinspect', { captures, model: null });
  if (!started.ok) showProblem(started);
  else if (started.value.state === 'busy') showWarning(i18n.t('selection.busyTitle'), i18n.t('selection.busyHelp'));
  else showDone(i18n.t('selection.inspecting', { count: captures.length }));
}

/** Nothing is begun: the screen it leads to says what will be learnt, and for which product. */
export async function teachWithSelected(): Promise<void> {
  const captures = await idsOf(useSelection.getState().selection, teachPhotoLimits.most);
  if (captures === null || captures.length === 0) return;
  useChosenCaptures.setState({ captures });
  navigate(`/models/${useGallery.getState().filter.product ?? defaultProduct}/teach`);
}

/** Puts them into their product's examples, or takes them out. */
export async function labelSelected(expected: Expected | null): Promise<void> {
  const captures = await idsOf(useSelection.getState().selection, mostLabelled);
  if (captures === null || captures.length === 0) return;
  const labelled = await ask('labelCaptures', { captures, expected });
  if (!labelled.ok) showProblem(labelled);
  else showDone(i18n.t(expected === null ? 'selection.unlabelled' : 'selection.labelled', { count: captures.length }));
}

/** As CSV for spreadsheets; the station asks where to. */
export async function exportSelected(): Promise<void> {
  const selected = selectedOf(useSelection.getState().selection);
  const started = await ask('startCsvExport', { content: 'captures', profile: 'spreadsheet', filter: {}, selected });
  if (!started.ok) showProblem(started);
  else if (started.value.state === 'started') followExport(started.value.exportId);
}

function followExport(exportId: number): void {
  const stop = listen('exportProgress', (progress) => {
    if (progress.exportId !== exportId) return;
    useBulk.setState({ exporting: progress.state === 'running' ? progress : null });
    if (progress.state === 'running') return;
    stop();
    const { rows } = progress;
    if (progress.state === 'done') showDone(i18n.t('selection.exported', { count: rows, file: progress.file }));
    else if (progress.state === 'failed') showWarning(i18n.t('selection.exportFailed'), progress.detail);
  });
}
