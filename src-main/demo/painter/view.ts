import type { CablePlan } from './cable-plan';

/** The camera sees this much of the bench across the photo's width. */
export const VIEW_WIDTH_MM = 40;

/** From raster pixels to the cable's axes (s along, t across, before the cable's own bend), in millimetres. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly pxPerMm: number;
  readonly cos: number;
  readonly sin: number;
  readonly shiftXMm: number;
  readonly shiftYMm: number;
}

export function viewOf(plan: CablePlan, width: number, height: number): View {
  return {
    width,
    height,
    pxPerMm: width / VIEW_WIDTH_MM,
    cos: Math.cos(plan.turnRad),
    sin: Math.sin(plan.turnRad),
    shiftXMm: plan.shiftXMm,
    shiftYMm: plan.shiftYMm,
  };
}

/** Raster pixel of a point given in the cable's axes (t with the bend added). */
export function toPixel(view: View, sMm: number, tMm: number): { x: number; y: number } {
  const xMm = sMm * view.cos - tMm * view.sin + view.shiftXMm;
  const yMm = sMm * view.sin + tMm * view.cos + view.shiftYMm;
  return { x: xMm * view.pxPerMm + view.width / 2, y: yMm * view.pxPerMm + view.height / 2 };
}
