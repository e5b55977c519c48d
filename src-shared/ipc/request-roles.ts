/** Who may ask for what: the one table, which `src-main/ipc/handle.ts` holds every request against. */
import type { Needed } from '../domain/operator';
import type { Settings } from '../domain/settings';
import { roleOfSettingsChange } from '../domain/settings-roles';
import type { CheckedInput, RequestName } from './contract';

/** What a role may depend on beside the request itself. */
export interface RoleContext {
  readonly settings: Settings;
  /** There is no administrator yet. */
  readonly isNew: boolean;
}

type NeededFor<N extends RequestName> = Needed | ((input: CheckedInput<N>, context: RoleContext) => Needed);

/** Demo photos go into the records: on a station in use only who may answer for that starts them. */
const onceInUse =
  (needed: Needed) =>
  (_input: unknown, { isNew }: RoleContext): Needed =>
    isNew ? 'anyone' : needed;

// A request of the contract that is forgotten here does not compile.
export const requestRoles: { readonly [N in RequestName]: NeededFor<N> } = {
  stationStatus: 'anyone',
  listCaptures: 'anyone',
  countCaptures: 'anyone',
  capturePlace: 'anyone',
  captureIds: 'anyone',
  selectAll: 'anyone',
  captureDetail: 'anyone',
  thumbnails: 'anyone',
  reviewQueue: 'anyone',
  decide: 'operator',
  attachSerial: 'operator',
  referencePhoto: 'anyone',
  decideMany: 'operator',
  undoMany: 'operator',
  cancelMany: 'operator',
  currentBulk: 'anyone',
  listCameras: 'anyone',
  renameCamera: 'quality',
  setAdmission: 'administrator',
  listFailedTransfers: 'anyone',
  listAlarms: 'anyone',
  acknowledgeAlarm: 'operator',
  reportSummary: 'anyone',
  stopSummary: 'anyone',
  startCsvExport: 'quality',
  startReportExport: 'quality',
  // Asked by the station's own hidden page, whoever is signed in.
  printJob: 'anyone',
  printReady: 'anyone',
  cancelCsvExport: 'quality',
  reportSchedule: 'anyone',
  retrySchedule: 'quality',
  giveUpReport: 'quality',
  chooseReportFolder: 'quality',
  listModels: 'anyone',
  installModel: 'quality',
  activateModel: 'quality',
  deactivateModel: 'quality',
  rollBack: 'quality',
  setThresholds: 'quality',
  modelEvidence: 'anyone',
  newestReplay: 'anyone',
  modelOrigin: 'anyone',
  countAccepted: 'anyone',
  listProducts: 'anyone',
  addProduct: 'quality',
  changeProduct: 'quality',
  setCameraProduct: 'quality',
  cameraProductLog: 'anyone',
  productLog: 'anyone',
  labelCaptures: 'quality',
  labelledCaptures: 'anyone',
  teachProduct: 'quality',
  replayModel: 'quality',
  replayResult: 'anyone',
  reinspect: 'quality',
  currentTask: 'anyone',
  cancelTask: 'quality',
  settings: 'anyone',
  changeSettings: (change, { settings }) => roleOfSettingsChange(change, settings),
  chooseDataFolder: 'administrator',
  photoSpace: 'anyone',
  retentionPreview: 'administrator',
  backupStatus: 'anyone',
  startBackup: 'administrator',
  cancelBackup: 'administrator',
  chooseBackupFolder: 'administrator',
  // It looks at folders of the whole machine.
  checkBackupFolder: 'administrator',
  outputView: 'anyone',
  setOutputPassword: 'administrator',
  testOutput: 'administrator',
  chooseCaFile: 'administrator',
  session: 'anyone',
  listOperators: 'anyone',
  createAdministrator: 'anyone',
  signIn: 'anyone',
  signOut: 'anyone',
  addOperator: 'administrator',
  changeOperator: 'administrator',
  setPin: 'administrator',
  changeOwnPin: 'operator',
  listLots: 'anyone',
  // At the line: a new roll, a new lot.
  openLot: 'operator',
  closeLot: 'operator',
  listAudit: 'anyone',
  auditOperators: 'anyone',
  exportAudit: 'quality',
  startDemo: onceInUse('quality'),
  stopDemo: onceInUse('operator'),
};

export function neededRole<N extends RequestName>(name: N, input: CheckedInput<N>, context: RoleContext): Needed {
  const needed: NeededFor<N> = requestRoles[name];
  return typeof needed === 'function' ? needed(input, context) : needed;
}
