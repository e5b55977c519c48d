import { create } from 'zustand';
import type { ProductKey } from '../../../src-shared/domain/ids';
import type { Lot } from '../../../src-shared/domain/lot';
import type { Product } from '../../../src-shared/domain/product';
import { ask, listen } from '../../api/station';
import { showProblem } from '../notices';

export interface LotsState {
  readonly products: readonly Product[];
  /** Open ones first, then those opened last. */
  readonly lots: readonly Lot[];
}

export const useLots = create<LotsState>(() => ({ products: [], lots: [] }));

const lotsKept = 500;

async function load(): Promise<void> {
  const [products, lots] = await Promise.all([ask('listProducts', undefined), ask('listLots', { limit: lotsKept })]);
  if (products.ok && lots.ok) useLots.setState({ products: products.value, lots: lots.value });
}

/** Follows lots and products as long as somebody shows them; returns the way to stop. */
export function followLots(): () => void {
  const stops = [listen('lotsChanged', () => void load()), listen('productsChanged', () => void load())];
  void load();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Whether it is open now. A number that was there before goes on. */
export async function openLot(product: ProductKey, number: string): Promise<boolean> {
  const answer = await ask('openLot', { product, number });
  if (!answer.ok) showProblem(answer);
  await load();
  return answer.ok;
}

export async function closeLot(product: ProductKey): Promise<void> {
  const answer = await ask('closeLot', { product });
  if (!answer.ok) showProblem(answer);
  await load();
}
