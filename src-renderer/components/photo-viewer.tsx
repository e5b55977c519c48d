import { Text } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../src-shared/domain/inspection';
import type { KeyMap } from '../../src-shared/domain/key-map';
import { useFormats } from '../app/i18n/use-formats';
import { useKeyMap } from '../keyboard/use-key-map';
import { CompareBar } from './compare-bar';
import { HeatFilter, heatFilterId } from './heat-filter';
import classes from './photo-viewer.module.css';
import { type Comparison, useFlip } from './use-flip';
import { useKeys } from './use-keys';
import { useSpots } from './use-spots';
import { useViewport, type ViewLink } from './use-viewport';
import { ViewerTools } from './viewer-tools';
import { fitted, type Size, type Viewport } from './viewport';

export interface HeatChoice {
  readonly on: boolean;
  /** 0-1. */
  readonly strength: number;
}

export interface PhotoViewerProps {
  readonly photoUrl: string;
  /** Spoken names of the photo and of its heat map. */
  readonly label: string;
  readonly heatLabel: string;
  /** Pixels, when known before the photo is loaded. */
  readonly size: Size | null;
  /** When a rule removed the photo; null while it is there. */
  readonly removedAtMs: number | null;
  /** Null when this capture has no heat map. */
  readonly heatUrl: string | null;
  /**
   * Photos that are likely to follow, most likely first: drawn underneath, fitted, so that the next one needs no work
   * but to be uncovered.
   */
  readonly upcoming?: readonly Upcoming[];
  /** Suspicious spots in photo pixels, the worst first. */
  readonly spots: readonly Region[];
  readonly heat: HeatChoice;
  readonly onHeatChange: (heat: HeatChoice) => void;
  /** Another photo to hold beside this one; left out where there is no such choice. */
  readonly comparison?: Comparison;
  /** Shown over the photo's top edge. */
  readonly notice?: ReactNode;
  /** Holds the view elsewhere, so that several photos share it. */
  readonly link?: ViewLink;
  /** False where another viewer on the screen has the keys. */
  readonly hasKeys?: boolean;
}

/** A photo that is not on screen yet. */
export interface Upcoming {
  readonly photoUrl: string;
  readonly heatUrl: string | null;
  readonly size: Size;
}

/** What the browser found behind a URL; null pixels when it could not be shown. */
interface Loaded {
  readonly photoUrl: string;
  readonly size: Size | null;
}

/** One photo, large: zoom, movement, its heat map, and another photo to compare. Each photo starts fitted. */
export function PhotoViewer(props: PhotoViewerProps) {
  const {
    photoUrl,
    label,
    heatLabel,
    size,
    removedAtMs,
    heatUrl,
    spots,
    heat,
    onHeatChange,
    comparison,
    notice,
    link,
    hasKeys = true,
    upcoming = [],
  } = props;
  const [lastLoaded, setLoaded] = useState<Loaded | null>(null);
  const loaded = lastLoaded?.photoUrl === photoUrl ? lastLoaded : null;
  const missing = removedAtMs !== null || (loaded !== null && loaded.size === null);
  const photo = loaded?.size ?? size;
  const { setFrame, ...view } = useViewport(photoUrl, missing ? null : photo, link);
  const flip = useFlip(comparison?.mode === 'blink', photoUrl);
  const spot = useSpots(photoUrl, spots, view.showRegion);
  const keys = useKeyMap();
  useKeys(
    {
      ...(isSpare(keys, plusKey) ? { [plusKey]: view.zoomIn } : {}),
      [keys.heat]: heatUrl === null ? undefined : () => onHeatChange({ ...heat, on: !heat.on }),
      [keys.zoomIn]: view.zoomIn,
      [keys.zoomOut]: view.zoomOut,
      [keys.fit]: view.fit,
      [keys.oneToOne]: view.oneToOne,
      [keys.nextSpot]: spot.next,
      [keys.previousSpot]: spot.previous,
      [keys.compare]: comparison?.onNextMode,
      [keys.flip]: comparison?.mode === 'blink' ? flip.flip : undefined,
    },
    hasKeys,
  );

  const at = view.viewport;
  const place = photo !== null && at !== null ? placeOf(photo, at) : { visibility: 'hidden' as const };
  const pane = { 'data-movable': at?.mode === 'free', 'data-moving': view.moving, ...view.pointers };
  const layer = { className: classes.photo, style: place, 'data-magnified': (at?.scale ?? 1) >= 3 };
  const reference = comparison?.reference ?? null;
  const other = reference && (
    <img className={classes.other} src={reference.url} alt={reference.label} draggable={false} />
  );
  // One list, by their addresses: the elements of the next photo stay when it becomes this one.
  const layers = [
    <div {...layer} key={photoUrl} data-current="true">
      {removedAtMs === null ? (
        <img
          className={classes.picture}
          src={photoUrl}
          alt={label}
          decoding="sync"
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setLoaded({ photoUrl, size: { width, height } })
          }
          onError={() => setLoaded({ photoUrl, size: null })}
        />
      ) : null}
      {heatUrl !== null && heat.on ? <HeatLayer url={heatUrl} label={heatLabel} heat={heat} /> : null}
      {comparison?.mode === 'blink' && flip.showsOther ? other : null}
    </div>,
    ...upcoming.map((next) => (
      <div
        key={next.photoUrl}
        className={classes.photo}
        style={view.frame === null ? undefined : placeOf(next.size, fitted(next.size, view.frame))}
        aria-hidden="true"
      >
        <img className={classes.picture} src={next.photoUrl} alt="" decoding="async" draggable={false} />
        {next.heatUrl !== null && heat.on ? <HeatLayer url={next.heatUrl} label="" heat={heat} /> : null}
      </div>
    )),
  ];
  return (
    <div className={classes.viewer}>
      <HeatFilter />
      <div className={classes.frames}>
        <div ref={setFrame} className={classes.frame} {...pane}>
          {layers}
          {missing ? <Missing removedAtMs={removedAtMs} /> : null}
        </div>
        {comparison?.mode === 'side' ? (
          <div className={classes.frame} {...pane}>
            <div {...layer}>{other}</div>
          </div>
        ) : null}
        {comparison === undefined || comparison.mode === 'off' ? null : (
          <CompareBar comparison={comparison} flip={flip} />
        )}
        {notice}
      </div>
      <ViewerTools
        scale={at?.scale ?? null}
        heat={heatUrl === null ? null : heat}
        onHeatChange={onHeatChange}
        onZoomIn={view.zoomIn}
        onZoomOut={view.zoomOut}
        onFit={view.fit}
        onOneToOne={view.oneToOne}
        spot={spot}
        comparison={comparison}
        hasKeys={hasKeys}
      />
    </div>
  );
}

/** Plus without its Shift. */
const plusKey = '=';
const isSpare = (keys: KeyMap, key: string): boolean => !Object.values(keys).includes(key);

const placeOf = ({ width, height }: Size, { x, y, scale }: Viewport): CSSProperties => ({
  width,
  height,
  transform: `translate(${x}px, ${y}px) scale(${scale})`,
});

function HeatLayer({ url, label, heat }: { readonly url: string; readonly label: string; readonly heat: HeatChoice }) {
  return (
    <img
      className={classes.heat}
      src={url}
      alt={label}
      draggable={false}
      style={{ filter: `url(#${heatFilterId})`, opacity: heat.strength }}
    />
  );
}

function Missing({ removedAtMs }: { readonly removedAtMs: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const removed = removedAtMs !== null;
  return (
    <div className={classes.missing}>
      <IconPhotoOff size={48} aria-hidden="true" />
      <Text fw={600}>{removed ? t('storage.gone', { date: formats.date(removedAtMs) }) : t('viewer.missing')}</Text>
      <Text>{t(removed ? 'storage.goneHelp' : 'viewer.missingHelp')}</Text>
    </div>
  );
}
