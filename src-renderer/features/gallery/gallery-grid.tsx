/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select element cannot hold pictures */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/hash-location';
import { CaptureTile } from './capture-tile';
import { galleryAddress } from './filter-address';
import classes from './gallery.module.css';
import { useGallery, wantRange } from './gallery-store';
import { captureAt, movedFocus } from './gallery-transitions';
import { useGridScroll } from './use-grid-scroll';

const moves = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];

/** All captures that pass the filter, as many tiles as fit and no more. One stop for Tab; arrows move within. */
export function GalleryGrid() {
  const { t } = useTranslation();
  const state = useGallery();
  const { total, focused, filter } = state;
  const { setBox, layout, gap, boxHeight, contentTop, onScroll, reveal } = useGridScroll(total);

  const columns = layout?.columns ?? 1;
  const rowHeight = layout?.rowHeight ?? 1;
  const firstRow = Math.max(0, Math.floor(contentTop / rowHeight));
  const rowsOnScreen = layout === null ? 0 : Math.ceil(layout.viewHeight / rowHeight) + 1;
  const first = firstRow * columns;
  const last = Math.min(total - 1, (firstRow + rowsOnScreen) * columns - 1);
  // One row of margin each way is loaded as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation must be asked for again
  useEffect(() => wantRange(first - columns, last + columns), [first, last, columns, state.generation]);

  const open = (index: number): void => {
    const capture = captureAt(useGallery.getState(), index);
    if (capture === undefined) return;
    useGallery.setState({ focused: index });
    navigate(galleryAddress(filter, capture.id));
  };
  const tiles = [];
  for (let index = first; layout !== null && index <= last; index += 1) {
    const row = Math.floor(index / columns);
    tiles.push(
      <CaptureTile
        key={index}
        index={index}
        total={total}
        capture={captureAt(state, index) ?? null}
        focused={index === focused}
        left={gap + (index % columns) * (layout.tileWidth + gap)}
        top={gap + row * rowHeight - contentTop}
        width={layout.tileWidth}
        height={rowHeight - gap}
        onOpen={open}
      />,
    );
  }
  return (
    <div
      ref={setBox}
      className={classes.box}
      onScroll={onScroll}
      role="listbox"
      data-screen
      tabIndex={0}
      aria-label={t('gallery.grid')}
      title={t('gallery.keysHelp')}
      aria-activedescendant={`tile-${focused}`}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open(focused);
        if (!moves.includes(event.key)) return;
        event.preventDefault();
        const moved = movedFocus(useGallery.getState(), event.key, columns, Math.max(1, rowsOnScreen - 2));
        useGallery.setState({ focused: moved.focused });
        reveal(moved.focused);
      }}
    >
      <div className={classes.window} style={{ height: layout?.viewHeight ?? 0 }}>
        {tiles}
      </div>
      <div style={{ height: Math.max(0, boxHeight - (layout?.viewHeight ?? 0)) }} />
    </div>
  );
}
