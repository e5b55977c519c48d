import type { ReaderMethods } from '../records/reader-methods';
import type { SettingsStore } from '../settings/settings-store';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { actingName } from './acting';
import type { CaptureNews } from './capture-news';
import { keptReason } from './decision-reason';
import type { Handlers } from './handle';

/** Gallery, review and decisions. */
export function captureHandlers(
  reader: Remote<ReaderMethods>,
  storage: Remote<StorageMethods>,
  settings: SettingsStore,
  news: CaptureNews,
  onDecision: () => void,
): Pick<
  Handlers,
  | 'listCaptures'
  | 'countCaptures'
  | 'capturePlace'
  | 'captureDetail'
  | 'thumbnails'
  | 'reviewQueue'
  | 'decide'
  | 'attachSerial'
  | 'referencePhoto'
> {
  return {
    listCaptures: (request) => reader.listCaptures(request),
    countCaptures: ({ filter }) => reader.countCaptures(filter),
    capturePlace: ({ filter, capture }) => reader.capturePlace(filter, capture),
    captureDetail: ({ capture }) => reader.captureDetail(capture),
    thumbnails: ({ captures }) => reader.thumbnails(captures),
    reviewQueue: (request) => reader.reviewQueue({ ...request, policy: settings.current.review.policy }),

    referencePhoto: ({ capture }) => reader.referencePhoto(capture),

    async attachSerial(change) {
      const outcome = await storage.attachSerial({ ...change, operator: actingName(), atMs: Date.now() });
      news.changed([outcome.capture]);
      return outcome;
    },

    async decide({ capture, kind, reason, expectedDecisionCount }) {
      const outcome = await storage.decide({
        capture,
        kind,
        reason: keptReason(kind, reason, settings),
        operator: actingName(),
        atMs: Date.now(),
        expectedDecisionCount,
      });
      news.changed([outcome.capture]);
      onDecision();
      return outcome;
    },
  };
}
