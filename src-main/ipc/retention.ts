import { daysLeft } from '../../src-shared/domain/retention';
import type { StationStatus } from '../../src-shared/domain/station-status';
import type { StorageSpace } from '../../src-shared/ipc/contract';
import type { ReaderMethods } from '../records/reader-methods';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import type { Handlers } from './handle';

/** The disk, what photos take of it, and how long it lasts. */
export type LookAtSpace = () => Promise<StorageSpace>;

export function spaceLook(
  reader: Pick<Remote<ReaderMethods>, 'photoSpace'>,
  storage: Pick<Remote<StorageMethods>, 'currentRemoval'>,
  status: () => StationStatus,
  reserveBytes: number,
): LookAtSpace {
  return async () => {
    const [space, removal] = await Promise.all([reader.photoSpace(), storage.currentRemoval()]);
    const { freeBytes } = status().storage;
    const days = freeBytes === null ? null : daysLeft(freeBytes, reserveBytes, space.bytesPerDay);
    return { ...space, freeBytes, reserveBytes, daysLeft: days, removal };
  };
}

/** The room photos take, and what rules would remove of them. */
export const retentionHandlers = (
  reader: Pick<Remote<ReaderMethods>, 'previewRemovals'>,
  look: LookAtSpace,
  status: () => StationStatus,
): Pick<Handlers, 'photoSpace' | 'retentionPreview'> => ({
  photoSpace: look,
  retentionPreview: (order) => reader.previewRemovals(order, status().storage.freeBytes),
});
