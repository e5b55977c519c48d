/** Where the gallery's tiles are. Pure; lengths in CSS px. */
const tileMinWidth = 208;
const captionHeight = 54;
export const gap = 10;

export interface GridLayout {
  readonly columns: number;
  readonly tileWidth: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/** As many columns as fit into a list of this size. */
export function layoutOf(width: number, viewHeight: number): GridLayout {
  const columns = Math.max(1, Math.floor((width - gap) / (tileMinWidth + gap)));
  const tileWidth = Math.floor((width - gap) / columns) - gap;
  return { columns, tileWidth, rowHeight: Math.round(tileWidth * 0.75) + captionHeight + gap, viewHeight };
}

/** Of which at least a line may be in sight. */
export const rowsOnScreen = ({ viewHeight, rowHeight }: GridLayout): number => Math.ceil(viewHeight / rowHeight) + 1;

/** Places of the first and the last capture that may be in sight. */
export function placesAt(
  layout: GridLayout,
  contentTop: number,
  total: number,
): readonly [first: number, last: number] {
  const firstRow = Math.max(0, Math.floor(contentTop / layout.rowHeight));
  const last = (firstRow + rowsOnScreen(layout)) * layout.columns - 1;
  return [firstRow * layout.columns, Math.min(total - 1, last)];
}
