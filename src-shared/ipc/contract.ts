/**
 * Everything the window may ask of the station: one schema a request. The types of both sides are derived from
 * here; `src-main/ipc` checks every input against it before a handler sees it.
 */
import { z } from 'zod';
import type { Alarm } from '../domain/alarm';
import { type AnalysisTask, teachPhotoLimits } from '../domain/analysis-task';
import { type AuditEntry, auditKinds } from '../domain/audit';
import type { BackupFolderCheck, BackupStatus } from '../domain/backup';

import { type BulkProgress, longestSelection, type Selected } from '../domain/bulk-decision';
import { admissions, type CameraStatus } from '../domain/camera';
import { type Capture, captureStates, reviewOrders, reviewPolicies } from '../domain/capture';
import type { Decision } from '../domain/decision';
import type { Confusion, EvidenceLimit, HistogramBin, JudgedDecision, KnownScores } from '../domain/evidence';
import type {
  AlarmId,
  BulkId,
  CameraKey,
  CaptureId,
  LotId,
  ModelKey,
  OperatorKey,
  ProductKey,
  ReplayId,
  TaskId,
} from '../domain/ids';
import { type Inspection, type Thresholds, verdicts } from '../domain/inspection';
import type { Lot } from '../domain/lot';
import type { Model, ModelOrigin } from '../domain/model';
import { type MqttOutputView, mqttOutputSchema, type OutputTest, type PasswordKeeping } from '../domain/mqtt-output';
import { isPin, type Operator, type Role, roles, type Session } from '../domain/operator';
import type { PrintJob } from '../domain/print-job';
import type { AcceptedCounts, CameraProductChange, Product, ProductEvent } from '../domain/product';
import type { Expected, Replay, ReplayComparison, ReplayLine } from '../domain/replay';
import type { ScheduleStatus } from '../domain/report-schedule';
import { type PhotoSpace, type RemovalCount, type RemovalProgress, retentionSchema } from '../domain/retention';
import { type SerialChange, serialLengthMost, serialSchema } from '../domain/serial';
import { type Settings, settingsSchema } from '../domain/settings';
import type { StationStatus } from '../domain/station-status';
import { type ReportSummary, sampleUnits, yieldBases } from '../domain/statistics';
import type { FailedTransfer } from '../domain/transfer';

const rowId = z.int().min(1);
const alarmIdSchema = rowId.transform((id) => id as AlarmId);
const captureIdSchema = rowId.transform((id) => id as CaptureId);
const cameraKeySchema = rowId.transform((id) => id as CameraKey);
const modelKeySchema = rowId.transform((id) => id as ModelKey);
const productKeySchema = rowId.transform((id) => id as ProductKey);
const replayIdSchema = rowId.transform((id) => id as ReplayId);
const lotIdSchema = rowId.transform((id) => id as LotId);
const operatorKeySchema = rowId.transform((id) => id as OperatorKey);
const bulkIdSchema = rowId.transform((id) => id as BulkId);
const taskIdSchema = rowId.transform((id) => id as TaskId);
const productName = z.string().trim().min(1).max(80);
const operatorName = z.string().normalize('NFC').trim().min(1).max(80);
const pin = z.string().max(64).refine(isPin, 'must be 4 to 12 digits');
const share = z.number().min(0).max(1);
const regionSchema = z
  .strictObject({ x: share, y: share, width: share.min(0.01), height: share.min(0.01) })
  .refine(({ x, y, width, height }) => x + width <= 1 && y + height <= 1, 'must lie within the photo');
const thresholdsSchema = z
  .strictObject({ pass: z.number(), fail: z.number() })
  .refine(({ pass, fail }) => pass <= fail, 'pass must not be above fail');
/** Examples are looked at one by one; inspecting again takes a fraction of a second each. */
export const mostLabelled = 1000;
export const mostInspectedAgain = 10_000;
const selectionUpTo = (most: number) => z.array(captureIdSchema).min(1).max(most);
const timeMs = z.int().min(0).max(8.64e15);

export const captureFilterSchema = z.strictObject({
  camera: cameraKeySchema.optional(),
  product: productKeySchema.optional(),
  lot: lotIdSchema.optional(),
  verdict: z.enum([...verdicts, 'none']).optional(),
  decision: z.enum(['accept', 'reject', 'none']).optional(),
  reason: z.string().max(40).optional(),
  state: z.enum(captureStates).optional(),
  fromMs: timeMs.optional(),
  toMs: timeMs.optional(),
  minScore: z.number().optional(),
  maxScore: z.number().optional(),
  serial: z.string().trim().min(1).max(serialLengthMost).optional(),
});

const timeRangeSchema = z
  .strictObject({ fromMs: timeMs, toMs: timeMs })
  .refine(({ fromMs, toMs }) => fromMs < toMs, 'must begin before it ends');

export const reportRequestSchema = z
  .strictObject({
    fromMs: timeMs,
    toMs: timeMs,
    camera: cameraKeySchema.optional(),
    product: productKeySchema.optional(),
    lot: lotIdSchema.optional(),
    sampleUnit: z.enum(sampleUnits),
    reference: timeRangeSchema.optional(),
  })
  .refine(({ fromMs, toMs }) => fromMs < toMs, 'must begin before it ends');

const codeList = z.array(z.string().max(80)).max(500).readonly();

export const auditFilterSchema = z.strictObject({
  text: z.string().max(200).optional(),
  words: z.strictObject({ deeds: codeList, codes: codeList }).optional(),
  kind: z.enum(auditKinds).optional(),
  operator: z.string().max(80).optional(),
  subject: z.string().max(200).optional(),
  fromMs: timeMs.optional(),
  toMs: timeMs.optional(),
});

const selectedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('list'),
    captures: z
      .array(z.tuple([captureIdSchema, z.int().min(0)]).readonly())
      .min(1)
      .max(longestSelection)
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal('all'),
    filter: captureFilterSchema,
    except: z.array(captureIdSchema).max(longestSelection).readonly(),
    upToCapture: z.int().min(0),
    upToDecision: z.int().min(0),
    total: z.int().min(0),
  }),
]);

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
  /** Newest first. */
  readonly serials: readonly SerialChange[];
  /** What it stands for in its product's labelled set; null when it is not in it. */
  readonly label: Expected | null;
}

export interface CapturePage {
  readonly captures: readonly Capture[];
  /** Of all that the filter lets through; while `counted` is false there are so many at least (see `countCaptures`). */
  readonly total: number;
  readonly counted: boolean;
}

export interface ReviewQueue {
  readonly captures: readonly Capture[];
  readonly waiting: number;
}

/** `outdated`: someone else decided meanwhile; `capture` is how it stands now. */
export type DecisionOutcome =
  | { readonly state: 'recorded'; readonly capture: Capture }
  | { readonly state: 'outdated'; readonly capture: Capture };

/** `outdated`: the capture has got another serial number meanwhile; it keeps that one. */
export type SerialOutcome =
  | { readonly state: 'attached'; readonly capture: Capture }
  | { readonly state: 'outdated'; readonly capture: Capture };

/** `chosen` for the product; `newest-accepted` when none was chosen. */
export interface ReferencePhoto {
  readonly kind: 'chosen' | 'newest-accepted';
  readonly capture: Capture;
}

export type BulkStart = { readonly state: 'started'; readonly bulk: BulkId } | { readonly state: 'busy' };

export interface ListedFailedTransfer extends FailedTransfer {
  readonly cameraName: string;
}

export type ModelInstallOutcome =
  | { readonly state: 'installed'; readonly model: Model }
  | { readonly state: 'cancelled' }
  | { readonly state: 'refused'; readonly problem: string };

/** `needs-confirmation`: ask the quality engineer, then send `confirmWorse`. */
export type ActivationOutcome =
  | { readonly state: 'activated' }
  | {
      readonly state: 'needs-confirmation';
      /** `not-replayed`: there are decided captures, but it did not run over them against the present model, or it was taught with all of them. */
      readonly why: 'worse' | 'not-replayed';
      readonly comparison: ReplayComparison | null;
    };

/** `cancelled`: the dialog was closed. `too-few-photos`: `found` are there, see `teachPhotoLimits`. */
export type TaskStart =
  | { readonly state: 'started'; readonly task: TaskId }
  | { readonly state: 'cancelled' }
  | { readonly state: 'too-few-photos'; readonly found: number }
  | { readonly state: 'busy' };

export interface ModelEvidence {
  readonly product: ProductKey;
  readonly model: ModelKey;
  /** Those that were asked about. */
  readonly thresholds: Thresholds;
  /** Those that stand for this product and model. */
  readonly standing: Thresholds;
  /** It makes a map, whose heat is drawn in shares of the fail threshold. */
  readonly failAboveZero: boolean;
  /** With `confusionOf` and `evidenceLimits` of domain/evidence the window follows the handle without asking again. */
  readonly scores: KnownScores;
  readonly histogram: readonly HistogramBin[];
  /** The newest decided captures that this model gave a score, newest first. */
  readonly decisions: readonly JudgedDecision[];
  readonly confusion: Confusion;
  readonly limits: readonly EvidenceLimit[];
}

export interface ReplayResult extends ReplayComparison {
  readonly replay: Replay;
  readonly lines: readonly ReplayLine[];
}

export interface LabelledCapture {
  readonly capture: Capture;
  readonly expected: Expected;
}

export const csvProfiles = ['machine', 'spreadsheet'] as const;
export type CsvProfile = (typeof csvProfiles)[number];
export const csvContents = ['captures', 'decisions'] as const;
export type CsvContent = (typeof csvContents)[number];
export const reportFiles = ['pdf', 'figures'] as const;
/** A report as a page to sign, or its figures as CSV. */
export type ReportFile = (typeof reportFiles)[number];

/** `cancelled`: the operator closed the file dialog. */
export type ExportStart = { readonly state: 'started'; readonly exportId: number } | { readonly state: 'cancelled' };

export type LogExport =
  | { readonly state: 'done'; readonly file: string; readonly rows: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly problem: string };

/** `waitMs`: until the next PIN of this operator is looked at. */
export interface WrongPin {
  readonly state: 'wrong-pin' | 'too-early';
  readonly waitMs: number;
}

export type SignInOutcome = { readonly state: 'signed-in'; readonly session: Session } | WrongPin;

export type PinChange = { readonly state: 'changed' } | WrongPin;

/** `last-administrator`: nobody would be left who may change operators. */
export type OperatorChange =
  | { readonly state: 'changed'; readonly operator: Operator }
  | { readonly state: 'name-taken' | 'last-administrator' };

export interface AlarmList {
  /** Those that stand, the most urgent first. */
  readonly active: readonly Alarm[];
  /** Those that are over, newest first. */
  readonly history: readonly Alarm[];
}

/** `again`: somebody did before, and that stands. `gone`: it is over meanwhile. */
export type AlarmAcknowledgement = { readonly state: 'acknowledged' | 'again' | 'gone' };

/** The disk of the data folder and what photos take of it. */
export interface StorageSpace extends PhotoSpace {
  /** Null while it could not be looked at. */
  readonly freeBytes: number | null;
  /** With less than this free, nothing is received. */
  readonly reserveBytes: number;
  /** Until then, at the rate of the last week; null: it does not fill, or nobody can know yet. */
  readonly daysLeft: number | null;
  readonly removal: RemovalProgress;
}

/** Input schema of every request, by name. Who may ask for it is in `request-roles.ts`. */
export const requestSchemas = {
  stationStatus: nothing,

  listCaptures: z.strictObject({
    filter: captureFilterSchema,
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  countCaptures: z.strictObject({ filter: captureFilterSchema }),
  /** How many captures of the list are newer than this one; null when it is not in it. */
  capturePlace: z.strictObject({ filter: captureFilterSchema, capture: captureIdSchema }),
  /** A stretch of the list, to select it: each with its decision count. */
  captureIds: z.strictObject({
    filter: captureFilterSchema,
    offset: z.int().min(0),
    limit: z.int().min(1).max(longestSelection),
  }),
  /** Selects all of a filter as it is now, without loading it. */
  selectAll: z.strictObject({ filter: captureFilterSchema }),
  captureDetail: z.strictObject({ capture: captureIdSchema }),
  /** Small JPEG files, in the captures' order; null where there is none. */
  thumbnails: z.strictObject({ captures: z.array(captureIdSchema).max(100) }),
  reviewQueue: z.strictObject({ order: z.enum(reviewOrders), limit: z.int().min(1).max(200) }),

  decide: z.strictObject({
    capture: captureIdSchema,
    kind: z.enum(['accept', 'reject', 'withdraw']),
    reason: z.string().max(40).nullable(),
    /** How many decisions the window knew of; another number means that the screen was outdated. */
    expectedDecisionCount: z.int().min(0),
  }),
  attachSerial: z.strictObject({
    capture: captureIdSchema,
    /** Null takes it away. */
    serial: serialSchema.nullable(),
    /** What the window shows; another one means that the screen was outdated. */
    expected: z.string().nullable(),
  }),
  /** A good photo of the capture's product to hold beside it. */
  referencePhoto: z.strictObject({ capture: captureIdSchema }),

  /** Decides of each selected capture as `decide` would, in batches; `bulkProgress` tells how far it is. */
  decideMany: z.strictObject({
    selected: selectedSchema,
    kind: z.enum(['accept', 'reject', 'withdraw']),
    reason: z.string().max(40).nullable(),
  }),
  /** Sets back what a bulk decision left as it stands; what was decided since is kept and counted. */
  undoMany: z.strictObject({ bulk: bulkIdSchema }),
  cancelMany: z.strictObject({ bulk: bulkIdSchema }),
  /** The bulk decision under way, or the last one. */
  currentBulk: nothing,

  listCameras: nothing,
  renameCamera: z.strictObject({ camera: cameraKeySchema, name: z.string().trim().max(60) }),
  setAdmission: z.strictObject({ camera: cameraKeySchema, admission: z.enum(admissions) }),
  listFailedTransfers: z.strictObject({ camera: cameraKeySchema.optional(), limit: z.int().min(1).max(500) }),

  /** `before` is the id of the last one of the history that is known. */
  listAlarms: z.strictObject({ before: rowId.nullable(), limit: z.int().min(1).max(200) }),
  acknowledgeAlarm: z.strictObject({ alarm: alarmIdSchema }),

  reportSummary: reportRequestSchema,
  /** Ends the count of the newest one, which answers null. */
  stopSummary: nothing,
  startCsvExport: z.strictObject({
    content: z.enum(csvContents),
    profile: z.enum(csvProfiles),
    filter: captureFilterSchema,
    /** Only these of them. */
    selected: selectedSchema.optional(),
  }),
  startReportExport: z.strictObject({
    content: z.enum(reportFiles),
    profile: z.enum(csvProfiles),
    request: reportRequestSchema,
    basis: z.enum(yieldBases),
  }),
  /** What the hidden window that prints is to show. */
  printJob: z.strictObject({ job: z.int().min(1) }),
  /** It is shown; `problem` in words when it cannot be. */
  printReady: z.strictObject({ job: z.int().min(1), problem: z.string().max(500).nullable() }),
  reportSchedule: nothing,
  /** Tries what failed again at once. */
  retrySchedule: nothing,
  /** A scheduled report that failed, by the end of its period, is not tried again. Fails with `not-found` when it does not wait. */
  giveUpReport: z.strictObject({ toMs: timeMs }),
  /** Opens a folder dialog; answers null when it was closed. */
  chooseReportFolder: nothing,
  cancelCsvExport: z.strictObject({ exportId: z.int().min(1) }),

  listModels: nothing,
  /** What its manifest says of how it was made. */
  modelOrigin: z.strictObject({ model: modelKeySchema }),
  /** Opens a file or folder dialog. */
  installModel: z.strictObject({ from: z.enum(['folder', 'zip']) }),
  /** A package that was brought may serve any product, a taught one its own only. */
  activateModel: z.strictObject({
    product: productKeySchema,
    model: modelKeySchema,
    confirmWorse: z.boolean().optional(),
  }),
  /** From then on the product's captures are not inspected. */
  deactivateModel: z.strictObject({ product: productKeySchema }),
  /** Undoes the product's newest activation that was not undone yet. */
  rollBack: z.strictObject({ product: productKeySchema }),
  setThresholds: z.strictObject({ product: productKeySchema, model: modelKeySchema, thresholds: thresholdsSchema }),
  /** Without thresholds: for those that stand. `wanted`: rates (0-1) to be proven; 1 % and 2 % when left out. */
  modelEvidence: z.strictObject({
    product: productKeySchema,
    model: modelKeySchema,
    thresholds: thresholdsSchema.optional(),
    wanted: z.strictObject({ falseRejects: share.positive(), escapes: share.positive() }).optional(),
  }),

  listProducts: nothing,
  addProduct: z.strictObject({ name: productName }),
  changeProduct: z.strictObject({
    product: productKeySchema,
    name: productName.optional(),
    region: regionSchema.nullable().optional(),
    referenceCapture: captureIdSchema.nullable().optional(),
  }),
  setCameraProduct: z.strictObject({ camera: cameraKeySchema, product: productKeySchema }),
  cameraProductLog: z.strictObject({ camera: cameraKeySchema.optional(), limit: z.int().min(1).max(500) }),
  productLog: z.strictObject({ product: productKeySchema, limit: z.int().min(1).max(500) }),
  countAccepted: z.strictObject({ product: productKeySchema }),

  /** Puts captures into their product's labelled set, or takes them out (null). */
  labelCaptures: z.strictObject({
    captures: selectionUpTo(mostLabelled),
    expected: z.enum(['accept', 'reject']).nullable(),
  }),
  labelledCaptures: z.strictObject({ product: productKeySchema }),
  /**
   * `accepted`: what the operator accepted, those first that the model did not pass, then the newest. `folder` opens a
   * dialog and takes the JPEG and PNG files in it.
   */
  teachProduct: z.strictObject({
    product: productKeySchema,
    from: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('accepted'),
        limit: z.int().min(teachPhotoLimits.least).max(teachPhotoLimits.most).optional(),
      }),
      z.strictObject({
        kind: z.literal('captures'),
        captures: z.array(captureIdSchema).min(1).max(teachPhotoLimits.most),
      }),
      z.strictObject({ kind: z.literal('folder') }),
    ]),
  }),
  /** Over the product's labelled set and its captures decided last. */
  replayModel: z.strictObject({
    product: productKeySchema,
    model: modelKeySchema,
    recent: z.int().min(0).max(500).optional(),
  }),
  replayResult: z.strictObject({ replay: replayIdSchema }),
  /** Of the model against the one that is active now, or else against the one that was; null when there is none. */
  newestReplay: z.strictObject({ product: productKeySchema, model: modelKeySchema }),
  /** Adds an inspection to each; null takes the active model of each capture's product. */
  reinspect: z.strictObject({ captures: selectionUpTo(mostInspectedAgain), model: modelKeySchema.nullable() }),
  /** The work under way, or the last one. */
  currentTask: nothing,
  cancelTask: z.strictObject({ task: taskIdSchema }),

  settings: nothing,
  changeSettings: settingsSchema.partial().omit({ version: true }),
  /** Opens a folder dialog; answers null when it was closed. */
  chooseDataFolder: nothing,

  photoSpace: nothing,
  /** What such rules would remove now. */
  retentionPreview: z.strictObject({ retention: retentionSchema, policy: z.enum(reviewPolicies) }),
  backupStatus: nothing,
  /** At once, to the folder of the settings. */
  startBackup: nothing,
  cancelBackup: nothing,
  /** Opens a folder dialog; answers null when it was closed. */
  chooseBackupFolder: nothing,
  /** Whether backups may be made there; writes nothing. */
  checkBackupFolder: z.strictObject({ folder: z.string().max(4096) }),
  /** How the output goes, and whom its password is for. */
  outputView: nothing,
  /** For that broker and user alone; empty removes it. */
  setOutputPassword: z.strictObject({
    broker: mqttOutputSchema.shape.broker,
    username: mqttOutputSchema.shape.username,
    password: z.string().max(1000),
  }),
  /** Connects once, within five seconds, saved or not. Null takes the stored password. */
  testOutput: z.strictObject({ mqtt: mqttOutputSchema, password: z.string().max(1000).nullable() }),
  /** Opens a file dialog. */
  chooseCaFile: nothing,

  /** Who is at the station. */
  session: nothing,
  /** Those who signed in last come first. */
  listOperators: nothing,
  /** Only while there is nobody; signs in. */
  createAdministrator: z.strictObject({ name: operatorName, pin }),
  signIn: z.strictObject({ operator: operatorKeySchema, pin: z.string().max(64) }),
  signOut: nothing,
  addOperator: z.strictObject({ name: operatorName, role: z.enum(roles), pin }),
  changeOperator: z.strictObject({
    operator: operatorKeySchema,
    name: operatorName.optional(),
    role: z.enum(roles).optional(),
    disabled: z.boolean().optional(),
  }),
  setPin: z.strictObject({ operator: operatorKeySchema, pin }),
  /** Of whoever is signed in. */
  changeOwnPin: z.strictObject({ old: z.string().max(64), pin }),

  listLots: z.strictObject({ product: productKeySchema.optional(), limit: z.int().min(1).max(1000) }),
  /** Closes the product's open lot; a number that was there before goes on with its lot. */
  openLot: z.strictObject({
    product: productKeySchema,
    number: z.string().normalize('NFC').trim().min(1).max(60),
  }),
  closeLot: z.strictObject({ product: productKeySchema }),
  /** Newest first; `before` is the id of the last one that is known. */
  listAudit: z.strictObject({
    filter: auditFilterSchema,
    before: rowId.nullable(),
    limit: z.int().min(1).max(200),
  }),
  /** Everybody in the log. */
  auditOperators: nothing,
  /** Opens a file dialog. */
  exportAudit: z.strictObject({ profile: z.enum(csvProfiles), filter: auditFilterSchema }),

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
  countCaptures: number;
  capturePlace: number | null;
  captureIds: readonly (readonly [id: CaptureId, decisionCount: number])[];
  selectAll: Extract<Selected, { kind: 'all' }>;
  captureDetail: CaptureDetail;
  thumbnails: readonly (Uint8Array | null)[];
  reviewQueue: ReviewQueue;
  decide: DecisionOutcome;
  attachSerial: SerialOutcome;
  referencePhoto: ReferencePhoto | null;

  decideMany: BulkStart;
  undoMany: BulkStart;
  cancelMany: null;
  currentBulk: BulkProgress | null;
  listCameras: readonly CameraStatus[];
  renameCamera: null;
  setAdmission: null;
  listFailedTransfers: readonly ListedFailedTransfer[];
  listAlarms: AlarmList;
  acknowledgeAlarm: AlarmAcknowledgement;
  /** Null: a newer request of the window ended this count. */
  reportSummary: ReportSummary | null;
  stopSummary: null;
  startCsvExport: ExportStart;
  startReportExport: ExportStart;
  printJob: PrintJob;
  printReady: null;
  reportSchedule: ScheduleStatus;
  retrySchedule: null;
  giveUpReport: null;
  chooseReportFolder: string | null;
  cancelCsvExport: null;
  listModels: readonly Model[];
  modelOrigin: ModelOrigin;
  installModel: ModelInstallOutcome;
  activateModel: ActivationOutcome;
  deactivateModel: null;
  rollBack: null;
  setThresholds: null;
  modelEvidence: ModelEvidence;
  listProducts: readonly Product[];
  addProduct: Product;
  changeProduct: null;
  setCameraProduct: null;
  cameraProductLog: readonly CameraProductChange[];
  productLog: readonly ProductEvent[];
  countAccepted: AcceptedCounts;
  labelCaptures: null;
  labelledCaptures: readonly LabelledCapture[];
  teachProduct: TaskStart;
  replayModel: TaskStart;
  replayResult: ReplayResult;
  newestReplay: ReplayResult | null;
  reinspect: TaskStart;
  currentTask: AnalysisTask | null;
  cancelTask: null;
  settings: Settings;
  changeSettings: Settings;
  chooseDataFolder: string | null;
  photoSpace: StorageSpace;
  retentionPreview: readonly RemovalCount[];
  backupStatus: BackupStatus;
  startBackup: { readonly state: 'started' | 'busy' };
  cancelBackup: null;
  chooseBackupFolder: string | null;
  checkBackupFolder: BackupFolderCheck;
  outputView: MqttOutputView;
  setOutputPassword: PasswordKeeping;
  testOutput: OutputTest;
  chooseCaFile: string | null;
  session: Session;
  listOperators: readonly Operator[];
  createAdministrator: OperatorChange;
  signIn: SignInOutcome;
  signOut: null;
  addOperator: OperatorChange;
  changeOperator: OperatorChange;
  setPin: null;
  changeOwnPin: PinChange;
  listLots: readonly Lot[];
  openLot: Lot;
  closeLot: null;
  listAudit: readonly AuditEntry[];
  auditOperators: readonly string[];
  exportAudit: LogExport;
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
  /** The photo that this needs was removed by a rule. */
  'photo-removed',
  /** Nobody is signed in. */
  'sign-in-needed',
  /** Whoever is signed in may not do this. */
  'role-needed',
  'internal',
] as const;
export type IpcErrorCode = (typeof ipcErrorCodes)[number];

export type IpcResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: IpcErrorCode; readonly detail: string; readonly needs?: Role };
