/** Where a photo lies in its frame. Pure; all lengths in CSS pixels, `scale` in CSS pixels a photo pixel. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Viewport {
  /** `fit` follows the frame's size; `free` was zoomed or moved by hand. */
  readonly mode: 'fit' | 'free';
  readonly scale: number;
  /** Of the photo's top left corner within the frame. */
  readonly x: number;
  readonly y: number;
}

export const maxScale = 8;

export const fitScale = (photo: Size, frame: Size): number =>
  Math.min(frame.width / photo.width, frame.height / photo.height);

export function fitted(photo: Size, frame: Size): Viewport {
  const scale = fitScale(photo, frame);
  return {
    mode: 'fit',
    scale,
    x: (frame.width - photo.width * scale) / 2,
    y: (frame.height - photo.height * scale) / 2,
  };
}

/** A photo smaller than the frame stays centred; a larger one never leaves a gap at its edges. */
const keepInside = (offset: number, photoLength: number, frameLength: number): number =>
  photoLength <= frameLength
    ? (frameLength - photoLength) / 2
    : Math.min(0, Math.max(frameLength - photoLength, offset));

function bounded(viewport: Viewport, photo: Size, frame: Size): Viewport {
  return {
    ...viewport,
    x: keepInside(viewport.x, photo.width * viewport.scale, frame.width),
    y: keepInside(viewport.y, photo.height * viewport.scale, frame.height),
  };
}

/** Zooms so that the photo point under `at` (frame coordinates) stays there. Zoomed out to the frame it fits again. */
export function zoomTo(viewport: Viewport, scale: number, at: Point, photo: Size, frame: Size): Viewport {
  const least = fitScale(photo, frame);
  if (scale <= least) return fitted(photo, frame);
  const next = Math.min(Math.max(maxScale, least), scale);
  const ratio = next / viewport.scale;
  return bounded(
    { mode: 'free', scale: next, x: at.x - (at.x - viewport.x) * ratio, y: at.y - (at.y - viewport.y) * ratio },
    photo,
    frame,
  );
}

export const panBy = (viewport: Viewport, dx: number, dy: number, photo: Size, frame: Size): Viewport =>
  bounded({ ...viewport, x: viewport.x + dx, y: viewport.y + dy }, photo, frame);

const middle = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = ([a, b]: readonly [Point, Point]): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));

/** Two fingers moved: what lay between them lies between them still, larger by as much as they parted. */
export function pinched(
  viewport: Viewport,
  from: readonly [Point, Point],
  to: readonly [Point, Point],
  photo: Size,
  frame: Size,
): Viewport {
  const [before, after] = [middle(from), middle(to)];
  const zoomed = zoomTo(viewport, (viewport.scale * apart(to)) / apart(from), before, photo, frame);
  return zoomed.mode === 'fit' ? zoomed : panBy(zoomed, after.x - before.x, after.y - before.y, photo, frame);
}

/** Shows a region of the photo (photo pixels) in the middle, with as much around it as it is large. */
export function showRegion(
  region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  photo: Size,
  frame: Size,
): Viewport {
  const wanted = Math.min(frame.width / (region.width * 3), frame.height / (region.height * 3), maxScale / 2);
  const scale = Math.max(wanted, fitScale(photo, frame));
  const x = frame.width / 2 - (region.x + region.width / 2) * scale;
  const y = frame.height / 2 - (region.y + region.height / 2) * scale;
  return bounded({ mode: 'free', scale, x, y }, photo, frame);
}
