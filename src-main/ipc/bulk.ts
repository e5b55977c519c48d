import type { ReaderMethods } from '../records/reader-methods';
import type { SettingsStore } from '../settings/settings-store';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { actingName } from './acting';
import { keptReason } from './decision-reason';
import type { Handlers } from './handle';

/** Selections of many captures, and what is done to them. */
export function bulkHandlers(
  reader: Remote<ReaderMethods>,
  storage: Remote<StorageMethods>,
  settings: SettingsStore,
): Pick<Handlers, 'captureIds' | 'selectAll' | 'decideMany' | 'undoMany' | 'cancelMany' | 'currentBulk'> {
  const by = () => ({ operator: actingName(), atMs: Date.now() });
  return {
    captureIds: (request) => reader.captureIds(request),

    async selectAll({ filter }) {
      // The bounds first: what comes while it is counted is not meant.
      const { capture, decision } = await reader.newestRows();
      const total = await reader.countCaptures(filter);
      return { kind: 'all', filter, except: [], upToCapture: capture, upToDecision: decision, total };
    },

    async decideMany({ selected, kind, reason }) {
      const order = { ...by(), kind, reason: keptReason(kind, reason, settings) };
      const bulk = await storage.startBulk(order, selected);
      return bulk === null ? { state: 'busy' } : { state: 'started', bulk };
    },

    async undoMany({ bulk: undone }) {
      const bulk = await storage.undoBulk(undone, by());
      return bulk === null ? { state: 'busy' } : { state: 'started', bulk };
    },

    async cancelMany({ bulk }) {
      await storage.cancelBulk(bulk);
      return null;
    },

    currentBulk: () => storage.currentBulk(),
  };
}
