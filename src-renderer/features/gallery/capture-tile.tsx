/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role --
   the list has the focus and the keys, and names its active tile; an option element cannot hold pictures */
import { IconCheck, IconPhotoOff } from '@tabler/icons-react';
import { type MouseEvent, memo, useRef } from 'react';
import type { Capture } from '../../../src-shared/domain/capture';
import type { CaptureId } from '../../../src-shared/domain/ids';
import { useFormats } from '../../app/i18n/use-formats';
import { useText } from '../../app/i18n/use-text';
import { useWords } from '../../app/i18n/use-words';
import { DecisionMark } from '../../components/decision-mark';
import { VerdictMark } from '../../components/verdict-mark';
import classes from './gallery.module.css';
import { Thumbnail } from './thumbnail';
import { useLongPress } from './use-long-press';

/** What a press on a tile asks for. */
export type TilePress = 'open' | 'toggle' | 'stretch';

export interface CaptureTileProps {
  /** Place in the list. */
  readonly index: number;
  readonly total: number;
  /** Null while its page is on the way. */
  readonly capture: Capture | null;
  readonly focused: boolean;
  readonly selected: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** `capture` is the one that was there when the finger came down: the list may have moved on under it since. */
  readonly onPress: (index: number, press: TilePress, capture: CaptureId | null) => void;
}

function Tile(props: CaptureTileProps) {
  const { index, total, capture, focused, selected, left, top, width, height, onPress } = props;
  const t = useText();
  const formats = useFormats();
  const words = useWords();
  const down = useRef<CaptureId | null>(null);
  const longPress = useLongPress(() => onPress(index, 'toggle', down.current));
  const onClick = (event: MouseEvent): void => {
    if (longPress.wasLong()) return;
    const onCheck = (event.target as Element).closest('[data-check]') !== null;
    // Without a pointer (a screen reader's press) it is what is there now.
    const pressed = (event.detail === 0 ? null : down.current) ?? capture?.id ?? null;
    if (event.shiftKey) onPress(index, 'stretch', pressed);
    else onPress(index, onCheck || event.ctrlKey || event.metaKey ? 'toggle' : 'open', pressed);
  };
  const label =
    capture === null
      ? t('gallery.loading')
      : t('gallery.open', {
          id: capture.id,
          camera: words.captureCamera(capture),
          time: formats.dateTime(capture.receivedAtMs),
          verdict: t(`verdict.${capture.verdict ?? 'none'}`),
          decision: t(`decision.${capture.decision ?? 'none'}`),
        });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the list, which says which tile is active
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active tile
    <div
      id={`tile-${index}`}
      className={classes.tile}
      role="option"
      aria-label={label}
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-focused={focused}
      style={{ left, top, width, height }}
      onPointerDownCapture={() => {
        down.current = capture?.id ?? null;
      }}
      onClick={onClick}
      onContextMenu={(event) => event.preventDefault()}
      {...longPress.handlers}
    >
      <div className={classes.thumbnail}>
        {capture === null ? null : capture.photoRemovedAtMs !== null ? (
          <RemovedPhoto atMs={capture.photoRemovedAtMs} />
        ) : (
          // Keyed by what changes its file: a thumbnail appears when the inspection has made it.
          <Thumbnail
            key={`${capture.id} ${capture.state}`}
            capture={capture.id}
            version={capture.state}
            place={index}
          />
        )}
        {capture === null ? null : (
          <span className={classes.check} data-check="" aria-hidden="true">
            <span>{selected ? <IconCheck size={18} stroke={3} /> : null}</span>
          </span>
        )}
        {capture?.decision ? (
          <span className={classes.tileDecision}>
            <DecisionMark decision={capture.decision} size={15} />
          </span>
        ) : null}
      </div>
      {capture === null ? null : (
        <div className={classes.caption}>
          <span className={classes.captionLine}>
            {capture.state === 'inspected' ? (
              <VerdictMark verdict={capture.verdict} size={16} />
            ) : (
              t(`state.${capture.state}`)
            )}
            {capture.score === null ? null : <span className="numeric">{formats.score(capture.score)}</span>}
          </span>
          <span className={classes.captionDim}>
            <span className={classes.cameraName}>{words.captureCamera(capture)}</span>
            <span className="numeric">{formats.shortTime(capture.receivedAtMs)}</span>
          </span>
        </div>
      )}
    </div>
  );
}

/** In place of the thumbnail. */
function RemovedPhoto({ atMs }: { readonly atMs: number }) {
  const t = useText();
  const formats = useFormats();
  return (
    <span className={classes.noThumbnail} title={t('storage.gone', { date: formats.date(atMs) })}>
      <IconPhotoOff size={32} aria-hidden="true" />
      <span className={classes.removed}>{t('storage.goneTile')}</span>
    </span>
  );
}

export const CaptureTile = memo(Tile);
