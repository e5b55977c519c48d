import { type PointerEvent, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { type SharedView, sharedOf, viewportOf } from './shared-view';
import { fitted, panBy, type Size, showRegion, type Viewport, zoomTo } from './viewport';

const wheelStep = 1.2;
const buttonStep = 1.5;

/** Measured before the first paint, so that a photo never appears at the wrong size first. */
function useFrameSize(element: HTMLElement | null): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    if (element === null) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

/** Where the view on several photos is held; null fits them. */
export interface ViewLink {
  readonly view: SharedView | null;
  readonly onChange: (view: SharedView | null) => void;
}

/**
 * Zoom and movement of one photo in its frame: wheel, drag and buttons. Another `photoUrl` starts fitted, unless the
 * view is held elsewhere (`link`).
 */
export function useViewport(photoUrl: string, photo: Size | null, link?: ViewLink) {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const frame = useFrameSize(element);
  const [free, setFree] = useState<{ readonly photoUrl: string; readonly viewport: Viewport } | null>(null);
  const [moving, setMoving] = useState(false);
  const own = free?.photoUrl === photoUrl ? free.viewport : null;
  const chosen = (size: Size, box: Size): Viewport | null =>
    link === undefined ? own : link.view && viewportOf(link.view, size, box);
  const viewport = photo !== null && frame !== null ? (chosen(photo, frame) ?? fitted(photo, frame)) : null;

  const change = (next: (viewport: Viewport, photo: Size, frame: Size) => Viewport): void => {
    if (viewport === null || photo === null || frame === null) return;
    const changed = next(viewport, photo, frame);
    if (link) link.onChange(changed.mode === 'fit' ? null : sharedOf(changed, photo, frame));
    else setFree(changed.mode === 'fit' ? null : { photoUrl, viewport: changed });
  };
  const zoomAtCentre = (scale: (current: number) => number): void =>
    change((current, size, box) =>
      zoomTo(current, scale(current.scale), { x: box.width / 2, y: box.height / 2 }, size, box),
    );

  const onWheel = useEffectEvent((event: WheelEvent): void => {
    event.preventDefault();
    const box = element?.getBoundingClientRect();
    if (box === undefined) return;
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const factor = event.deltaY < 0 ? wheelStep : 1 / wheelStep;
    change((current, size, frameSize) => zoomTo(current, current.scale * factor, at, size, frameSize));
  });
  // React's own wheel listeners are passive and could not keep the page from scrolling.
  useEffect(() => {
    if (element === null) return;
    const listener = (event: WheelEvent): void => onWheel(event);
    element.addEventListener('wheel', listener, { passive: false });
    return () => element.removeEventListener('wheel', listener);
  }, [element]);

  return {
    setFrame: setElement,
    viewport,
    moving,
    zoomIn: () => zoomAtCentre((scale) => scale * buttonStep),
    zoomOut: () => zoomAtCentre((scale) => scale / buttonStep),
    oneToOne: () => zoomAtCentre(() => 1),
    fit: () => (link ? link.onChange(null) : setFree(null)),
    showRegion: (region: Parameters<typeof showRegion>[0]) => change((_, size, box) => showRegion(region, size, box)),
    drag: {
      onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
        if (event.button !== 0 || viewport?.mode !== 'free') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setMoving(true);
      },
      onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
        if (moving) change((current, size, box) => panBy(current, event.movementX, event.movementY, size, box));
      },
      onPointerUp: () => setMoving(false),
      onPointerCancel: () => setMoving(false),
    },
  };
}
