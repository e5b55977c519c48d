import type { ReaderMethods } from '../records/reader-methods';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { actingName } from './acting';
import type { Handlers } from './handle';

export function lotHandlers(
  reader: Remote<ReaderMethods>,
  storage: Remote<StorageMethods>,
  changed: () => void,
): Pick<Handlers, 'listLots' | 'openLot' | 'closeLot'> {
  return {
    listLots: ({ product, limit }) => reader.listLots(product, limit),

    async openLot({ product, number }) {
      const lot = await storage.openLot(product, number, { operator: actingName(), atMs: Date.now() });
      changed();
      return lot;
    },

    async closeLot({ product }) {
      await storage.closeLot(product, { operator: actingName(), atMs: Date.now() });
      changed();
      return null;
    },
  };
}
