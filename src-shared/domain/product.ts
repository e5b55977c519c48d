import type { CameraKey, CaptureId, ModelKey, ProductKey } from './ids';
import type { Thresholds } from './inspection';

/** Cameras that nobody gave a product photograph this one; every station has it. */
export const defaultProduct = 1 as ProductKey;

/** Loaded side by side in the inspection process; the bound keeps its memory known. */
export const activeModelLimit = 8;

/** Part of the photo, as shares of its width and height (0-1) from its upper left corner. */
export interface PhotoRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a camera photographs: each product has a model and thresholds of its own. */
export interface Product {
  readonly key: ProductKey;
  readonly name: string;
  readonly createdAtMs: number;
  /** What taught models look at; null is the whole photo. */
  readonly region: PhotoRegion | null;
  /** A good photo to show beside others. */
  readonly referenceCapture: CaptureId | null;
  /** Null: its captures are not inspected. */
  readonly activeModel: ModelKey | null;
  /** When that model was made active; null without one. */
  readonly activeSinceMs: number | null;
  /** Who made it active; empty for the model a new station starts with. Null without one. */
  readonly activeBy: string | null;
  /** Those that judge now: set for this product and model, or else the model's own. Null without an active model. */
  readonly thresholds: Thresholds | null;
  /** Where `rollBack` leads: the model before, or none (`model` null). Null when there is nothing to return to. */
  readonly rollBackTo: { readonly model: ModelKey | null } | null;
  readonly cameras: number;
  readonly agreement: LineAgreement;
  /** See `teachingProposal`. */
  readonly proposal: 'teach-again' | null;
}

/** A product's accepted captures that can be taught, and how many of them its model did not pass. */
export interface AcceptedCounts {
  readonly accepted: number;
  readonly notPassed: number;
}

/** Operator and model, over decided captures that the active model judged since it was made active. */
export interface LineAgreement {
  readonly decided: number;
  /** The model said fail, the operator accepted. */
  readonly falseRejects: number;
  /** The model said pass, the operator rejected. */
  readonly escapes: number;
  /** The model was unsure, the operator accepted. */
  readonly unsureAccepted: number;
}

/** One change of a camera's product; the log is never changed. */
export interface CameraProductChange {
  readonly camera: CameraKey;
  /** What it photographed until then. */
  readonly before: ProductKey;
  readonly product: ProductKey;
  readonly operator: string;
  readonly atMs: number;
}

/** What happened to a product's models. */
export interface ProductEvent {
  readonly kind: 'activate' | 'roll-back' | 'thresholds' | 'teach';
  /** Null: no model was active from then on. */
  readonly model: ModelKey | null;
  /** Of a change of thresholds. */
  readonly thresholds: Thresholds | null;
  /** With how many it was taught; null for anything but teaching. */
  readonly photos: number | null;
  /** It did worse in the replay, or was not replayed, and the operator said yes to that. */
  readonly confirmed: boolean;
  readonly operator: string;
  readonly atMs: number;
}
