import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { moveTo, showPlace } from './gallery-leap';
import { followTop, useGallery } from './gallery-store';
import { type GridLayout, gap, layoutOf } from './grid-layout';
import { showAtWidth } from './small-pictures';
import * as scroll from './virtual-scroll';

const settleAfterMs = 180;

/** The scroll box of the grid: which rows are in sight, and how to bring one into sight. */
export function useGridScroll(total: number) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [layout, setLayout] = useState<GridLayout | null>(null);
  const contentTop = useGallery((state) => state.contentTop);
  const position = useRef<scroll.ScrollPosition>({ boxTop: 0, contentTop: 0 });

  useLayoutEffect(() => {
    if (box === null) return;
    const measure = (): void => {
      const measured = layoutOf(box.clientWidth, box.clientHeight);
      showAtWidth(measured.tileWidth);
      setLayout(measured);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [box]);

  const rows = layout === null ? 0 : Math.ceil(total / layout.columns);
  const geometry: scroll.ScrollGeometry = {
    contentHeight: layout === null ? 0 : rows * layout.rowHeight + gap,
    viewHeight: layout?.viewHeight ?? 0,
  };

  const place = (top: number, show = showPlace): void => {
    if (box === null) return;
    const wanted = scroll.settled(top, geometry);
    box.scrollTo({ top: wanted.boxTop });
    // As the browser rounded it: the scroll event that follows is then no movement.
    position.current = { boxTop: box.scrollTop, contentTop: wanted.contentTop };
    if (useGallery.getState().contentTop !== wanted.contentTop) show(wanted.contentTop);
  };

  // Another width has other rows: what was on top stays there.
  const shape = useRef<GridLayout | null>(null);
  const onShape = useEffectEvent((next: GridLayout): void => {
    const before = shape.current;
    shape.current = next;
    const { contentTop: top } = useGallery.getState();
    if (before === null || before.columns === next.columns) place(top);
    else place(Math.floor(((top / before.rowHeight) * before.columns) / next.columns) * next.rowHeight);
  });
  const { contentHeight } = geometry;
  useLayoutEffect(() => {
    if (layout !== null && box !== null && contentHeight > 0) onShape(layout);
  }, [layout, box, contentHeight]);

  // Set from elsewhere (a new filter, "show new").
  const onStore = useEffectEvent((top: number): void => {
    if (Math.abs(top - position.current.contentTop) > 1) place(top);
  });
  useLayoutEffect(() => onStore(contentTop), [contentTop]);

  const onSettle = useEffectEvent((): void => {
    place(position.current.contentTop);
    followTop();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: every movement puts it off
  useEffect(() => {
    const timer = setTimeout(() => onSettle(), settleAfterMs);
    return () => clearTimeout(timer);
  }, [contentTop]);

  const onScroll = (): void => {
    if (box === null || layout === null) return;
    position.current = scroll.scrolled(position.current, box.scrollTop, geometry);
    if (scroll.atFalseEnd(position.current, geometry)) place(position.current.contentTop);
    else moveTo(position.current.contentTop, layout);
  };

  const reveal = (index: number): void => {
    if (layout === null) return;
    const rowTop = Math.floor(index / layout.columns) * layout.rowHeight;
    place(scroll.revealing(contentTop, rowTop, layout.rowHeight + gap, layout.viewHeight), (top) =>
      moveTo(top, layout),
    );
  };

  return { setBox, layout, boxHeight: scroll.boxHeight(geometry), contentTop, onScroll, reveal };
}
