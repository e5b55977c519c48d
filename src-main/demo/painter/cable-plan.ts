import type { LinearColour } from './colour';
import type { Insulation, Scene } from './scenes';

/** Tables along the cable: entry i describes s = TABLE_START_MM + i * TABLE_STEP_MM. They reach beyond the view. */
export const TABLE_START_MM = -30;
export const TABLE_STEP_MM = 0.02;
export const TABLE_LENGTH = 3000;

export function tableIndex(sMm: number): number {
  return Math.max(0, Math.min(TABLE_LENGTH - 1, Math.round((sMm - TABLE_START_MM) / TABLE_STEP_MM)));
}

export function tablePosition(index: number): number {
  return TABLE_START_MM + index * TABLE_STEP_MM;
}

/** What a strand is made of at a table entry. */
export const MATERIAL = { none: 0, insulation: 1, collar: 2, tin: 3, copper: 4 } as const;

/** How one strand lies: its centre line above the bench and its cross-section (an ellipse), by table entry. */
export interface StrandLie {
  insulation: Insulation;
  readonly offsetMm: Float32Array;
  readonly heightMm: Float32Array;
  readonly halfWidthMm: Float32Array;
  readonly halfHeightMm: Float32Array;
  readonly material: Uint8Array;
  /** Turn of the insulation's texture and stripe around the strand, radians. */
  readonly rollRad: number;
}

/** Insulation taken away: copper shows inside an ellipse (or rectangle) of length and angle around the strand. */
export interface Opening {
  readonly strand: number;
  readonly atMm: number;
  readonly halfLengthMm: number;
  readonly angleRad: number;
  readonly halfAngleRad: number;
  /** How much the opening runs obliquely, mm per radian. */
  readonly skewMmPerRad: number;
  readonly ring: boolean;
  readonly raggedPhase: number;
}

/** Scraped and ribbed surface that a squeezing tool leaves. */
export interface Scuff {
  readonly atMm: number;
  readonly halfLengthMm: number;
  readonly strength: number;
  readonly ribPitchMm: number;
}

export type ParticleShape = 'chip' | 'fibre' | 'drop';

export interface Particle {
  readonly shape: ParticleShape;
  readonly atMm: number;
  readonly offsetMm: number;
  readonly sizeMm: number;
  readonly turnRad: number;
  readonly colour: LinearColour;
  /** Free numbers in 0..1 that shape it. */
  readonly form: readonly [number, number, number, number];
}

/** One cable as it lies in front of the camera. */
export interface CablePlan {
  readonly scene: Scene;
  readonly turnRad: number;
  readonly shiftXMm: number;
  readonly shiftYMm: number;
  /** The centre line's own bend: t of the axis by table entry. */
  readonly axisMm: Float32Array;
  readonly jacketEndMm: number;
  readonly endMm: number;
  readonly strands: StrandLie[];
  readonly openings: Opening[];
  readonly scuffs: Scuff[];
  readonly particles: Particle[];
}

export function slotOffsetMm(scene: Scene, strand: number): number {
  return (strand - (scene.strands.length - 1) / 2) * scene.slotPitchMm;
}

export function smoothStep(low: number, high: number, value: number): number {
  const share = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}
