import type { CablePlan } from './cable-plan';
import type { CableRaster } from './cable-raster';
import { rasteriseCable } from './rasterise-cable';
import type { Light } from './surface';
import { viewOf } from './view';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DefectExtent {
  /** Pixels of the photo. */
  readonly box: Box;
  /** Changed pixels of the cable, as a share of the good cable's. */
  readonly areaShare: number;
}

/** A difference of linear light or cover below this is not seen. */
const VISIBLE = 0.025;
/** Around the changed pixels: what their shadow and the lens spread. */
const MARGIN_MM = 0.5;

/** Where the defective cable differs from the good one, found by drawing both small and comparing. */
export function measureDefect(
  good: CablePlan,
  defective: CablePlan,
  light: Light,
  photoWidth: number,
  photoHeight: number,
): DefectExtent {
  const scale = Math.max(1, photoWidth / 400);
  const view = viewOf(good, Math.round(photoWidth / scale), Math.round(photoHeight / scale));
  const before = rasteriseCable(good, view, light);
  const after = rasteriseCable(defective, view, light);
  let [left, top, right, bottom] = [view.width, view.height, -1, -1];
  let changed = 0;
  let cable = 0;
  for (let y = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++) {
      const pixel = y * view.width + x;
      cable += before.cover[pixel] as number;
      if (differs(before, after, pixel)) {
        changed++;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
  }
  const margin = MARGIN_MM * view.pxPerMm;
  const box = boxOf(
    (left - margin) * scale,
    (top - margin) * scale,
    (right + 1 + margin) * scale,
    (bottom + 1 + margin) * scale,
  );
  return { box: clip(box, photoWidth, photoHeight), areaShare: changed / cable };
}

function differs(before: CableRaster, after: CableRaster, pixel: number): boolean {
  if (Math.abs((before.cover[pixel] as number) - (after.cover[pixel] as number)) > 0.1) {
    return true;
  }
  for (let at = pixel * 3; at < pixel * 3 + 3; at++) {
    if (Math.abs((before.colour[at] as number) - (after.colour[at] as number)) > VISIBLE) {
      return true;
    }
  }
  return false;
}

function boxOf(left: number, top: number, right: number, bottom: number): Box {
  return { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

function clip(box: Box, width: number, height: number): Box {
  const x = Math.max(0, Math.min(width - 1, box.x));
  const y = Math.max(0, Math.min(height - 1, box.y));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, box.x + box.width) - x),
    height: Math.max(1, Math.min(height, box.y + box.height) - y),
  };
}
