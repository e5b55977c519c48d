import { daysLeft } from '../../src-shared/domain/retention';
import type { StationStatus } from '../../src-shared/domain/station-status';
import type { ReaderMethods } from '../records/reader-methods';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import type { Handlers } from './handle';

/** The room photos take, and what rules would remove of them. */
export function retentionHandlers(
  reader: Remote<ReaderMethods>,
  storage: Remote<StorageMethods>,
  status: () => StationStatus,
  reserveBytes: number,
): Pick<Handlers, 'photoSpace' | 'retentionPreview'> {
  return {
    async photoSpace() {
      const [space, removal] = await Promise.all([reader.photoSpace(), storage.currentRemoval()]);
      const { freeBytes } = status().storage;
      const days = freeBytes === null ? null : daysLeft(freeBytes, reserveBytes, space.bytesPerDay);
      return { ...space, freeBytes, reserveBytes, daysLeft: days, removal };
    },

    retentionPreview: (order) => reader.previewRemovals(order, status().storage.freeBytes),
  };
}
