/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select element cannot hold pictures */
import { type KeyboardEvent, type ReactNode, useCallback, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureId } from '../../../src-shared/domain/ids';
import { navigate } from '../../app/hash-location';
import { CaptureTile, type TilePress } from './capture-tile';
import { galleryAddress } from './filter-address';
import classes from './gallery.module.css';
import { useGallery, wantRange } from './gallery-store';
import { captureAt, movedFocus } from './gallery-transitions';
import { gap, placesAt, rowsOnScreen } from './grid-layout';
import { selectAll, selectTo, toggle, useSelection } from './selection-store';
import { countOf, isSelected } from './selection-transitions';
import { useGridScroll } from './use-grid-scroll';

const moves = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
/** Tiles are placed from a point that moves this seldom, in px: scrolling moves their window, not each of them. */
const basePx = 1_000_000;

function openCapture(index: number): void {
  const state = useGallery.getState();
  const capture = captureAt(state, index);
  if (capture !== undefined) navigate(galleryAddress(state.filter, capture.id));
}

/** All captures that pass the filter, as many tiles as fit and no more. One stop for Tab; arrows move within. */
export function GalleryGrid() {
  const { t } = useTranslation();
  const state = useGallery();
  const { total, focused } = state;
  const selection = useSelection((now) => now.selection);
  const { setBox, layout, boxHeight, contentTop, onScroll, reveal } = useGridScroll(total);
  const shownTop = state.heldTop ?? contentTop;

  const columns = layout?.columns ?? 1;
  const rows = layout === null ? 0 : rowsOnScreen(layout);
  const [first, last] = layout === null ? [0, -1] : placesAt(layout, shownTop, total);
  const [firstWanted, lastWanted] = layout === null ? [0, -1] : placesAt(layout, contentTop, total);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation must be asked for again
  useLayoutEffect(() => wantRange(firstWanted, lastWanted), [firstWanted, lastWanted, state.generation]);

  const press = useCallback((index: number, kind: TilePress, capture: CaptureId | null): void => {
    if ((captureAt(useGallery.getState(), index)?.id ?? null) !== capture) return;
    useGallery.setState({ focused: index });
    if (kind === 'stretch') void selectTo(index);
    // While some are selected, a press goes on selecting.
    else if (kind === 'toggle' || countOf(useSelection.getState().selection) > 0) toggle(index);
    else openCapture(index);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      void selectAll();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') openCapture(focused);
    if (event.key === ' ') {
      event.preventDefault();
      toggle(focused);
    }
    if (!moves.includes(event.key)) return;
    event.preventDefault();
    const moved = movedFocus(useGallery.getState(), event.key, columns, Math.max(1, rows - 2)).focused;
    useGallery.setState({ focused: moved });
    reveal(moved);
    if (!event.shiftKey) return;
    if (useSelection.getState().anchor === null) useSelection.setState({ anchor: focused });
    void selectTo(moved);
  };

  const base = Math.floor(shownTop / basePx) * basePx;
  // A tile that leaves at one end comes in again at the other: to make one costs twice what it costs to change one.
  const slots = rows * columns;
  const tiles = Array.from<ReactNode>({ length: slots }).fill(null);
  for (let index = first; layout !== null && index <= last; index += 1) {
    const capture = captureAt(state, index) ?? null;
    tiles[index % slots] = (
      <CaptureTile
        key={index % slots}
        index={index}
        total={total}
        capture={capture}
        focused={index === focused}
        selected={capture !== null && isSelected(selection, capture.id)}
        left={gap + (index % columns) * (layout.tileWidth + gap)}
        top={gap + Math.floor(index / columns) * layout.rowHeight - base}
        width={layout.tileWidth}
        height={layout.rowHeight - gap}
        onPress={press}
      />
    );
  }
  return (
    <div
      ref={setBox}
      className={classes.box}
      onScroll={onScroll}
      role="listbox"
      aria-multiselectable="true"
      data-screen
      data-selecting={countOf(selection) > 0}
      tabIndex={0}
      aria-label={t('gallery.grid')}
      title={t('gallery.keysHelp')}
      aria-activedescendant={focused >= first && focused <= last ? `tile-${focused}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.window} style={{ height: layout?.viewHeight ?? 0 }}>
        <div className={classes.sheet} style={{ transform: `translateY(${base - shownTop}px)` }}>
          {tiles}
        </div>
      </div>
      <div style={{ height: Math.max(0, boxHeight - (layout?.viewHeight ?? 0)) }} />
    </div>
  );
}
