/** Names only, without schemas: the sandboxed preload needs no more. */
import type { IpcResult, RequestInput, RequestName, RequestOutput } from './contract';
import type { EventEnvelope, EventName } from './events';

// As records, so that a name of the contract that is forgotten here does not compile.
const requests: Readonly<Record<RequestName, true>> = {
  stationStatus: true,
  listCaptures: true,
  countCaptures: true,
  capturePlace: true,
  captureIds: true,
  selectAll: true,
  captureDetail: true,
  thumbnails: true,
  reviewQueue: true,
  decide: true,
  attachSerial: true,
  referencePhoto: true,
  decideMany: true,
  undoMany: true,
  cancelMany: true,
  currentBulk: true,
  listCameras: true,
  renameCamera: true,
  setAdmission: true,
  listFailedTransfers: true,
  listAlarms: true,
  acknowledgeAlarm: true,
  reportSummary: true,
  stopSummary: true,
  startCsvExport: true,
  startReportExport: true,
  printJob: true,
  printReady: true,
  reportSchedule: true,
  retrySchedule: true,
  giveUpReport: true,
  chooseReportFolder: true,
  cancelCsvExport: true,
  listModels: true,
  modelOrigin: true,
  installModel: true,
  activateModel: true,
  deactivateModel: true,
  rollBack: true,
  setThresholds: true,
  modelEvidence: true,
  listProducts: true,
  addProduct: true,
  changeProduct: true,
  setCameraProduct: true,
  cameraProductLog: true,
  productLog: true,
  countAccepted: true,
  labelCaptures: true,
  labelledCaptures: true,
  teachProduct: true,
  replayModel: true,
  replayResult: true,
  newestReplay: true,
  reinspect: true,
  currentTask: true,
  cancelTask: true,
  settings: true,
  changeSettings: true,
  chooseDataFolder: true,
  photoSpace: true,
  retentionPreview: true,
  backupStatus: true,
  startBackup: true,
  cancelBackup: true,
  chooseBackupFolder: true,
  checkBackupFolder: true,
  outputView: true,
  setOutputPassword: true,
  testOutput: true,
  chooseCaFile: true,
  session: true,
  listOperators: true,
  createAdministrator: true,
  signIn: true,
  signOut: true,
  addOperator: true,
  changeOperator: true,
  setPin: true,
  changeOwnPin: true,
  listLots: true,
  openLot: true,
  closeLot: true,
  listAudit: true,
  auditOperators: true,
  exportAudit: true,
  startDemo: true,
  stopDemo: true,
};

const events: Readonly<Record<EventName, true>> = {
  capturesChanged: true,
  camerasChanged: true,
  alarmsChanged: true,
  statusChanged: true,
  settingsChanged: true,
  sessionChanged: true,
  operatorsChanged: true,
  lotsChanged: true,
  modelsChanged: true,
  productsChanged: true,
  taskProgress: true,
  exportProgress: true,
  scheduleChanged: true,
  backupChanged: true,
  outputChanged: true,
  screenAsked: true,

  bulkProgress: true,
};

export const requestNames = Object.keys(requests) as readonly RequestName[];
export const eventNames = Object.keys(events) as readonly EventName[];

export const requestChannel = (name: RequestName): string => `vigie:request:${name}`;
export const eventChannel = (name: EventName): string => `vigie:event:${name}`;

/** The bridge the window sees as `window.vigie`: one method a request, one subscription an event. */
export type Bridge = {
  readonly [N in RequestName]: (input: RequestInput<N>) => Promise<IpcResult<RequestOutput[N]>>;
} & {
  readonly on: {
    readonly [N in EventName]: (listener: (event: EventEnvelope<N>) => void) => () => void;
  };
};
