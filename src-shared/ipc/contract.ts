/**
 * Everything the window may ask of the station: one schema a request. The types of both sides are derived from
 * here; `src-main/ipc` checks every input against it before a handler sees it.
 */
import { z } from 'zod';
import { admissions, type CameraStatus } from '../domain/camera';
import { type Capture, captureStates, reviewOrders } from '../domain/capture';
import type { Decision } from '../domain/decision';
import type { CameraKey, CaptureId, ModelKey } from '../domain/ids';
import { type Inspection, verdicts } from '../domain/inspection';
import type { Model } from '../domain/model';
import { type Settings, settingsSchema } from '../domain/settings';
import type { StationStatus } from '../domain/station-status';
import type { ReportSummary } from '../domain/statistics';
import type { FailedTransfer } from '../domain/transfer';

const rowId = z.int().min(1);
const captureIdSchema = rowId.transform((id) => id as CaptureId);
const cameraKeySchema = rowId.transform((id) => id as CameraKey);
const modelKeySchema = rowId.transform((id) => id as ModelKey);
const timeMs = z.int().min(0).max(8.64e15);

export const captureFilterSchema = z.strictObject({
  camera: cameraKeySchema.optional(),
  verdict: z.enum([...verdicts, 'none']).optional(),
  decision: z.enum(['accept', 'reject', 'none']).optional(),
  reason: z.string().max(40).optional(),
  state: z.enum(captureStates).optional(),
  fromMs: timeMs.optional(),
  toMs: timeMs.optional(),
  minScore: z.number().optional(),
  maxScore: z.number().optional(),
});

const nothing = z.undefined();

/** A capture with its whole story. */
export interface CaptureDetail {
  readonly capture: Capture;
  readonly sha256: string;
  readonly address: string;
  readonly port: number;
  readonly packets: number;
  readonly rounds: number;
  readonly resentPackets: number;
  readonly transferMs: number;
  /** Newest first. */
  readonly inspections: readonly Inspection[];
  /** Newest first. */
  readonly decisions: readonly Decision[];
}

export interface CapturePage {
  readonly captures: readonly Capture[];
  /** Of all that the filter lets through. */
  readonly total: number;
}

export interface ReviewQueue {
  readonly captures: readonly Capture[];
  readonly waiting: number;
}

/** `outdated`: someone else decided meanwhile; `capture` is how it stands now. */
export type DecisionOutcome =
  | { readonly state: 'recorded'; readonly capture: Capture }
  | { readonly state: 'outdated'; readonly capture: Capture };

export interface ListedFailedTransfer extends FailedTransfer {
  readonly cameraName: string;
}

export type ModelInstallOutcome =
  | { readonly state: 'installed'; readonly model: Model }
  | { readonly state: 'cancelled' }
  | { readonly state: 'refused'; readonly problem: string };

export const csvProfiles = ['machine', 'spreadsheet'] as const;
export type CsvProfile = (typeof csvProfiles)[number];
export const csvContents = ['captures', 'decisions'] as const;
export type CsvContent = (typeof csvContents)[number];

/** `cancelled`: the operator closed the file dialog. */
export type ExportStart = { readonly state: 'started'; readonly exportId: number } | { readonly state: 'cancelled' };

/** Input schema of every request, by name. */
export const requestSchemas = {
  stationStatus: nothing,

  listCaptures: z.strictObject({
    filter: captureFilterSchema,
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  captureDetail: z.strictObject({ capture: captureIdSchema }),
  reviewQueue: z.strictObject({ order: z.enum(reviewOrders), limit: z.int().min(1).max(200) }),

  decide: z.strictObject({
    capture: captureIdSchema,
    kind: z.enum(['accept', 'reject', 'withdraw']),
    reason: z.string().max(40).nullable(),
    /** How many decisions the window knew of; another number means that the screen was outdated. */
    expectedDecisionCount: z.int().min(0),
  }),

  listCameras: nothing,
  renameCamera: z.strictObject({ camera: cameraKeySchema, name: z.string().trim().max(60) }),
  setAdmission: z.strictObject({ camera: cameraKeySchema, admission: z.enum(admissions) }),
  listFailedTransfers: z.strictObject({ camera: cameraKeySchema.optional(), limit: z.int().min(1).max(500) }),

  reportSummary: z.strictObject({ fromMs: timeMs, toMs: timeMs, camera: cameraKeySchema.optional() }),
  startCsvExport: z.strictObject({
    content: z.enum(csvContents),
    profile: z.enum(csvProfiles),
    filter: captureFilterSchema,
  }),
  cancelCsvExport: z.strictObject({ exportId: z.int().min(1) }),

  listModels: nothing,
  /** Opens a file or folder dialog. */
  installModel: z.strictObject({ from: z.enum(['folder', 'zip']) }),
  activateModel: z.strictObject({ model: modelKeySchema }),

  settings: nothing,
  changeSettings: settingsSchema.partial().omit({ version: true }),
  /** Opens a folder dialog; answers null when it was closed. */
  chooseDataFolder: nothing,

  startDemo: z.strictObject({ cameras: z.int().min(1).max(64) }),
  stopDemo: nothing,
} as const;

export type RequestName = keyof typeof requestSchemas;
export type RequestInput<N extends RequestName> = z.input<(typeof requestSchemas)[N]>;
export type CheckedInput<N extends RequestName> = z.output<(typeof requestSchemas)[N]>;

/** What each request answers when it succeeds. */
export interface RequestOutput {
  stationStatus: StationStatus;
  listCaptures: CapturePage;
  captureDetail: CaptureDetail;
  reviewQueue: ReviewQueue;
  decide: DecisionOutcome;
  listCameras: readonly CameraStatus[];
  renameCamera: null;
  setAdmission: null;
  listFailedTransfers: readonly ListedFailedTransfer[];
  reportSummary: ReportSummary;
  startCsvExport: ExportStart;
  cancelCsvExport: null;
  listModels: readonly Model[];
  installModel: ModelInstallOutcome;
  activateModel: null;
  settings: Settings;
  changeSettings: Settings;
  chooseDataFolder: string | null;
  startDemo: null;
  stopDemo: null;
}

/** Stable codes: the window translates them; `detail` is for the log and the curious. */
export const ipcErrorCodes = [
  'invalid-input',
  'not-found',
  'storage-unavailable',
  'station-busy',
  'refused',
  'internal',
] as const;
export type IpcErrorCode = (typeof ipcErrorCodes)[number];

export type IpcResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: IpcErrorCode; readonly detail: string };
