import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import type { ProductKey } from '../../../../src-shared/domain/ids';
import type { IpcResult, TaskStart } from '../../../../src-shared/ipc/contract';
import { ask, type Problem } from '../../../api/station';

/** Why nothing was begun. `found` photos in a folder or among the accepted captures. */
export type TeachRefusal =
  | { readonly kind: 'too-few'; readonly from: 'accepted' | 'folder'; readonly found: number }
  | { readonly kind: 'busy' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A number of photos that the station takes. */
export const photosToTake = (wanted: number): number =>
  Math.min(teachPhotoLimits.most, Math.max(teachPhotoLimits.least, Math.round(wanted)));

/** Null when it began, or when the folder dialog was closed. */
export function refusalOf(answer: IpcResult<TaskStart>, from: 'accepted' | 'folder'): TeachRefusal | null {
  if (!answer.ok) return { kind: 'problem', problem: answer };
  const start = answer.value;
  if (start.state === 'too-few-photos') return { kind: 'too-few', from, found: start.found };
  return start.state === 'busy' ? { kind: 'busy' } : null;
}

export async function startTeaching(
  product: ProductKey,
  from: 'accepted' | 'folder',
  limit: number,
): Promise<TeachRefusal | null> {
  const source = from === 'accepted' ? ({ kind: 'accepted', limit } as const) : ({ kind: 'folder' } as const);
  return refusalOf(await ask('teachProduct', { product, from: source }), from);
}
