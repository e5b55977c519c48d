/**
 * Scrolling through more than a scroll box can hold (browsers end at about 16.7 million px; a million captures need
 * twice that). The box is limited; small movements go pixel for pixel, long ones (the scroll bar) in proportion. The
 * two drift apart by a little, so at rest the bar is set right again (`settled`). Pure; all lengths in CSS px.
 */
export interface ScrollGeometry {
  /** Of all rows. */
  readonly contentHeight: number;
  readonly viewHeight: number;
}

export interface ScrollPosition {
  /** Of the real scroll box. */
  readonly boxTop: number;
  /** Of the content. */
  readonly contentTop: number;
}

export const boxLimit = 8_000_000;

export const boxHeight = ({ contentHeight }: ScrollGeometry): number => Math.min(contentHeight, boxLimit);

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
const lastContentTop = (geometry: ScrollGeometry): number => Math.max(0, geometry.contentHeight - geometry.viewHeight);
const lastBoxTop = (geometry: ScrollGeometry): number => Math.max(0, boxHeight(geometry) - geometry.viewHeight);

/** Next to both ends, box and content go pixel for pixel: the first and last rows scroll like any others. */
const marginOf = ({ viewHeight }: ScrollGeometry): number => 20 * viewHeight;

/** Maps a place on a way of length `from` to one of length `to`: ends alike, the middle in proportion. */
function mapped(place: number, from: number, to: number, margin: number): number {
  if (from === to || place <= margin) return Math.min(place, to);
  if (place >= from - margin) return to - (from - place);
  return margin + ((place - margin) / (from - 2 * margin)) * (to - 2 * margin);
}

/** Where the bar belongs for a place in the content. */
export function settled(contentTop: number, geometry: ScrollGeometry): ScrollPosition {
  const most = lastContentTop(geometry);
  const top = clamp(contentTop, most);
  return { contentTop: top, boxTop: mapped(top, most, lastBoxTop(geometry), marginOf(geometry)) };
}

/** The box was scrolled to `boxTop`. */
export function scrolled(position: ScrollPosition, boxTop: number, geometry: ScrollGeometry): ScrollPosition {
  const step = boxTop - position.boxTop;
  const [mostBox, mostContent] = [lastBoxTop(geometry), lastContentTop(geometry)];
  const contentTop =
    mostBox === mostContent || Math.abs(step) > 2 * geometry.viewHeight
      ? mapped(boxTop, mostBox, mostContent, marginOf(geometry))
      : position.contentTop + step;
  return { boxTop, contentTop: clamp(contentTop, mostContent) };
}

/** The bar is at an end and the content is not (or the other way round): it must be set right at once. */
export function atFalseEnd({ boxTop, contentTop }: ScrollPosition, geometry: ScrollGeometry): boolean {
  const [mostBox, mostContent] = [lastBoxTop(geometry), lastContentTop(geometry)];
  const startDiffers = boxTop <= 0 !== contentTop <= 0;
  const endDiffers = boxTop >= mostBox - 1 !== contentTop >= mostContent - 1;
  return startDiffers || endDiffers;
}

/** The least movement that brings a row into view. */
export function revealing(contentTop: number, rowTop: number, rowHeight: number, viewHeight: number): number {
  if (rowTop < contentTop) return rowTop;
  return Math.max(contentTop, rowTop + rowHeight - viewHeight);
}
