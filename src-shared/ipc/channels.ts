/** Names only, without schemas: the sandboxed preload needs no more. */
import type { RequestInput, RequestName, RequestOutput, IpcResult } from './contract';
import type { EventEnvelope, EventName } from './events';

export const requestNames = [
  'stationStatus',
  'listCaptures',
  'captureDetail',
  'reviewQueue',
  'decide',
  'listCameras',
  'renameCamera',
  'setAdmission',
  'listFailedTransfers',
  'reportSummary',
  'startCsvExport',
  'cancelCsvExport',
  'listModels',
  'installModel',
  'activateModel',
  'settings',
  'changeSettings',
  'chooseDataFolder',
  'startDemo',
  'stopDemo',
] as const satisfies readonly RequestName[];

export const eventNames = [
  'capturesChanged',
  'camerasChanged',
  'statusChanged',
  'settingsChanged',
  'modelsChanged',
  'exportProgress',
] as const satisfies readonly EventName[];

/** Does not compile when a name of the contract is missing above. */
type Missing = Exclude<RequestName, (typeof requestNames)[number]> | Exclude<EventName, (typeof eventNames)[number]>;
const complete: [Missing] extends [never] ? true : Missing = true;
void complete;

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
