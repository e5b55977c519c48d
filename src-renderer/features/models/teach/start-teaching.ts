import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import type { CaptureId, ProductKey } from '../../../../src-shared/domain/ids';
import type { IpcResult, RequestInput, TaskStart } from '../../../../src-shared/ipc/contract';
import { ask, type Problem } from '../../../api/station';

/** Where the photos come from; `captures` were selected in the gallery. */
export type TeachFrom = 'accepted' | 'captures' | 'folder';

/** Why nothing was begun. `found` photos in a folder or among the accepted captures. */
export type TeachRefusal =
  | { readonly kind: 'too-few'; readonly from: TeachFrom; readonly found: number }
  | { readonly kind: 'busy' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A number of photos that the station takes. */
export const photosToTake = (wanted: number): number =>
  Math.min(teachPhotoLimits.most, Math.max(teachPhotoLimits.least, Math.round(wanted)));

/** Null when it began, or when the folder dialog was closed. */
export function refusalOf(answer: IpcResult<TaskStart>, from: TeachFrom): TeachRefusal | null {
  if (!answer.ok) return { kind: 'problem', problem: answer };
  const start = answer.value;
  if (start.state === 'too-few-photos') return { kind: 'too-few', from, found: start.found };
  return start.state === 'busy' ? { kind: 'busy' } : null;
}

export async function startTeaching(
  product: ProductKey,
  from: TeachFrom,
  limit: number,
  captures: readonly CaptureId[],
): Promise<TeachRefusal | null> {
  return refusalOf(await ask('teachProduct', { product, from: sourceOf(from, limit, captures) }), from);
}

function sourceOf(
  from: TeachFrom,
  limit: number,
  captures: readonly CaptureId[],
): RequestInput<'teachProduct'>['from'] {
  if (from === 'accepted') return { kind: 'accepted', limit };
  return from === 'captures' ? { kind: 'captures', captures: [...captures] } : { kind: 'folder' };
}
