/**
 * Small changes made to good photos, to see which detectors notice such: an ellipse a tenth of the photo's shorter side
 * across holds another part of the photo, or is darker or lighter. They stand for no real defect and set no limit.
 */

export interface Planes {
  readonly width: number;
  readonly height: number;
  /** Red, then green, then blue, -1 to 1, each row by row. */
  readonly values: Float32Array;
}

const sizeShare = 0.1;
/** Of the brightness. */
const stain = 0.35;

const mostDraws = 50;

/** One change at a random place of a copy, whose middle counts. */
export function withSmallChange(
  { width, height, values }: Planes,
  random: () => number,
  counts: (x: number, y: number) => boolean = () => true,
): Float32Array {
  const changed = Float32Array.from(values);
  const reach = (sizeShare * Math.min(width, height)) / 2;
  const [across, down] = [reach * (0.7 + 0.6 * random()), reach * (0.7 + 0.6 * random())];
  const draw = (): [number, number] => [
    across + random() * (width - 2 * across),
    down + random() * (height - 2 * down),
  ];
  let [x, y] = draw();
  for (let drawn = 1; drawn < mostDraws && !counts(x, y); drawn++) [x, y] = draw();
  const brightness = random() < 0.5 ? 1 - stain : 1 + stain;
  const from = random() < 0.5 ? { x: random() * width, y: random() * height } : null;
  for (let row = Math.ceil(y - down); row < y + down; row++) {
    for (let column = Math.ceil(x - across); column < x + across; column++) {
      if (((column - x) / across) ** 2 + ((row - y) / down) ** 2 > 1) continue;
      const at = row * width + column;
      const source = from ? wrapped(row + from.y, height) * width + wrapped(column + from.x, width) : at;
      for (let plane = 0; plane < values.length; plane += width * height) {
        const value = values[plane + source] as number;
        changed[plane + at] = from ? value : Math.min(1, (value + 1) * brightness - 1);
      }
    }
  }
  return changed;
}

const wrapped = (place: number, length: number): number => Math.floor(place) % length;
