import { type BenchPainter, benchPainter } from './bench';
import { strewDust } from './bench-dust';
import { boxBlur } from './box-blur';
import type { CablePlan } from './cable-plan';
import { type CableRaster, emptyRaster } from './cable-raster';
import type { PaintOptions } from './paint-cable';
import type { PhotoConditions } from './photo-conditions';
import { rasteriseCable } from './rasterise-cable';
import type { Light } from './surface';
import { type View, viewOf } from './view';

/** The lit scene in linear light before lens and sensor: red, green, blue by pixel. */
export interface LitScene {
  readonly width: number;
  readonly height: number;
  readonly colour: Float32Array;
}

/** What of the options concerns the scene. */
type SceneOptions = Pick<PaintOptions, 'seed' | 'benchSeed' | 'emptyBench'>;

export function composeScene(
  plan: CablePlan,
  conditions: PhotoConditions,
  { width, height }: { readonly width: number; readonly height: number },
  { seed, benchSeed = seed, emptyBench = false }: SceneOptions,
): LitScene {
  const view = viewOf(plan, width, height);
  const cable = emptyBench ? emptyRaster(width, height) : rasteriseCable(plan, view, conditions.light);
  const bench = benchPainter(plan.scene.bench, benchSeed);
  const scene = lightScene(cable, bench, conditions, view);
  strewDust(scene, view, seed);
  return scene;
}

/** Distances towards the lamp, millimetres, at which the height map is asked whether it stands in the light. */
const SHADOW_REACH_MM = [0.7, 1.5, 2.5, 3.6] as const;

/** Puts the cable onto the bench with its shadows: a close dark one where things touch, a soft one away from the lamp. */
function lightScene(cable: CableRaster, bench: BenchPainter, conditions: PhotoConditions, view: View): LitScene {
  const { width, height } = cable;
  const { light } = conditions;
  const rows = raisedRows(cable);
  const near = blurHeights(cable, rows, 0.28 * view.pxPerMm, 2);
  const castShadow = shadowCaster(cable, rows, light, view);
  // The lit colours take the place of the cable's own: a photo's worth of memory less to fetch.
  const { colour } = cable;
  const benchColour = new Float32Array(3);
  const benchLight = light.key * light.z + light.ambient;
  for (let y = 0; y < height; y++) {
    const fy = (y + 0.5) / height - 0.5;
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const contact = (near[pixel] as number) - (cable.heightMm[pixel] as number);
      const open = contact > 0 ? 1 / (1 + 0.4 * contact) : 1;
      const fx = (x + 0.5) / width - 0.5;
      const shade = open * castShadow(x, y) * conditions.falloff(fx, fy);
      const onBench = (1 - (cable.cover[pixel] as number)) * benchLight;
      bench(x / view.pxPerMm, y / view.pxPerMm, benchColour);
      // A cool window on one side, a warm lamp on the other.
      const warm = conditions.warmSlope * fx;
      const at = pixel * 3;
      colour[at] = ((colour[at] as number) + (benchColour[0] as number) * onBench) * shade * (1 + warm);
      colour[at + 1] = ((colour[at + 1] as number) + (benchColour[1] as number) * onBench) * shade;
      colour[at + 2] = ((colour[at + 2] as number) + (benchColour[2] as number) * onBench) * shade * (1 - warm);
    }
  }
  return { width, height, colour };
}

/** Gives the share of light that reaches a pixel: 1 in the open, less where the cable stands towards the lamp. */
function shadowCaster(cable: CableRaster, rows: RowRange, light: Light, view: View): (x: number, y: number) => number {
  const { width, height, heightMm } = cable;
  const blurred = blurHeights(cable, rows, 0.4 * view.pxPerMm, 2);
  const level = Math.hypot(light.x, light.y);
  const rise = light.z / level;
  const steps = SHADOW_REACH_MM.map((reach) => ({
    dx: Math.round((light.x / level) * reach * view.pxPerMm),
    dy: Math.round((light.y / level) * reach * view.pxPerMm),
    clearMm: reach * rise * 0.9,
    softness: 1 / (0.7 + 0.45 * reach),
  }));
  const reachPx = Math.ceil(4 * view.pxPerMm);
  const first = rows.first - reachPx;
  const last = rows.last + reachPx;
  return (x, y) => {
    if (y < first || y > last) {
      return 1;
    }
    const own = heightMm[y * width + x] as number;
    let blocked = 0;
    for (const { dx, dy, clearMm, softness } of steps) {
      const sx = x + dx < 0 ? 0 : x + dx >= width ? width - 1 : x + dx;
      const sy = y + dy < 0 ? 0 : y + dy >= height ? height - 1 : y + dy;
      const above = ((blurred[sy * width + sx] as number) - own - clearMm) * softness;
      blocked = Math.max(blocked, above);
    }
    return 1 - 0.62 * (blocked > 1 ? 1 : blocked * (2 - blocked));
  };
}

/** Rows of the raster, both included; last < first when there are none. */
interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** The rows in which anything stands above the bench. */
function raisedRows(cable: CableRaster): RowRange {
  const { width, height, heightMm } = cable;
  let first = height;
  let last = -1;
  for (let y = 0; y < height; y++) {
    for (let at = y * width; at < (y + 1) * width; at++) {
      if ((heightMm[at] as number) > 0) {
        first = Math.min(first, y);
        last = y;
        break;
      }
    }
  }
  return { first, last };
}

/** The blurred height map. Only the rows the blur reaches are worked on: the cable fills less than half of the photo. */
function blurHeights(cable: CableRaster, raised: RowRange, radiusPx: number, times: number): Float32Array {
  const { width, height, heightMm } = cable;
  const radius = Math.max(1, Math.round(radiusPx));
  const blurred = new Float32Array(heightMm.length);
  const top = Math.max(0, raised.first - radius * times);
  const bottom = Math.min(height, raised.last + 1 + radius * times);
  if (top < bottom) {
    const rows = heightMm.subarray(top * width, bottom * width);
    blurred.set(boxBlur(rows, width, bottom - top, radius, times), top * width);
  }
  return blurred;
}
