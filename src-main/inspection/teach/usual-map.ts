import { type GridMap, resizeMap } from './grid-map';

/** Blur as a share of the grid's side: 1.5 cells of a 24 x 24 grid. */
const blurShare = 1.5 / 24;

/** Mean of several maps by place, blurred: where distances are always large, large ones say less. */
export class UsualMap {
  readonly map: GridMap;
  readonly #count: number;

  /** Maps of any sizes are laid over one another on a grid of this size. */
  constructor(maps: readonly GridMap[], grid: Pick<GridMap, 'rows' | 'columns'>) {
    const { rows, columns } = grid;
    const values = new Float32Array(rows * columns);
    for (const map of maps) {
      for (const [at, value] of resizeMap(map, rows, columns).values.entries()) {
        values[at] = (values[at] ?? 0) + value / maps.length;
      }
    }
    this.map = { rows, columns, values: blur(values, grid) };
    this.#count = maps.length;
  }

  /**
   * How much of it the maps bear out, 0-1: the slope of each map's differences from place to place on those of the others'.
   * Near 1 for a product that always lies the same way, near 0 where a place says nothing.
   */
  borneOut(maps: readonly GridMap[]): number {
    let both = 0;
    let usual = 0;
    for (const map of maps) {
      const expected = aroundMean(this.without(map).values);
      const own = aroundMean(map.values);
      for (const [at, value] of expected.entries()) {
        both += value * (own[at] as number);
        usual += value * value;
      }
    }
    return usual === 0 ? 0 : Math.min(1, Math.max(0, both / usual));
  }

  /** As if `map`, one of those it is the mean of, had not been among them; at that map's size. */
  without(map: GridMap): GridMap {
    const { rows, columns, values } = this.map;
    const own = blur(resizeMap(map, rows, columns).values, this.map);
    const others = values.map((value, at) =>
      this.#count < 2 ? value : (value * this.#count - (own[at] ?? 0)) / (this.#count - 1),
    );
    return resizeMap({ rows, columns, values: others }, map.rows, map.columns);
  }
}

function aroundMean(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Gaussian, along rows and then along columns; beyond the edge the edge goes on. */
function blur(map: Float32Array, { columns, rows }: Pick<GridMap, 'rows' | 'columns'>): Float32Array {
  const across = blurLines(map, rows, columns, columns, 1, blurShare * columns);
  return blurLines(across, columns, rows, 1, columns, blurShare * rows);
}

function blurLines(
  map: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  sigma: number,
): Float32Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const result = new Float32Array(map.length);
  for (let line = 0; line < lines; line++) {
    for (let at = 0; at < length; at++) {
      let sum = 0;
      for (const [index, weight] of weights.entries()) {
        const from = Math.min(length - 1, Math.max(0, at + index - reach));
        sum += weight * (map[line * lineStep + from * step] ?? 0);
      }
      result[line * lineStep + at * step] = sum / total;
    }
  }
  return result;
}
