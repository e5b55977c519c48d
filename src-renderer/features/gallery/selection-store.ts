import { create } from 'zustand';
import { longestSelection } from '../../../src-shared/domain/bulk-decision';
import { ask } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showProblem, showWarning } from '../../app/notices';
import { useGallery } from './gallery-store';
import { captureAt } from './gallery-transitions';
import * as transitions from './selection-transitions';

interface SelectionState {
  readonly selection: transitions.Selection;
  /** Place in the list that a stretch is measured from. */
  readonly anchor: number | null;
  /** The station is asked what belongs to it. */
  readonly asking: boolean;
}

const nothing: SelectionState = { selection: transitions.nothingSelected, anchor: null, asking: false };

export const useSelection = create<SelectionState>(() => nothing);

export const clearSelection = (): void => useSelection.setState(nothing);

// Another filter is another list.
useGallery.subscribe((now, before) => {
  if (now.filter !== before.filter) clearSelection();
});

export function toggle(index: number): void {
  const capture = captureAt(useGallery.getState(), index);
  if (capture === undefined) return;
  useSelection.setState(({ selection }) => ({ selection: transitions.toggled(selection, capture), anchor: index }));
}

/** Everything from the anchor to here, loaded or not. */
export async function selectTo(index: number): Promise<void> {
  const { anchor } = useSelection.getState();
  const gallery = useGallery.getState();
  const [first, last] = [Math.min(anchor ?? index, index), Math.max(anchor ?? index, index)];
  const loaded = Array.from({ length: Math.min(last - first + 1, 2000) }, (_, at) => captureAt(gallery, first + at));
  const known = loaded.flatMap((capture) => (capture ? [[capture.id, capture.decisionCount] as const] : []));
  if (known.length === last - first + 1) {
    useSelection.setState((state) => ({ ...state, selection: transitions.stretchAdded(state.selection, known) }));
    return;
  }
  if (last - first >= longestSelection) {
    showWarning(i18n.t('gallery.tooLongTitle'), i18n.t('gallery.tooLongHelp'));
    return;
  }
  useSelection.setState({ asking: true });
  const { filter, arrived } = gallery;
  const stretch = await ask('captureIds', { filter, offset: first + arrived.size, limit: last - first + 1 });
  if (useGallery.getState().filter !== filter) return;
  useSelection.setState({ asking: false });
  if (!stretch.ok) showProblem(stretch);
  else {
    useSelection.setState((state) => ({ selection: transitions.stretchAdded(state.selection, stretch.value) }));
  }
}

/** All that the filter lets through, however many: none of them is loaded. */
export async function selectAll(): Promise<void> {
  const { filter } = useGallery.getState();
  useSelection.setState({ asking: true });
  const all = await ask('selectAll', { filter });
  if (useGallery.getState().filter !== filter) return;
  useSelection.setState({ asking: false });
  if (!all.ok) showProblem(all);
  else useSelection.setState({ selection: transitions.allSelected(all.value), anchor: null });
}
