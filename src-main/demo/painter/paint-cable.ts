import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import type { CablePlan } from './cable-plan';
import { develop } from './camera-look';
import { composeScene } from './compose-scene';
import { addDefect, type DefectKind, usualDefectSize } from './defects';
import { planGoodCable } from './lay-cable';
import { type Box, measureDefect } from './measure-defect';
import { conditionsOf, type PhotoConditions } from './photo-conditions';
import { DEFAULT_SCENE, type SceneName, sceneNamed } from './scenes';
import { exposeSensor } from './sensor';
import { VIEW_WIDTH_MM } from './view';

export type { DefectKind, SceneName };

export interface PaintOptions {
  /** The same seed gives the same cable, light and noise; a defect changes only itself. */
  readonly seed: number;
  readonly scene?: SceneName;
  readonly defect?: DefectKind | null;
  /** 0 (hard to see) .. 1 (gross); from the seed when absent. */
  readonly defectSize?: number;
  /** How the whole cable is laid otherwise than the seed has it: turned about the view's centre, then shifted. */
  readonly laid?: LaidOtherwise;
  /** Photos with the same number see the same place of the bench; each photo sees its own when absent. */
  readonly benchSeed?: number;
  /** The bench without a cable. */
  readonly emptyBench?: boolean;
  /** Pixels of the photo; 1600 x 1200 when absent. The view is always 40 mm wide. */
  readonly width?: number;
  readonly height?: number;
  /** JPEG quality 1..100; what the camera would choose when absent. */
  readonly quality?: number;
}

export interface LaidOtherwise {
  /** Clockwise. */
  readonly turnRad: number;
  /** Shares of the photo's width: to the right and down. */
  readonly shiftX: number;
  readonly shiftY: number;
}

export interface PaintedCable {
  readonly jpeg: Buffer;
  readonly defect: DefectKind | null;
  /** The defect in pixels of the photo. */
  readonly box: Box | null;
  /** Changed pixels as a share of the good cable's. */
  readonly defectAreaShare: number;
}

/** A photo is drawn at half its size: the lens of such a camera shows no finer detail than that. */
const RASTER_SHARE = 0.5;
/** A 1600 x 1200 photo of a real camera of this kind lies between these. */
const MIN_JPEG_BYTES = 60_000;
const MAX_JPEG_BYTES = 300_000;
const FULL_PIXELS = 1600 * 1200;

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rasterWidth: number;
  readonly rasterHeight: number;
  /** Red, green, blue at raster size, before the sensor's noise. */
  readonly raster: Uint8ClampedArray;
  readonly conditions: PhotoConditions;
  readonly defect: DefectKind | null;
  readonly box: Box | null;
  readonly defectAreaShare: number;
}

export function paintCable(options: PaintOptions): PaintedCable {
  const picture = paintPicture(options);
  const { width, height, rasterWidth, rasterHeight, raster, conditions, defect, box, defectAreaShare } = picture;
  const sheet = sheetOf(width, height);
  const developed = { bytes: raster, width: rasterWidth, height: rasterHeight };
  exposeSensor(developed, sheet.image.data, width, conditions.noise, options.seed);
  sheet.canvas.getContext('2d').putImageData(sheet.image, 0, 0);
  const jpeg =
    options.quality === undefined
      ? encodeLikeCamera(sheet.canvas, conditions.quality)
      : encode(sheet.canvas, options.quality);
  return { jpeg, defect, box, defectAreaShare };
}

/** The picture before noise and JPEG; for tests that compare good and defective pixel by pixel. */
export function paintPicture(options: PaintOptions): Picture {
  const { seed, defect = null, width = 1600, height = 1200 } = options;
  const scene = sceneNamed(options.scene ?? DEFAULT_SCENE);
  const conditions = conditionsOf(seed);
  const plan = laidOtherwise(planGoodCable(scene, seed), options.laid);
  let extent: { box: Box; areaShare: number } | null = null;
  if (defect) {
    const good = structuredClone(plan);
    addDefect(plan, defect, options.defectSize ?? usualDefectSize(seed, defect), seed);
    extent = measureDefect(good, plan, conditions.light, width, height);
  }
  const rasterWidth = Math.ceil(width * RASTER_SHARE);
  const rasterHeight = Math.ceil(height * RASTER_SHARE);
  const raster = develop(
    composeScene(plan, conditions, { width: rasterWidth, height: rasterHeight }, options),
    conditions,
  );
  return {
    width,
    height,
    rasterWidth,
    rasterHeight,
    raster,
    conditions,
    defect,
    box: extent?.box ?? null,
    defectAreaShare: extent?.areaShare ?? 0,
  };
}

function laidOtherwise(plan: CablePlan, laid: LaidOtherwise | undefined): CablePlan {
  if (!laid) return plan;
  const [cos, sin] = [Math.cos(laid.turnRad), Math.sin(laid.turnRad)];
  return {
    ...plan,
    turnRad: plan.turnRad + laid.turnRad,
    shiftXMm: cos * plan.shiftXMm - sin * plan.shiftYMm + laid.shiftX * VIEW_WIDTH_MM,
    shiftYMm: sin * plan.shiftXMm + cos * plan.shiftYMm + laid.shiftY * VIEW_WIDTH_MM,
  };
}

interface Sheet {
  readonly canvas: Canvas;
  readonly image: ImageData;
}

let lastSheet: Sheet | undefined;

/** Canvas and pixels for a photo, kept for the next one of the same size: painting overwrites every pixel. */
function sheetOf(width: number, height: number): Sheet {
  if (lastSheet?.canvas.width !== width || lastSheet.canvas.height !== height) {
    lastSheet = { canvas: createCanvas(width, height), image: new ImageData(width, height) };
  }
  return lastSheet;
}

function encode(canvas: Canvas, quality: number): Buffer {
  return canvas.encodeSync('jpeg', quality);
}

/** As the sensor's own encoder: another quality when the photo came out too small or too large. */
function encodeLikeCamera(canvas: Canvas, quality: number): Buffer {
  const share = (canvas.width * canvas.height) / FULL_PIXELS;
  let jpeg = encode(canvas, quality);
  for (let lower = quality - 8; jpeg.length > MAX_JPEG_BYTES * share && lower > 30; lower -= 8) {
    jpeg = encode(canvas, lower);
  }
  for (let higher = quality + 4; jpeg.length < MIN_JPEG_BYTES * share && higher <= 96; higher += 4) {
    jpeg = encode(canvas, higher);
  }
  return jpeg;
}
