import { type CablePlan, type StrandLie, TABLE_LENGTH, TABLE_START_MM, TABLE_STEP_MM } from './cable-plan';
import { blend, type CableRaster, emptyRaster, type PartPainter } from './cable-raster';
import { connectorPainter } from './connector-painter';
import { jacketPainter } from './jacket-painter';
import { paintParticle } from './particle-painter';
import { strandPainter } from './strand-painter';
import { type Light, newSample } from './surface';
import type { View } from './view';

/** Width of the transition where two strands meet. */
const MEETING_MM = 0.16;

export function rasteriseCable(plan: CablePlan, view: View, light: Light): CableRaster {
  const raster = emptyRaster(view.width, view.height);
  const reach = reachMm(plan);
  const highest = reach + plan.axisMm.reduce((most, axis) => Math.max(most, axis), 0);
  const lowest = -reach + plan.axisMm.reduce((least, axis) => Math.min(least, axis), 0);
  const strands = plan.strands.map((_, strand) => strandPainter(plan, strand, view, light));
  const parts: PartPainter[] = [jacketPainter(plan, view, light)];
  if (plan.scene.end.kind === 'connector') {
    parts.push(connectorPainter(plan, plan.scene.end, view, light));
  }
  const order = plan.strands.map((_, strand) => strand);
  const sample = newSample();
  for (let y = 0; y < view.height; y++) {
    const yMm = (y + 0.5 - view.height / 2) / view.pxPerMm - view.shiftYMm;
    for (let x = 0; x < view.width; x++) {
      const xMm = (x + 0.5 - view.width / 2) / view.pxPerMm - view.shiftXMm;
      const across = yMm * view.cos - xMm * view.sin;
      if (across > highest || across < lowest) {
        continue;
      }
      const s = xMm * view.cos + yMm * view.sin;
      const i = Math.max(0, Math.min(TABLE_LENGTH - 1, Math.round((s - TABLE_START_MM) / TABLE_STEP_MM)));
      const t = across - (plan.axisMm[i] as number);
      if (t > reach || t < -reach) {
        continue;
      }
      const pixel = y * view.width + x;
      sortByHeight(plan.strands, order, i);
      for (const strand of order) {
        (strands[strand] as PartPainter)(i, s, t, sample);
        if (sample.cover > 0) {
          sample.cover *= aboveShare(raster, pixel, sample.heightMm);
          blend(raster, pixel, sample);
        }
      }
      for (const part of parts) {
        part(i, s, t, sample);
        if (sample.cover > 0) {
          blend(raster, pixel, sample);
        }
      }
    }
  }
  for (const particle of plan.particles) {
    paintParticle(raster, plan, particle, view, light);
  }
  return raster;
}

/** Strands that press against each other meet along the line where their surfaces have the same height. */
function aboveShare(raster: CableRaster, pixel: number, heightMm: number): number {
  const hidden = raster.cover[pixel] as number;
  if (hidden < 0.5) {
    return 1;
  }
  const above = (heightMm - (raster.heightMm[pixel] as number) / hidden) / MEETING_MM + 0.5;
  return Math.max(0, Math.min(1, above));
}

/** Lowest first, so that what lies higher is painted over it. Insertion sort: two or three entries, nearly sorted. */
function sortByHeight(strands: readonly StrandLie[], order: number[], i: number): void {
  for (let at = 1; at < order.length; at++) {
    for (let back = at; back > 0; back--) {
      const above = order[back - 1] as number;
      const below = order[back] as number;
      if (
        ((strands[above] as StrandLie).heightMm[i] as number) <= ((strands[below] as StrandLie).heightMm[i] as number)
      ) {
        break;
      }
      order[back - 1] = below;
      order[back] = above;
    }
  }
}

function reachMm(plan: CablePlan): number {
  let reach = Math.max(plan.scene.jacketRadiusMm, (plan.scene.strands.length * plan.scene.slotPitchMm) / 2 + 1.5);
  for (const lie of plan.strands) {
    for (let i = 0; i < TABLE_LENGTH; i += 5) {
      reach = Math.max(reach, Math.abs(lie.offsetMm[i] as number) + 1.6 * (lie.halfWidthMm[i] as number));
    }
  }
  return reach + 0.5;
}
