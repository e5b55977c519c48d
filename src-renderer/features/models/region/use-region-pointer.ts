import { type PointerEvent, useRef } from 'react';
import type { PhotoRegion } from '../../../../src-shared/domain/product';
import { type Corner, cornerMoved, type Point, regionBetween, regionMoved } from './region-moves';

type Grip =
  | { readonly kind: 'draw'; readonly from: Point }
  | { readonly kind: 'move'; readonly from: Point; readonly region: PhotoRegion }
  | { readonly kind: 'size'; readonly corner: Corner; readonly region: PhotoRegion };

/** Less than this share of the photo is a click, not a rectangle. */
const clickSlack = 0.01;

/**
 * Draws, moves and sizes a region by mouse or touch on the element that spans the photo. `onMoving` follows the
 * pointer; `onDone` comes once, when it is let go.
 */
export function useRegionPointer(
  region: PhotoRegion | null,
  onMoving: (region: PhotoRegion) => void,
  onDone: (region: PhotoRegion | null) => void,
) {
  const grip = useRef<Grip | null>(null);
  const last = useRef<PhotoRegion | null>(null);

  const pointOf = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point => {
    const box = currentTarget.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  };
  const gripOf = (event: PointerEvent<HTMLElement>): Grip => {
    const from = pointOf(event);
    const target = event.target as HTMLElement;
    const corner = target.dataset.corner as Corner | undefined;
    if (region !== null && corner !== undefined) return { kind: 'size', corner, region };
    if (region !== null && target.closest('[data-region]') !== null) return { kind: 'move', from, region };
    return { kind: 'draw', from };
  };
  const moved = (held: Grip, to: Point): PhotoRegion | null => {
    if (held.kind === 'size') return cornerMoved(held.region, held.corner, to);
    const by = { x: to.x - held.from.x, y: to.y - held.from.y };
    if (held.kind === 'move') return regionMoved(held.region, by);
    return Math.max(Math.abs(by.x), Math.abs(by.y)) < clickSlack ? null : regionBetween(held.from, to);
  };
  const end = (): void => {
    if (grip.current !== null) onDone(last.current);
    grip.current = null;
    last.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = gripOf(event);
      last.current = null;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current;
      const next = held && moved(held, pointOf(event));
      if (next === null) return;
      last.current = next;
      onMoving(next);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
