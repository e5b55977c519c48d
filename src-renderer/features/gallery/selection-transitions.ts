/** What is selected in the gallery. Pure. `all` holds no captures: what the filter lets through, but for some. */
import type { Selected } from '../../../src-shared/domain/bulk-decision';
import type { Capture } from '../../../src-shared/domain/capture';
import type { CaptureId } from '../../../src-shared/domain/ids';

export type AllSelected = Extract<Selected, { kind: 'all' }>;

export type Selection =
  /** With the decision count each had when it was selected. */
  | { readonly kind: 'some'; readonly captures: ReadonlyMap<CaptureId, number> }
  | { readonly kind: 'all'; readonly all: AllSelected; readonly except: ReadonlySet<CaptureId> };

export const nothingSelected: Selection = { kind: 'some', captures: new Map() };

export const countOf = (selection: Selection): number =>
  selection.kind === 'some'
    ? selection.captures.size
    : // New ones came after it was counted, none of which is meant; the count holds.
      Math.max(0, selection.all.total - selection.except.size);

export const isSelected = (selection: Selection, id: CaptureId): boolean =>
  selection.kind === 'some' ? selection.captures.has(id) : id <= selection.all.upToCapture && !selection.except.has(id);

/** What came after all were selected cannot be added to them. */
export function toggled(selection: Selection, { id, decisionCount }: Capture): Selection {
  if (selection.kind === 'some') {
    const captures = new Map(selection.captures);
    if (!captures.delete(id)) captures.set(id, decisionCount);
    return { kind: 'some', captures };
  }
  if (id > selection.all.upToCapture) return selection;
  const except = new Set(selection.except);
  if (!except.delete(id)) except.add(id);
  return { ...selection, except };
}

/** Of a whole filter, a stretch is selected already: what was taken out of it comes back. */
export function stretchAdded(selection: Selection, stretch: readonly (readonly [CaptureId, number])[]): Selection {
  if (selection.kind === 'some') return { kind: 'some', captures: new Map([...selection.captures, ...stretch]) };
  const except = new Set(selection.except);
  for (const [id] of stretch) except.delete(id);
  return { ...selection, except };
}

export const allSelected = (all: AllSelected): Selection => ({ kind: 'all', all, except: new Set() });

/** As the station is told. */
export const selectedOf = (selection: Selection): Selected =>
  selection.kind === 'some'
    ? { kind: 'list', captures: [...selection.captures] }
    : { ...selection.all, except: [...selection.except] };
