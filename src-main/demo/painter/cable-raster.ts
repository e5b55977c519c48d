import type { Sample } from './surface';

/** The cable alone, in linear light, with how much of each pixel it covers and how high it stands. */
export interface CableRaster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel, already weighted by `cover`. */
  readonly colour: Float32Array;
  readonly cover: Float32Array;
  readonly heightMm: Float32Array;
}

/** Gives the part's look at (s, t) for table entry i; t is relative to the cable's axis. Sets out.cover to 0 outside. */
export type PartPainter = (i: number, s: number, t: number, out: Sample) => void;

export function blend(raster: CableRaster, pixel: number, sample: Sample): void {
  const cover = sample.cover;
  const keep = 1 - cover;
  const { colour } = raster;
  const at = pixel * 3;
  colour[at] = (colour[at] as number) * keep + sample.red * cover;
  colour[at + 1] = (colour[at + 1] as number) * keep + sample.green * cover;
  colour[at + 2] = (colour[at + 2] as number) * keep + sample.blue * cover;
  raster.cover[pixel] = (raster.cover[pixel] as number) * keep + cover;
  raster.heightMm[pixel] = (raster.heightMm[pixel] as number) * keep + sample.heightMm * cover;
}

export function emptyRaster(width: number, height: number): CableRaster {
  const pixels = width * height;
  return {
    width,
    height,
    colour: new Float32Array(pixels * 3),
    cover: new Float32Array(pixels),
    heightMm: new Float32Array(pixels),
  };
}
