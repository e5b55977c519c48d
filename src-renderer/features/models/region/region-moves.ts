/** A rectangle on a photo, in shares 0-1 of its width and height: drawn, moved and sized. Pure. */
import type { PhotoRegion } from '../../../../src-shared/domain/product';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const corners = ['nw', 'ne', 'sw', 'se'] as const;
export type Corner = (typeof corners)[number];

/** Less could not be taken hold of, and shows no cable. */
export const leastSide = 0.05;
const keyStep = 0.01;

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
/** To a thousandth: finer than a pixel of any use, and without rounding's tails. */
const tidy = (value: number): number => Math.round(value * 1000) / 1000;

const regionOf = (left: number, top: number, right: number, bottom: number): PhotoRegion => ({
  x: tidy(left),
  y: tidy(top),
  width: tidy(tidy(right) - tidy(left)),
  height: tidy(tidy(bottom) - tidy(top)),
});

/** The rectangle between two points, inside the photo and no smaller than `leastSide`. */
export function regionBetween(from: Point, to: Point): PhotoRegion {
  const side = (a: number, b: number): readonly [number, number] => {
    const [first, second] = [within(a, 0, 1), within(b, 0, 1)];
    const low = Math.min(first, second, 1 - leastSide);
    return [low, Math.max(first, second, low + leastSide)];
  };
  const [left, right] = side(from.x, to.x);
  const [top, bottom] = side(from.y, to.y);
  return regionOf(left, top, right, bottom);
}

/** Moved as a whole; it stops at the photo's edges. */
export function regionMoved({ x, y, width, height }: PhotoRegion, by: Point): PhotoRegion {
  const left = within(x + by.x, 0, 1 - width);
  const top = within(y + by.y, 0, 1 - height);
  return regionOf(left, top, left + width, top + height);
}

/** One corner at a point; the opposite one stays. */
export function cornerMoved({ x, y, width, height }: PhotoRegion, corner: Corner, to: Point): PhotoRegion {
  const [right, bottom] = [x + width, y + height];
  const west = corner.endsWith('w');
  const north = corner.startsWith('n');
  return regionOf(
    west ? within(to.x, 0, right - leastSide) : x,
    north ? within(to.y, 0, bottom - leastSide) : y,
    west ? right : within(to.x, x + leastSide, 1),
    north ? bottom : within(to.y, y + leastSide, 1),
  );
}

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -keyStep, y: 0 },
  ArrowRight: { x: keyStep, y: 0 },
  ArrowUp: { x: 0, y: -keyStep },
  ArrowDown: { x: 0, y: keyStep },
};

/** Arrows move it by a hundredth of the photo, with Shift they size it at its lower right corner. Null for other keys. */
export function regionKeyed(
  region: PhotoRegion,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): PhotoRegion | null {
  const by = directions[key];
  if (by === undefined) return null;
  if (!shiftKey) return regionMoved(region, by);
  const { x, y, width, height } = region;
  return cornerMoved(region, 'se', { x: x + width + by.x, y: y + height + by.y });
}

export const sameRegion = (one: PhotoRegion | null, other: PhotoRegion | null): boolean =>
  one === null || other === null
    ? one === other
    : one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** Where one starts who has the whole photo: its middle. */
export const startingRegion: PhotoRegion = { x: 0.2, y: 0.2, width: 0.6, height: 0.6 };
