import type { CablePlan } from './cable-plan';
import type { PartPainter } from './cable-raster';
import { plasticSkin } from './plastic-skin';
import { type Light, shadePlastic } from './surface';
import { sampleTile } from './texture-tile';
import type { View } from './view';

/** The outer sheath on the left, cut off square (nearly) where the strands come out. */
export function jacketPainter(plan: CablePlan, view: View, light: Light): PartPainter {
  const { jacket, jacketRadiusMm } = plan.scene;
  return (_, s, t, out) => {
    out.cover = 0;
    if (s > plan.jacketEndMm + 0.6) {
      return;
    }
    const across = t / jacketRadiusMm;
    if (across > 1.1 || across < -1.1) {
      return;
    }
    const bounded = Math.max(-0.995, Math.min(0.995, across));
    const around = Math.asin(bounded);
    const cut = plan.jacketEndMm + 0.07 * Math.sin(across * 2.2 + plan.shiftYMm * 9) + 0.02 * Math.sin(across * 9);
    const toCut = cut - s;
    const rounding = toCut < 0.35 ? 1 - 0.05 * (1 - toCut / 0.35) ** 2 : 1;
    const radius = jacketRadiusMm * rounding;
    const inside = Math.min(radius - Math.abs(t), toCut);
    out.cover = Math.max(0, Math.min(1, inside * view.pxPerMm + 0.5));
    if (out.cover === 0) {
      return;
    }
    const skin = sampleTile(plasticSkin(), s * 9 + 40, around * 50);
    const tilt = (toCut < 0.35 ? 0.55 * (1 - toCut / 0.35) : 0) + skin * 0.06;
    const up = Math.sqrt(Math.max(0.01, 1 - bounded * bounded - tilt * tilt));
    const nx = -view.sin * bounded + view.cos * tilt;
    const ny = view.cos * bounded + view.sin * tilt;
    shadePlastic(out, jacket, 1 + 0.09 * skin, nx, ny, up, 0.3 + 0.15 * skin, light);
    out.heightMm = jacketRadiusMm * (1 + Math.sqrt(1 - bounded * bounded));
  };
}
