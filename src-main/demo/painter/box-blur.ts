/** Mean over a square of 2 * radius + 1 pixels, done `times` times (three come close to a Gaussian). Returns a copy. */
export function boxBlur(
  source: Float32Array,
  width: number,
  height: number,
  radius: number,
  times: number,
): Float32Array {
  const values = source.slice();
  const scratch = new Float32Array(source.length);
  for (let time = 0; time < times; time++) {
    blurRows(values, scratch, width, height, radius);
    blurColumns(scratch, values, width, height, radius);
  }
  return values;
}

function blurRows(from: Float32Array, to: Float32Array, width: number, height: number, radius: number): void {
  const weight = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = (from[row] as number) * radius;
    for (let x = 0; x <= radius; x++) {
      sum += from[row + Math.min(x, width - 1)] as number;
    }
    for (let x = 0; x < width; x++) {
      to[row + x] = sum * weight;
      const enters = x + radius + 1 < width ? x + radius + 1 : width - 1;
      const leaves = Math.max(x - radius, 0);
      sum += (from[row + enters] as number) - (from[row + leaves] as number);
    }
  }
}

/** Row by row with one running sum per column: memory is read in order. */
function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number, radius: number): void {
  const weight = 1 / (2 * radius + 1);
  const sums = new Float32Array(width);
  for (let y = -radius; y <= radius; y++) {
    addRow(sums, from, Math.max(0, Math.min(height - 1, y)) * width, 1);
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      to[row + x] = (sums[x] as number) * weight;
    }
    addRow(sums, from, Math.min(height - 1, y + radius + 1) * width, 1);
    addRow(sums, from, Math.max(0, y - radius) * width, -1);
  }
}

function addRow(sums: Float32Array, from: Float32Array, row: number, sign: number): void {
  for (let x = 0; x < sums.length; x++) {
    sums[x] = (sums[x] as number) + sign * (from[row + x] as number);
  }
}
