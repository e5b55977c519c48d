/** One number a position, row by row. */
export interface GridMap {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Brought to another grid: bilinear by the centres of the positions, as ONNX's Resize does; at the edges the edge goes on. */
export function resizeMap(map: GridMap, rows: number, columns: number): GridMap {
  if (map.rows === rows && map.columns === columns) return map;
  const down = Array.from({ length: rows }, (_, row) => source(row, rows, map.rows));
  const across = Array.from({ length: columns }, (_, column) => source(column, columns, map.columns));
  const at = (row: number, column: number): number => map.values[row * map.columns + column] as number;
  const values = new Float32Array(rows * columns);
  for (const [row, y] of down.entries()) {
    for (const [column, x] of across.entries()) {
      const upper = at(y.low, x.low) * (1 - x.share) + at(y.low, x.high) * x.share;
      const lower = at(y.high, x.low) * (1 - x.share) + at(y.high, x.high) * x.share;
      values[row * columns + column] = upper * (1 - y.share) + lower * y.share;
    }
  }
  return { rows, columns, values };
}

/** The two positions of the old grid around one of the new, and the share of the second. */
function source(index: number, length: number, oldLength: number): { low: number; high: number; share: number } {
  const place = Math.min(oldLength - 1, Math.max(0, ((index + 0.5) * oldLength) / length - 0.5));
  const low = Math.floor(place);
  return { low, high: Math.min(oldLength - 1, low + 1), share: place - low };
}
