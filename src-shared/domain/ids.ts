/** Branded ids: a plain number cannot be passed where one of these is asked for, nor one for another. */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Row of one received photo. Grows by one, never reused. */
export type CaptureId = Branded<number, 'CaptureId'>;
/** Row of one board: a camera id seen from one address. Not the camera id byte of the protocol. */
export type CameraKey = Branded<number, 'CameraKey'>;
/** Row of one installed model package version. */
export type ModelKey = Branded<number, 'ModelKey'>;
/** Row of one product. */
export type ProductKey = Branded<number, 'ProductKey'>;
/** Row of one replay. */
export type ReplayId = Branded<number, 'ReplayId'>;
/** Counts the long works on models since the station was started. */
export type TaskId = Branded<number, 'TaskId'>;
/** Row of one person who may sign in. */
export type OperatorKey = Branded<number, 'OperatorKey'>;
/** Row of one lot. */
export type LotId = Branded<number, 'LotId'>;
/** Row of one alarm. Grows by one, never reused. */
export type AlarmId = Branded<number, 'AlarmId'>;
export type InspectionId = Branded<number, 'InspectionId'>;
export type DecisionId = Branded<number, 'DecisionId'>;
/** Row of one bulk action of decisions. */
export type BulkId = Branded<number, 'BulkId'>;

export const captureId = (value: number): CaptureId => value as CaptureId;
export const cameraKey = (value: number): CameraKey => value as CameraKey;
export const modelKey = (value: number): ModelKey => value as ModelKey;
export const productKey = (value: number): ProductKey => value as ProductKey;
export const replayId = (value: number): ReplayId => value as ReplayId;
export const taskId = (value: number): TaskId => value as TaskId;
export const operatorKey = (value: number): OperatorKey => value as OperatorKey;
export const lotId = (value: number): LotId => value as LotId;
export const alarmId = (value: number): AlarmId => value as AlarmId;
export const inspectionId = (value: number): InspectionId => value as InspectionId;
export const bulkId = (value: number): BulkId => value as BulkId;
export const decisionId = (value: number): DecisionId => value as DecisionId;
