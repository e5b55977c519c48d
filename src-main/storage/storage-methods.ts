import { join } from 'node:path';
import type { Alarm, AlarmChange } from '../../src-shared/domain/alarm';
import type { Admission } from '../../src-shared/domain/camera';
import type { Capture } from '../../src-shared/domain/capture';
import { dataFolder } from '../../src-shared/domain/data-folder';
import type { CameraKey, CaptureId, ModelKey, OperatorKey, ProductKey, ReplayId } from '../../src-shared/domain/ids';
import type { InspectionJob, InspectionOutcome, Thresholds } from '../../src-shared/domain/inspection';
import type { TimeRange } from '../../src-shared/domain/local-time';
import type { Lot } from '../../src-shared/domain/lot';
import type { Product } from '../../src-shared/domain/product';
import type { CounterDelta, FailedTransfer } from '../../src-shared/domain/transfer';
import type { DecisionOutcome, OperatorChange, SerialOutcome } from '../../src-shared/ipc/contract';
import {
  type Activation,
  type ActiveModelRow,
  activateModel,
  activeModelRows,
  rollBack,
  setThresholds,
  type ThresholdChange,
} from '../records/activations';
import { noteAcknowledged, noteAlarms } from '../records/alarms';
import { type Deed, noteFoundSettings, noteReportGivenUp, noteSettings } from '../records/audit';
import { type BackupEnd, noteBackup } from '../records/backup-rows';
import {
  blockedCameras,
  type CameraIdentity,
  type CameraSighting,
  noteCamerasSeen,
  renameCamera,
  setAdmission,
} from '../records/cameras';
import { decide, type NewDecision } from '../records/decisions';
import type { Writer } from '../records/handles';
import { nextToInspect, recordInspection, type ToInspect, waitingForInspection } from '../records/inspections';
import { type LabelChange, labelCaptures } from '../records/known-captures';
import { closeLot, openLot } from '../records/lots';
import { addModel, type InstalledModel, listModels, type NewModel, noteOwnThresholds } from '../records/models';
import {
  addOperator,
  changeOperator,
  createAdministrator,
  type NewOperator,
  noteSignIn,
  noteSignOut,
  noteWrongPin,
  type OperatorPatch,
  type StoredPin,
  setOperatorPin,
} from '../records/operators';
import {
  addProduct,
  type CameraAssignment,
  changeProduct,
  type ProductChange,
  setCameraProduct,
} from '../records/products';
import { addReplay, type NewReplay } from '../records/replays';
import { attachSerial, type NewSerial } from '../records/serials';
import { addTaughtModel, type NewTeaching, takeTeachingNumber } from '../records/teachings';
import { addCounters, recordFailedTransfers } from '../records/transfers';

/**
 * What the main thread asks of the one writer. Each method is one commit. They throw RecordsError (`not-found`,
 * `refused`, `model-exists`) or, when the storage fails, SQLite's error; both keep their `code` between threads.
 */
export interface RecordMethods {
  noteCamerasSeen(sightings: readonly CameraSighting[]): void;
  renameCamera(camera: CameraKey, name: string, by: Deed): void;
  setAdmission(camera: CameraKey, admission: Admission, by: Deed): void;
  blockedCameras(): CameraIdentity[];
  addCounters(deltas: readonly CounterDelta[]): void;
  recordFailedTransfers(transfers: readonly FailedTransfer[]): void;
  /** Without those `inWork`: what was handed out and has no outcome yet. */
  nextToInspect(limit: number, inWork: readonly CaptureId[]): InspectionJob[];
  waitingForInspection(): number;
  recordInspection(capture: CaptureId, outcome: InspectionOutcome): Capture;
  decide(decision: NewDecision): DecisionOutcome;
  attachSerial(change: NewSerial): SerialOutcome;
  listModels(): InstalledModel[];
  addModel(model: NewModel): InstalledModel;
  noteOwnThresholds(model: ModelKey, thresholds: Thresholds): void;
  activeModels(): ActiveModelRow[];
  activateModel(activation: Activation): void;
  rollBack(product: ProductKey, expected: ModelKey | null, operator: string, atMs: number): void;
  setThresholds(change: ThresholdChange): void;
  addProduct(name: string, by: Deed): Product;
  changeProduct(product: ProductKey, change: ProductChange, by: Deed): void;
  setCameraProduct(assignment: CameraAssignment): void;
  labelCaptures(change: LabelChange): void;
  takeTeachingNumber(product: ProductKey): number;
  addTaughtModel(model: NewModel, teaching: NewTeaching): InstalledModel;
  addReplay(replay: NewReplay): ReplayId;
  addOperator(operator: NewOperator, by: Deed): OperatorChange;
  createAdministrator(name: string, pin: StoredPin, atMs: number): OperatorChange;
  changeOperator(operator: OperatorKey, patch: OperatorPatch, by: Deed): OperatorChange;
  setOperatorPin(operator: OperatorKey, pin: StoredPin, by: Deed): void;
  noteSignIn(operator: OperatorKey, atMs: number): void;
  noteSignOut(how: 'sign-out' | 'idle', by: Deed): void;
  noteWrongPin(operator: OperatorKey, atMs: number): number;
  openLot(product: ProductKey, number: string, by: Deed): Lot;
  closeLot(product: ProductKey, by: Deed): void;
  /** The settings are a file of their own; what of them was changed is logged here. */
  noteSettings(before: object, after: object, by: Deed): void;
  noteReportGivenUp(period: TimeRange, contents: readonly string[], by: Deed): void;
  noteFoundSettings(found: object, usual: object, atMs: number): void;
  noteAlarms(changes: readonly AlarmChange[]): void;
  noteAcknowledged(alarm: Alarm, by: Deed): void;
  /** Backups are made beside the records; how each ended is logged here. */
  noteBackup(folder: string, end: BackupEnd, by: Deed): void;
}

/** `onFailure` hears of every error that is the storage's own. */
export function recordMethods(writer: Writer, dataDir: string, onFailure: (error: unknown) => void): RecordMethods {
  function guarded<A extends unknown[], R>(method: (writer: Writer, ...args: A) => R): (...args: A) => R {
    return (...args) => {
      try {
        return method(writer, ...args);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code?.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT')) onFailure(error);
        throw error;
      }
    };
  }

  const job = ({ capture, product, file }: ToInspect): InspectionJob => ({
    capture,
    product,
    imageFile: join(dataDir, dataFolder.images, file),
    thumbnailFile: join(dataDir, dataFolder.thumbnails, file),
  });

  return {
    noteCamerasSeen: guarded(noteCamerasSeen),
    renameCamera: guarded(renameCamera),
    setAdmission: guarded(setAdmission),
    blockedCameras: guarded(blockedCameras),
    addCounters: guarded(addCounters),
    recordFailedTransfers: guarded(recordFailedTransfers),
    nextToInspect: guarded((reader, limit: number, inWork: readonly CaptureId[]) =>
      nextToInspect(reader, limit, inWork).map(job),
    ),
    waitingForInspection: guarded(waitingForInspection),
    recordInspection: guarded(recordInspection),
    decide: guarded(decide),
    attachSerial: guarded(attachSerial),
    listModels: guarded(listModels),
    addModel: guarded(addModel),
    noteOwnThresholds: guarded(noteOwnThresholds),
    activeModels: guarded(activeModelRows),
    activateModel: guarded(activateModel),
    rollBack: guarded(rollBack),
    setThresholds: guarded(setThresholds),
    addProduct: guarded(addProduct),
    changeProduct: guarded(changeProduct),
    setCameraProduct: guarded(setCameraProduct),
    labelCaptures: guarded(labelCaptures),
    takeTeachingNumber: guarded(takeTeachingNumber),
    addTaughtModel: guarded(addTaughtModel),
    addReplay: guarded(addReplay),
    addOperator: guarded(addOperator),
    createAdministrator: guarded(createAdministrator),
    changeOperator: guarded(changeOperator),
    setOperatorPin: guarded(setOperatorPin),
    noteSignIn: guarded(noteSignIn),
    noteSignOut: guarded(noteSignOut),
    noteWrongPin: guarded(noteWrongPin),
    openLot: guarded(openLot),
    closeLot: guarded(closeLot),
    noteSettings: guarded(noteSettings),
    noteReportGivenUp: guarded(noteReportGivenUp),
    noteFoundSettings: guarded(noteFoundSettings),
    noteAlarms: guarded(noteAlarms),
    noteAcknowledged: guarded(noteAcknowledged),
    noteBackup: guarded(noteBackup),
  };
}
