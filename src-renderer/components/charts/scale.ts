/** Geometry of the charts in CSS pixels. Pure. */

/** The rectangle the values are drawn in, inside a drawing of `width` x `height`. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const plotOf = (width: number, height: number, margins: Margins): Plot => ({
  width,
  height,
  left: margins.left,
  right: Math.max(margins.left + 1, width - margins.right),
  top: margins.top,
  bottom: height - margins.bottom,
});

/** Tops whose quarters are short numbers. */
const roundFactors = [1, 1.2, 1.6, 2, 4, 6, 8, 10, 12, 16, 20];

/** A round number at or above the highest value. Of `whole` values its quarters are whole, too. */
export function roundTop(most: number, whole = false): number {
  if (most <= 0) return whole ? 4 : 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const tops = roundFactors.map((factor) => Number((factor * power).toPrecision(3)));
  return tops.find((top) => top >= most && (!whole || top % 4 === 0)) ?? 20 * power;
}

/** Height of a value above 0 on a scale that ends at `scaleTop`. */
export const yOf = (plot: Plot, value: number, scaleTop: number): number =>
  plot.bottom - (value / scaleTop) * (plot.bottom - plot.top);

export const slotWidth = (plot: Plot, slots: number): number => (plot.right - plot.left) / Math.max(1, slots);

export const slotCentre = (plot: Plot, slots: number, index: number): number =>
  plot.left + (index + 0.5) * slotWidth(plot, slots);

/** Every how many slots there is room for a label. */
export const labelStep = (plot: Plot, slots: number, labelWidth: number): number =>
  Math.max(1, Math.ceil(labelWidth / slotWidth(plot, slots)));

/** As wide as its slot lets it, and no wider than bars look good. */
export const barWidth = (plot: Plot, slots: number): number => {
  const slot = slotWidth(plot, slots);
  return Math.max(1, Math.min(56, slot - Math.min(6, slot / 4)));
};
