import type { Region, Thresholds } from '../../../src-shared/domain/inspection';
import type { Fit } from './fit-photo';
import type { ScoreMap } from './score-output';

/** Heat over the whole photo: 0 ordinary, 128 at the fail threshold, 255 twice that or more. */
export interface HeatMap {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

const heatAtFail = 128;
/** Larger maps are brought down to this; it is stored with every inspection. */
const longestSide = 256;
const regionsKept = 8;

/** Moves a map from the model's input to the photo. What the model did not see stays 0. */
export function heatMap(map: ScoreMap, fit: Fit, thresholds: Thresholds): HeatMap {
  return fit.isTurned ? turnedHeat(map, fit, thresholds) : straightHeat(map, fit, thresholds);
}

/** Twice as fine as the map, so that it is not made coarser by being turned back; between positions it is even. */
function turnedHeat(map: ScoreMap, fit: Fit, thresholds: Thresholds): HeatMap {
  const { a, b, c, d, e, f } = fit.toInput;
  const longest = Math.min(
    longestSide,
    2 * Math.max((map.width * fit.photo.width) / fit.width, (map.height * fit.photo.height) / fit.height),
  );
  const scale = longest / Math.max(fit.photoSize.width, fit.photoSize.height);
  const width = Math.max(1, Math.round(fit.photoSize.width * scale));
  const height = Math.max(1, Math.round(fit.photoSize.height * scale));
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const py = ((y + 0.5) * fit.photoSize.height) / height;
    for (let x = 0; x < width; x++) {
      const px = ((x + 0.5) * fit.photoSize.width) / width;
      const value = between(map, (a * px + c * py + e) / fit.width, (b * px + d * py + f) / fit.height);
      values[y * width + x] = Math.min(255, Math.max(0, Math.round((value / thresholds.fail) * heatAtFail)));
    }
  }
  return { width, height, values };
}

/** Bilinear, by the centres of the positions, at a place given as shares of the input; nothing beyond it. */
function between({ width, height, values }: ScoreMap, across: number, down: number): number {
  if (across < 0 || down < 0 || across > 1 || down > 1) return Number.NEGATIVE_INFINITY;
  const x = Math.min(width - 1, Math.max(0, across * width - 0.5));
  const y = Math.min(height - 1, Math.max(0, down * height - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const at = (row: number, column: number): number => values[row * width + column] as number;
  const upper = at(top, left) + (at(top, right) - at(top, left)) * (x - left);
  const lower = at(bottom, left) + (at(bottom, right) - at(bottom, left)) * (x - left);
  return upper + (lower - upper) * (y - top);
}

function straightHeat(map: ScoreMap, fit: Fit, thresholds: Thresholds): HeatMap {
  const cellWidth = fit.width / map.width;
  const cellHeight = fit.height / map.height;
  const columns = fit.photo.width / cellWidth;
  const rows = fit.photo.height / cellHeight;
  const shrink = Math.min(1, longestSide / Math.max(columns, rows));
  const width = Math.max(1, Math.round(columns * shrink));
  const height = Math.max(1, Math.round(rows * shrink));
  const across = cells(width, fit.photo.x / cellWidth, columns, map.width);
  const down = cells(height, fit.photo.y / cellHeight, rows, map.height);
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const highest = highestIn(map, across[x], down[y]);
      values[y * width + x] = Math.min(255, Math.max(0, Math.round((highest / thresholds.fail) * heatAtFail)));
    }
  }
  return { width, height, values };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which of `limit` map cells each of `count` heat cells covers, along one axis. Never none, unless outside. */
function cells(count: number, start: number, length: number, limit: number): readonly Span[] {
  return Array.from({ length: count }, (_, index) => {
    const from = start + (index * length) / count;
    const first = Math.round(from);
    const last = Math.max(first + 1, Math.round(from + length / count));
    return { from: Math.max(0, first), to: Math.min(limit, last) };
  });
}

function highestIn(map: ScoreMap, across: Span | undefined, down: Span | undefined): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let y = down?.from ?? 0; y < (down?.to ?? 0); y++) {
    for (let x = across?.from ?? 0; x < (across?.to ?? 0); x++) {
      highest = Math.max(highest, map.values[y * map.width + x] ?? 0);
    }
  }
  return highest;
}

/**
 * The places that are hotter than a photo that passes: connected cells at or above the pass threshold (or half the
 * fail threshold, if that is higher), largest share first, at most 8, boxes in photo pixels.
 */
export function suspiciousRegions(
  heat: HeatMap,
  photo: { readonly width: number; readonly height: number },
  thresholds: Thresholds,
): readonly Region[] {
  const least = Math.max(heatAtFail / 2, Math.min(255, (thresholds.pass / thresholds.fail) * heatAtFail));
  const seen = new Uint8Array(heat.values.length);
  const total = heat.values.reduce((sum, value) => sum + value, 0);
  const regions: Region[] = [];
  for (let start = 0; start < heat.values.length; start++) {
    if (seen[start] || (heat.values[start] ?? 0) < least) continue;
    regions.push(toRegion(flood(heat, start, least, seen), heat, photo, total));
  }
  return regions.sort((a, b) => b.share - a.share).slice(0, regionsKept);
}

interface Patch {
  left: number;
  top: number;
  right: number;
  bottom: number;
  peak: number;
  sum: number;
}

function flood(heat: HeatMap, start: number, least: number, seen: Uint8Array): Patch {
  const patch: Patch = { left: heat.width, top: heat.height, right: 0, bottom: 0, peak: 0, sum: 0 };
  const stack = [start];
  seen[start] = 1;
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const value = heat.values[cell] ?? 0;
    const x = cell % heat.width;
    const y = Math.floor(cell / heat.width);
    patch.left = Math.min(patch.left, x);
    patch.right = Math.max(patch.right, x + 1);
    patch.top = Math.min(patch.top, y);
    patch.bottom = Math.max(patch.bottom, y + 1);
    patch.peak = Math.max(patch.peak, value);
    patch.sum += value;
    const neighbours = [
      x > 0 && cell - 1,
      x + 1 < heat.width && cell + 1,
      y > 0 && cell - heat.width,
      y + 1 < heat.height && cell + heat.width,
    ];
    for (const next of neighbours) {
      if (next === false || seen[next] || (heat.values[next] ?? 0) < least) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return patch;
}

function toRegion(patch: Patch, heat: HeatMap, photo: { width: number; height: number }, total: number): Region {
  const x = Math.round((patch.left * photo.width) / heat.width);
  const y = Math.round((patch.top * photo.height) / heat.height);
  return {
    x,
    y,
    width: Math.round((patch.right * photo.width) / heat.width) - x,
    height: Math.round((patch.bottom * photo.height) / heat.height) - y,
    peak: patch.peak / 255,
    share: patch.sum / total,
  };
}
