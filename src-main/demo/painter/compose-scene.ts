import { type BenchPainter, benchPainter } from './bench';
import { boxBlur } from './box-blur';
import type { CablePlan } from './cable-plan';
import type { PhotoConditions } from './photo-conditions';
import { type CableRaster, rasteriseCable } from './raster';
import { type View, viewOf } from './view';

/** The lit scene in linear light before lens and sensor: red, green, blue by pixel. */
export interface LitScene {
  readonly width: number;
  readonly height: number;
  readonly colour: Float32Array;
}

export function composeScene(
  plan: CablePlan,
  seed: number,
  conditions: PhotoConditions,
  width: number,
  height: number,
): LitScene {
  const view = viewOf(plan, width, height);
  const cable = rasteriseCable(plan, view, conditions.light);
  const bench = benchPainter(plan.scene.bench, seed);
  return lightScene(cable, bench, conditions, view);
}

/** Puts the cable onto the bench with its shadows: a close dark one where things touch, a soft one away from the lamp. */
function lightScene(cable: CableRaster, bench: BenchPainter, conditions: PhotoConditions, view: View): LitScene {
  const { width, height } = cable;
  const { light } = conditions;
  const near = boxBlur(cable.heightMm, width, height, Math.max(1, Math.round(0.28 * view.pxPerMm)), 2);
  const far = boxBlur(cable.heightMm, width, height, Math.max(1, Math.round(0.55 * view.pxPerMm)), 3);
  const towardX = Math.round((light.x / light.z) * 1.7 * view.pxPerMm);
  const towardY = Math.round((light.y / light.z) * 1.7 * view.pxPerMm);
  const colour = new Float32Array(width * height * 3);
  const benchColour = new Float32Array(3);
  const benchLight = light.key * light.z + light.ambient;
  for (let y = 0; y < height; y++) {
    const lampRow = Math.max(0, Math.min(height - 1, y + towardY)) * width;
    const fy = (y + 0.5) / height - 0.5;
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const lampX = x + towardX < 0 ? 0 : x + towardX >= width ? width - 1 : x + towardX;
      const own = cable.heightMm[pixel] as number;
      const contact = (near[pixel] as number) - own;
      const cast = (far[lampRow + lampX] as number) - own * 1.1;
      const open = contact > 0 ? 1 / (1 + 0.42 * contact) : 1;
      const lit = cast > 0 ? 1 - 0.55 * (1 - Math.exp(-cast * 0.85)) : 1;
      const fx = (x + 0.5) / width - 0.5;
      const fall = conditions.falloff(fx, fy);
      const keep = 1 - (cable.cover[pixel] as number);
      bench(x / view.pxPerMm, y / view.pxPerMm, benchColour);
      const shade = open * lit * fall;
      const onBench = keep * benchLight;
      const at = pixel * 3;
      colour[at] = ((cable.colour[at] as number) + (benchColour[0] as number) * onBench) * shade;
      colour[at + 1] = ((cable.colour[at + 1] as number) + (benchColour[1] as number) * onBench) * shade;
      colour[at + 2] = ((cable.colour[at + 2] as number) + (benchColour[2] as number) * onBench) * shade;
    }
  }
  return { width, height, colour };
}
