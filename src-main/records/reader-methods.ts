import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CameraStatus } from '../../src-shared/domain/camera';
import type { ReviewPolicy } from '../../src-shared/domain/capture';
import { dataFolder } from '../../src-shared/domain/data-folder';
import type { CameraKey, CaptureId } from '../../src-shared/domain/ids';
import type { Model } from '../../src-shared/domain/model';
import type { CaptureDetail, CapturePage, ListedFailedTransfer, ReviewQueue } from '../../src-shared/ipc/contract';
import { listCameras } from './camera-status';
import { captureDetail, heatMapPng } from './capture-detail';
import { listCaptures, type PageRequest } from './capture-pages';
import { captureFile } from './captures';
import type { Reader } from './handles';
import { activeModel, type InstalledModel, listModels } from './models';
import { type QueueRequest, reviewQueue, waitingForReview } from './review-queue';
import { listFailedTransfers } from './transfers';

/** Absolute paths; no thumbnail before the inspection has written it. */
export interface CaptureFiles {
  readonly imageFile: string;
  readonly thumbnailFile: string | null;
}

/** What the screens read. Each throws RecordsError `not-found` for an id that does not exist. */
export interface ReaderMethods {
  listCaptures(request: PageRequest): CapturePage;
  captureDetail(capture: CaptureId): CaptureDetail;
  reviewQueue(request: QueueRequest): ReviewQueue;
  waitingForReview(policy: ReviewPolicy): number;
  listCameras(): CameraStatus[];
  listFailedTransfers(request: {
    readonly camera?: CameraKey | undefined;
    readonly limit: number;
  }): ListedFailedTransfer[];
  captureFiles(capture: CaptureId): CaptureFiles;
  heatMapPng(capture: CaptureId): Uint8Array | null;
  listModels(): Model[];
  activeModel(): InstalledModel | null;
}

/** `nowMs` gives the clock, for what today is. */
export function readerMethods(reader: Reader, dataDir: string, nowMs: () => number): ReaderMethods {
  return {
    listCaptures: (request) => listCaptures(reader, request),
    captureDetail: (capture) => captureDetail(reader, capture),
    reviewQueue: (request) => reviewQueue(reader, request),
    waitingForReview: (policy) => waitingForReview(reader, policy),
    listCameras: () => listCameras(reader, nowMs()),
    listFailedTransfers: ({ camera, limit }) => listFailedTransfers(reader, camera, limit),
    captureFiles: (capture) => {
      const file = captureFile(reader, capture);
      const thumbnailFile = join(dataDir, dataFolder.thumbnails, file);
      return {
        imageFile: join(dataDir, dataFolder.images, file),
        thumbnailFile: existsSync(thumbnailFile) ? thumbnailFile : null,
      };
    },
    heatMapPng: (capture) => heatMapPng(reader, capture),
    listModels: () => listModels(reader).map(({ folder: _folder, ...model }) => model),
    activeModel: () => activeModel(reader),
  };
}
