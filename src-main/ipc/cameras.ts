import type { ReaderMethods } from '../records/reader-methods';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { actingName } from './acting';
import type { Handlers } from './handle';

/** `changed` is called after the records were changed: the link learns who is blocked, the window who is who. */
export function cameraHandlers(
  reader: Remote<ReaderMethods>,
  storage: Remote<StorageMethods>,
  changed: () => Promise<void>,
): Pick<Handlers, 'listCameras' | 'renameCamera' | 'setAdmission' | 'listFailedTransfers'> {
  return {
    listCameras: () => reader.listCameras(),
    listFailedTransfers: (request) => reader.listFailedTransfers(request),

    async renameCamera({ camera, name }) {
      await storage.renameCamera(camera, name, { operator: actingName(), atMs: Date.now() });
      await changed();
      return null;
    },

    async setAdmission({ camera, admission }) {
      await storage.setAdmission(camera, admission, { operator: actingName(), atMs: Date.now() });
      await changed();
      return null;
    },
  };
}
