import { type CablePlan, slotOffsetMm, smoothStep } from './cable-plan';
import type { PartPainter } from './cable-raster';
import { plasticSkin } from './plastic-skin';
import type { CableEnd } from './scenes';
import { type Light, newSample, shadeMetal, shadePlastic } from './surface';
import { sampleTile } from './texture-tile';
import type { View } from './view';

type Connector = Extract<CableEnd, { kind: 'connector' }>;

const LENGTH_MM = 8.4;
const TOP_MM = 3.6;

interface Housing {
  readonly startMm: number;
  readonly halfWidthMm: number;
  readonly slotsMm: readonly number[];
  readonly windowHalfMm: number;
}

/** A moulded crimp housing: the strands enter on the left, windows show the contacts, ribs on one side key it. */
export function connectorPainter(plan: CablePlan, connector: Connector, view: View, light: Light): PartPainter {
  const { scene } = plan;
  const housing: Housing = {
    startMm: plan.endMm,
    halfWidthMm: (scene.slotPitchMm * scene.strands.length) / 2 + 0.35,
    slotsMm: scene.strands.map((_, strand) => slotOffsetMm(scene, strand)),
    windowHalfMm: Math.min(0.78, scene.slotPitchMm * 0.3),
  };
  const metal = newSample();
  return (_, s, t, out) => {
    out.cover = 0;
    const u = s - housing.startMm;
    if (u < -0.5 || u > LENGTH_MM + 0.5) {
      return;
    }
    const edge = edgeDistanceMm(housing, u, t);
    if (edge * view.pxPerMm < -0.5) {
      return;
    }
    out.cover = Math.min(1, edge * view.pxPerMm + 0.5);
    const height = topMm(housing, u, t, edge);
    const step = 0.05;
    const slopeS = (topMm(housing, u + step, t, edgeDistanceMm(housing, u + step, t)) - height) / step;
    const slopeT = (topMm(housing, u, t + step, edgeDistanceMm(housing, u, t + step)) - height) / step;
    const skin = sampleTile(plasticSkin(), u * 31, t * 31);
    const ns = -Math.max(-1.6, Math.min(1.6, slopeS)) + skin * 0.03;
    const nt = -Math.max(-1.6, Math.min(1.6, slopeT)) + skin * 0.03;
    const length = Math.hypot(ns, nt, 1);
    const nx = (ns * view.cos - nt * view.sin) / length;
    const ny = (ns * view.sin + nt * view.cos) / length;
    const depth = Math.max(0, TOP_MM - height);
    shadePlastic(out, connector.colour, (1 + 0.035 * skin) / (1 + 0.45 * depth), nx, ny, 1 / length, 0.4, light);
    const contact = contactShare(housing, u, t);
    if (contact > 0) {
      const bulge = Math.max(-0.9, Math.min(0.9, contactOffset(housing, t) / 0.5));
      const up = Math.sqrt(1 - bulge * bulge * 0.8);
      shadeMetal(metal, connector.contact, 0.8, -view.sin * bulge * 0.9, view.cos * bulge * 0.9, up, light);
      out.red += (metal.red - out.red) * contact;
      out.green += (metal.green - out.green) * contact;
      out.blue += (metal.blue - out.blue) * contact;
    }
    out.heightMm = Math.max(0.1, height);
  };
}

/** Distance inside the outline (negative outside): a rounded box, with two keying ribs on the far side. */
function edgeDistanceMm(housing: Housing, u: number, t: number): number {
  const body = boxDistance(u - LENGTH_MM / 2, t, LENGTH_MM / 2, housing.halfWidthMm, 0.35);
  const rib = boxDistance(u - 3.1, t - housing.halfWidthMm, 1.7, 0.55, 0.2);
  return Math.max(body, rib);
}

function boxDistance(x: number, y: number, halfX: number, halfY: number, round: number): number {
  const dx = Math.abs(x) - halfX + round;
  const dy = Math.abs(y) - halfY + round;
  const outX = Math.max(dx, 0);
  const outY = Math.max(dy, 0);
  // Not Math.hypot: this runs some twenty times a pixel.
  const outside = Math.sqrt(outX * outX + outY * outY);
  return round - outside - Math.min(Math.max(dx, dy), 0);
}

function topMm(housing: Housing, u: number, t: number, edge: number): number {
  const bevel = 0.4;
  let height = t > housing.halfWidthMm ? TOP_MM - 1 : TOP_MM;
  if (edge < bevel) {
    height -= (bevel - edge) ** 2 * 2.2;
  }
  for (const slot of housing.slotsMm) {
    const window = boxDistance(u - 4.1, t - slot, 1.35, housing.windowHalfMm, 0.15);
    height -= 1.3 * smoothStep(-0.06, 0.1, window);
    const funnel = boxDistance(u, t - slot, 0.8, housing.windowHalfMm + 0.3, 0.3);
    height -= 0.9 * smoothStep(-0.1, 0.25, funnel);
  }
  // A raised step towards the mating side and a moulding line.
  height -= 0.35 * smoothStep(6.55, 6.7, u);
  height -= 0.12 * Math.max(0, 1 - Math.abs(u - 1.75) / 0.09);
  // The mark of the first circuit: a small triangle beside the first slot.
  const markT = Math.abs(t - (housing.slotsMm[0] ?? 0));
  const mark = Math.min(u - 5.62, (6.35 - u - markT * 1.4) * 0.6);
  height -= 0.2 * smoothStep(-0.08, 0.08, mark);
  return height;
}

function contactOffset(housing: Housing, t: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const slot of housing.slotsMm) {
    if (Math.abs(t - slot) < Math.abs(nearest)) {
      nearest = t - slot;
    }
  }
  return nearest;
}

/** 0..1: how far the crimped contact shows at the bottom of a window. It has a gap between crimp and spring. */
function contactShare(housing: Housing, u: number, t: number): number {
  const band = boxDistance(u - 4.15, contactOffset(housing, t), 1.12, housing.windowHalfMm - 0.2, 0.12);
  const share = smoothStep(-0.07, 0.07, band);
  return share > 0 ? share * smoothStep(0.05, 0.17, Math.abs(u - 4.5)) : 0;
}
