import type { Capture } from '../../../../src-shared/domain/capture';
import type { ProductKey } from '../../../../src-shared/domain/ids';
import type { IpcResult } from '../../../../src-shared/ipc/contract';
import { ask, listen } from '../../../api/station';
import { useAsked } from '../../../app/state/use-asked';

const most = 24;

/** The product's newest captures, accepted ones first; rejected and unreadable ones are no reference. */
async function recentCaptures(product: ProductKey): Promise<IpcResult<readonly Capture[]>> {
  const page = { offset: 0, limit: most };
  const [accepted, newest] = await Promise.all([
    ask('listCaptures', { filter: { product, decision: 'accept' }, ...page }),
    ask('listCaptures', { filter: { product }, ...page }),
  ]);
  if (!accepted.ok) return accepted;
  if (!newest.ok) return newest;
  const others = newest.value.captures.filter(({ decision, state }) => decision === null && state !== 'undecodable');
  const value = [...accepted.value.captures, ...others].filter(({ photoRemovedAtMs }) => photoRemovedAtMs === null);
  return { ok: true, value: value.slice(0, most) };
}

export const useRecentCaptures = (product: ProductKey) =>
  useAsked(
    `${product}`,
    () => recentCaptures(product),
    // Decisions; that new photos arrive must not move the strip under the pointer.
    (again) => listen('productsChanged', again),
  );
