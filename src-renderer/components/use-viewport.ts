import {
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type SharedView, sharedOf, viewportOf } from './shared-view';
import { fitted, type Point, panBy, pinched, type Size, showRegion, type Viewport, zoomTo } from './viewport';

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

/** Within the pane that has the event's listener: panes beside each other are of one size and move together. */
function pointIn({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement> | PointerEvent<HTMLElement>): Point {
  const box = currentTarget.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

type Change = (viewport: Viewport, photo: Size, frame: Size) => Viewport;

/** Drag with one pointer, pinch with two. */
function usePointers(change: (next: Change) => void) {
  const pointers = useRef(new Map<number, Point>());
  const [moving, setMoving] = useState(false);
  const release = ({ pointerId }: PointerEvent<HTMLElement>): void => {
    pointers.current.delete(pointerId);
    setMoving(pointers.current.size > 0);
  };
  return {
    moving,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || pointers.current.size === 2) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.current.set(event.pointerId, pointIn(event));
      setMoving(true);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = pointers.current.get(event.pointerId);
      if (from === undefined) return;
      const to = pointIn(event);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, to);
      change((current, photo, frame) => {
        if (other !== undefined) return pinched(current, [from, other], [to, other], photo, frame);
        return current.mode === 'free' ? panBy(current, to.x - from.x, to.y - from.y, photo, frame) : current;
      });
    },
    onPointerUp: release,
    onPointerCancel: release,
  };
}

/** Where the view on several photos is held; null fits them. */
export interface ViewLink {
  readonly view: SharedView | null;
  readonly onChange: (view: SharedView | null) => void;
}

/**
 * Zoom and movement of one photo in its frame: wheel, drag, pinch and buttons. Another `photoUrl` starts fitted, unless
 * the view is held elsewhere (`link`).
 */
export function useViewport(photoUrl: string, photo: Size | null, link?: ViewLink) {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const frame = useFrameSize(element);
  const [free, setFree] = useState<{ readonly photoUrl: string; readonly viewport: Viewport } | null>(null);
  const own = free?.photoUrl === photoUrl ? free.viewport : null;
  const chosen = (size: Size, box: Size): Viewport | null =>
    link === undefined ? own : link.view && viewportOf(link.view, size, box);
  const viewport = photo !== null && frame !== null ? (chosen(photo, frame) ?? fitted(photo, frame)) : null;

  /** From the newest state, not the one on screen: pointers move several times a frame. */
  const change = (next: Change): void => {
    if (viewport === null || photo === null || frame === null) return;
    if (link !== undefined) {
      const changed = next(viewport, photo, frame);
      link.onChange(changed.mode === 'fit' ? null : sharedOf(changed, photo, frame));
      return;
    }
    setFree((before) => {
      const current = before?.photoUrl === photoUrl ? before.viewport : fitted(photo, frame);
      const changed = next(current, photo, frame);
      return changed.mode === 'fit' ? null : { photoUrl, viewport: changed };
    });
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
  const { moving, ...pointers } = usePointers(change);

  return {
    setFrame: setElement,
    frame,
    viewport,
    moving,
    zoomIn: () => zoomAtCentre((scale) => scale * buttonStep),
    zoomOut: () => zoomAtCentre((scale) => scale / buttonStep),
    oneToOne: () => zoomAtCentre(() => 1),
    fit: () => (link === undefined ? setFree(null) : link.onChange(null)),
    showRegion: (region: Parameters<typeof showRegion>[0]) => change((_, size, box) => showRegion(region, size, box)),
    pointers: {
      ...pointers,
      /** Twice with a mouse or a finger: 1:1 at that place, and back. */
      onDoubleClick: (event: MouseEvent<HTMLElement>) => {
        const at = pointIn(event);
        change((current, size, box) =>
          current.mode === 'free' ? fitted(size, box) : zoomTo(current, 1, at, size, box),
        );
      },
    },
  };
}
