/** Branded ids: a plain number cannot be passed where one of these is asked for, nor one for another. */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Row of one received photo. Grows by one, never reused. */
export type CaptureId = Branded<number, 'CaptureId'>;
/** Row of one board: a camera id seen from one address. Not the camera id byte of the protocol. */
export type CameraKey = Branded<number, 'CameraKey'>;
/** Row of one installed model package version. */
export type ModelKey = Branded<number, 'ModelKey'>;
export type InspectionId = Branded<number, 'InspectionId'>;
export type DecisionId = Branded<number, 'DecisionId'>;

export const captureId = (value: number): CaptureId => value as CaptureId;
export const cameraKey = (value: number): CameraKey => value as CameraKey;
export const modelKey = (value: number): ModelKey => value as ModelKey;
export const inspectionId = (value: number): InspectionId => value as InspectionId;
export const decisionId = (value: number): DecisionId => value as DecisionId;
