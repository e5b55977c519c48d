import { type CablePlan, MATERIAL, type StrandLie, TABLE_LENGTH, TABLE_STEP_MM } from './cable-plan';
import type { PartPainter } from './cable-raster';
import {
  COPPER,
  type SurfacePoint,
  shadeCopper,
  shadeFerrule,
  shadeInsulation,
  shadeOpening,
  shadeRound,
} from './strand-surface';
import type { Light } from './surface';
import type { View } from './view';

/** Wider than any strand or collar, crushed ones too. */
const MAX_HALF_WIDTH_MM = 2.5;

export function strandPainter(plan: CablePlan, strand: number, view: View, light: Light): PartPainter {
  const lie = plan.strands[strand] as StrandLie;
  const openings = plan.openings.filter((opening) => opening.strand === strand);
  const { end } = plan.scene;
  const collar = end.kind === 'ferrules' ? end.collar : COPPER;
  const scuffs = plan.scuffs;
  const point: SurfacePoint = { s: 0, across: 0, angleRad: 0, alongX: 1, alongY: 0 };
  const { cosOf, sinOf } = directions(lie);
  return (i, s, t, out) => {
    out.cover = 0;
    const cos = cosOf[i] as number;
    const sin = sinOf[i] as number;
    const distance = (t - (lie.offsetMm[i] as number)) * cos;
    if (distance > MAX_HALF_WIDTH_MM || distance < -MAX_HALF_WIDTH_MM) {
      return;
    }
    // The nearest point of the centre line: ends and collars are square to the strand, not to the cable.
    const foot = Math.max(0, Math.min(TABLE_LENGTH - 1, i + Math.round((distance * sin) / TABLE_STEP_MM)));
    const material = lie.material[foot] as number;
    if (material === MATERIAL.none) {
      return;
    }
    const width = lie.halfWidthMm[foot] as number;
    const inside = width - Math.abs(distance);
    if (inside * view.pxPerMm < -0.5) {
      return;
    }
    point.s = s;
    point.across = Math.max(-0.995, Math.min(0.995, distance / width));
    point.angleRad = Math.asin(point.across);
    point.alongX = cos * view.cos - sin * view.sin;
    point.alongY = cos * view.sin + sin * view.cos;
    const up = Math.sqrt(1 - point.across * point.across);
    out.cover = Math.min(1, inside * view.pxPerMm + 0.5);
    out.heightMm = (lie.heightMm[i] as number) + (lie.halfHeightMm[foot] as number) * up;
    const flat = (lie.halfHeightMm[foot] as number) / width;
    if (material === MATERIAL.insulation) {
      shadeInsulation(out, lie, point, flat, scuffs, light);
      for (const opening of openings) {
        shadeOpening(out, lie, point, opening, distance, width, view, light);
      }
    } else if (material === MATERIAL.collar) {
      shadeRound(out, collar, 1, point, 0.35, 1, light);
    } else if (material === MATERIAL.tin) {
      shadeFerrule(out, point, light);
    } else {
      shadeCopper(out, point, point.across, light);
    }
  };
}

function directions(lie: StrandLie): { cosOf: Float32Array; sinOf: Float32Array } {
  const cosOf = new Float32Array(TABLE_LENGTH);
  const sinOf = new Float32Array(TABLE_LENGTH);
  for (let i = 0; i < TABLE_LENGTH; i++) {
    const before = Math.max(0, i - 4);
    const after = Math.min(TABLE_LENGTH - 1, i + 4);
    const rise = (lie.offsetMm[after] as number) - (lie.offsetMm[before] as number);
    const run = (after - before) * TABLE_STEP_MM;
    const length = Math.hypot(rise, run);
    cosOf[i] = run / length;
    sinOf[i] = rise / length;
  }
  return { cosOf, sinOf };
}
