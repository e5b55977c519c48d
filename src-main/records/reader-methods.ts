import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Alarm } from '../../src-shared/domain/alarm';
import type { CameraFacts } from '../../src-shared/domain/alarm-conditions';
import type { AuditEntry } from '../../src-shared/domain/audit';
import type { CameraStatus } from '../../src-shared/domain/camera';
import type { CaptureFilter, ReviewPolicy } from '../../src-shared/domain/capture';
import { dataFolder } from '../../src-shared/domain/data-folder';
import type { JudgedDecision, KnownScores } from '../../src-shared/domain/evidence';
import type {
  CameraKey,
  CaptureId,
  LotId,
  ModelKey,
  OperatorKey,
  ProductKey,
  ReplayId,
} from '../../src-shared/domain/ids';
import type { InspectionJob, Thresholds } from '../../src-shared/domain/inspection';
import type { Lot } from '../../src-shared/domain/lot';
import type { Model } from '../../src-shared/domain/model';
import type { Operator } from '../../src-shared/domain/operator';
import type { AcceptedCounts, CameraProductChange, Product, ProductEvent } from '../../src-shared/domain/product';
import type { Replay } from '../../src-shared/domain/replay';
import type { PhotoSpace, RemovalCount, RetentionOrder } from '../../src-shared/domain/retention';
import type {
  CaptureDetail,
  CapturePage,
  LabelledCapture,
  ListedFailedTransfer,
  ReferencePhoto,
  ReviewQueue,
} from '../../src-shared/ipc/contract';
import { productLog, rollBackTarget, standingThresholds } from './activations';
import { type AlarmPageRequest, alarmHistory, type StandingAlarms, standingAlarms } from './alarms';
import { type AuditRequest, auditOperators, auditSteps } from './audit-pages';
import { cameraFacts } from './camera-facts';
import { listCameras } from './camera-status';
import { captureDetail, heatMapPng } from './capture-detail';
import { CapturePages, type PageRequest } from './capture-pages';
import { captureById, captureFile, captureFileIfAny, newestRows } from './captures';
import type { Reader } from './handles';
import { judgedDecisions } from './judged-decisions';
import { type KnownCapture, knownCaptures, labelledCaptures } from './known-captures';
import { listLots, lotById } from './lots';
import { type InstalledModel, listModels, modelByKey } from './models';
import { NewestFirst } from './newest-first';
import { listOperators, type OperatorSecret, operatorSecret } from './operators';
import { photoRemoved } from './photo-removals';
import { photoSpace } from './photo-space';
import { cameraProductLog, listProducts, productByKey } from './products';
import { referencePhoto } from './reference-photo';
import { previewRemovals } from './removable-photos';
import { knownScores, newestReplay, replayById } from './replays';
import { type QueueRequest, reviewQueue, waitingForReview } from './review-queue';
import { acceptedPhotos, chosenPhotos, countAccepted, type TeachablePhoto } from './teachings';
import { listFailedTransfers } from './transfers';

/** Absolute paths; no thumbnail before the inspection has written it. */
export interface CaptureFiles {
  readonly imageFile: string;
  readonly thumbnailFile: string | null;
  /** A rule removed both. */
  readonly removed: boolean;
}

/** What the screens read. Each throws RecordsError `not-found` for an id that does not exist. */
export interface ReaderMethods {
  listCaptures(request: PageRequest): Promise<CapturePage>;
  countCaptures(filter: CaptureFilter): Promise<number>;
  /** How many of the list are newer; null when the capture is not in it. */
  capturePlace(filter: CaptureFilter, capture: CaptureId): Promise<number | null>;
  /** With how many decisions each has. */
  captureIds(request: PageRequest): Promise<readonly (readonly [CaptureId, number])[]>;
  /** Newest capture and newest decision row; 0 for none. */
  newestRows(): { readonly capture: number; readonly decision: number };
  /** Captures received at these times (ms) were added or changed: what is remembered of their lists does not hold. */
  capturesTouched(timesMs: readonly number[]): void;
  captureDetail(capture: CaptureId): CaptureDetail;
  reviewQueue(request: QueueRequest): ReviewQueue;
  waitingForReview(policy: ReviewPolicy): number;
  referencePhoto(capture: CaptureId): ReferencePhoto | null;
  listCameras(): CameraStatus[];
  /** For alarms. */
  cameraFacts(): CameraFacts[];
  standingAlarms(): StandingAlarms;
  alarmHistory(request: AlarmPageRequest): Alarm[];
  listFailedTransfers(request: {
    readonly camera?: CameraKey | undefined;
    readonly limit: number;
  }): ListedFailedTransfer[];
  captureFiles(capture: CaptureId): CaptureFiles;
  /** Their JPEG bytes, or the photo's while there is no thumbnail; null where neither can be read. */
  thumbnails(captures: readonly CaptureId[]): Promise<readonly (Uint8Array | null)[]>;
  heatMapPng(capture: CaptureId): Uint8Array | null;
  listModels(): Model[];
  modelByKey(model: ModelKey): InstalledModel;
  listAudit(request: AuditRequest): Promise<AuditEntry[]>;
  auditOperators(): string[];
  listLots(product: ProductKey | undefined, limit: number): Lot[];
  lotById(lot: LotId): Lot;
  listOperators(): Operator[];
  /** For signing in; not for the window. */
  operatorSecret(operator: OperatorKey): OperatorSecret;
  listProducts(): Product[];
  productByKey(product: ProductKey): Product;
  cameraProductLog(camera: CameraKey | undefined, limit: number): CameraProductChange[];
  productLog(product: ProductKey, limit: number): ProductEvent[];
  standingThresholds(product: ProductKey, model: ModelKey): Thresholds | null;
  rollBackTarget(product: ProductKey): ModelKey | null | undefined;
  labelledCaptures(product: ProductKey): LabelledCapture[];
  /** Files are absolute, here and below. */
  knownCaptures(product: ProductKey, recent: number): KnownCapture[];
  acceptedPhotos(product: ProductKey, limit: number): TeachablePhoto[];
  countAccepted(product: ProductKey): AcceptedCounts;
  chosenPhotos(captures: readonly CaptureId[]): TeachablePhoto[];
  /** To inspect them again; without those whose photo was removed. Throws RecordsError `not-found`. */
  inspectionJobs(captures: readonly CaptureId[]): InspectionJob[];
  photoSpace(): PhotoSpace;
  /** What these rules would remove now; `freeBytes` of the disk, null when that is not known. */
  previewRemovals(order: RetentionOrder, freeBytes: number | null): Promise<RemovalCount[]>;
  knownScores(product: ProductKey, model: ModelKey): KnownScores;
  judgedDecisions(product: ProductKey, model: ModelKey, limit: number): JudgedDecision[];
  replayById(replay: ReplayId): Replay;
  newestReplay(product: ProductKey, candidate: ModelKey, current: ModelKey | null | undefined): Replay | null;
}

/** `nowMs` gives the clock, for what today is. */
export function readerMethods(reader: Reader, dataDir: string, nowMs: () => number): ReaderMethods {
  const imageFile = (file: string): string => join(dataDir, dataFolder.images, file);
  const withPath = <T extends { readonly file: string }>(photo: T): T => ({ ...photo, file: imageFile(photo.file) });
  const pages = new CapturePages(reader);
  const lists = new NewestFirst();
  return {
    listCaptures: (request) => lists.run(pages.page(request)),
    countCaptures: (filter) => lists.run(pages.total(filter)),
    capturePlace: (filter, capture) => lists.run(pages.place(filter, capture)),
    captureIds: (request) => lists.run(pages.ids(request)),
    newestRows: () => newestRows(reader),
    capturesTouched: (timesMs) => pages.touched(timesMs),
    captureDetail: (capture) => captureDetail(reader, capture),
    reviewQueue: (request) => reviewQueue(reader, request),
    waitingForReview: (policy) => waitingForReview(reader, policy),
    referencePhoto: (capture) => referencePhoto(reader, capture),
    listCameras: () => listCameras(reader, nowMs()),
    cameraFacts: () => cameraFacts(reader, nowMs()),
    standingAlarms: () => standingAlarms(reader),
    alarmHistory: (request) => alarmHistory(reader, request),
    listFailedTransfers: ({ camera, limit }) => listFailedTransfers(reader, camera, limit),
    thumbnails: (captures) =>
      Promise.all(
        captures.map(async (capture) => {
          const file = captureFileIfAny(reader, capture);
          if (file === null) return null;
          const small = await readFile(join(dataDir, dataFolder.thumbnails, file)).catch(() => null);
          return small ?? readFile(imageFile(file)).catch(() => null);
        }),
      ),
    captureFiles: (capture) => {
      const file = captureFile(reader, capture);
      const thumbnailFile = join(dataDir, dataFolder.thumbnails, file);
      return {
        imageFile: imageFile(file),
        thumbnailFile: existsSync(thumbnailFile) ? thumbnailFile : null,
        removed: photoRemoved(reader, capture),
      };
    },
    heatMapPng: (capture) => heatMapPng(reader, capture),
    listModels: () => listModels(reader).map(({ folder: _folder, ownThresholds: _own, ...model }) => model),
    modelByKey: (model) => modelByKey(reader, model),
    listAudit: (request) => lists.run(auditSteps(reader, request)),
    auditOperators: () => auditOperators(reader),
    listLots: (product, limit) => listLots(reader, product, limit),
    lotById: (lot) => lotById(reader, lot),
    listOperators: () => listOperators(reader),
    operatorSecret: (operator) => operatorSecret(reader, operator),
    listProducts: () => listProducts(reader),
    productByKey: (product) => productByKey(reader, product),
    cameraProductLog: (camera, limit) => cameraProductLog(reader, camera, limit),
    productLog: (product, limit) => productLog(reader, product, limit),
    standingThresholds: (product, model) => standingThresholds(reader, product, model),
    rollBackTarget: (product) => rollBackTarget(reader, product),
    labelledCaptures: (product) => labelledCaptures(reader, product),
    knownCaptures: (product, recent) => knownCaptures(reader, product, recent, 'photos').map(withPath),
    acceptedPhotos: (product, limit) => acceptedPhotos(reader, product, limit).map(withPath),
    countAccepted: (product) => countAccepted(reader, product),
    chosenPhotos: (captures) => chosenPhotos(reader, captures).map(withPath),
    inspectionJobs: (captures) =>
      captures.flatMap((capture) => {
        const { product, photoRemovedAtMs } = captureById(reader, capture);
        if (photoRemovedAtMs !== null) return [];
        const file = captureFile(reader, capture);
        const thumbnailFile = join(dataDir, dataFolder.thumbnails, file);
        return [{ capture, product, imageFile: imageFile(file), thumbnailFile }];
      }),
    photoSpace: () => photoSpace(reader, nowMs()),
    previewRemovals: (order, freeBytes) => lists.run(previewRemovals(reader, order, nowMs(), freeBytes)),
    knownScores: (product, model) => knownScores(reader, product, model),
    judgedDecisions: (product, model, limit) => judgedDecisions(reader, product, model, limit),
    replayById: (replay) => replayById(reader, replay),
    newestReplay: (product, candidate, current) => newestReplay(reader, product, candidate, current),
  };
}
