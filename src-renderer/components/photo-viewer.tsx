import { Text } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../src-shared/domain/inspection';
import { HeatFilter, heatFilterId } from './heat-filter';
import classes from './photo-viewer.module.css';
import { useKeys } from './use-keys';
import { useViewport, type ViewLink } from './use-viewport';
import { ViewerTools } from './viewer-tools';
import type { Size } from './viewport';

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
  /** Null when this capture has no heat map. */
  readonly heatUrl: string | null;
  /** Where the suspicious spot is, in photo pixels. */
  readonly spot: Region | null;
  readonly heat: HeatChoice;
  readonly onHeatChange: (heat: HeatChoice) => void;
  /** Shown over the photo's top edge. */
  readonly notice?: ReactNode;
  /** Holds the view elsewhere, so that several photos share it. */
  readonly link?: ViewLink;
  /** False where another viewer on the screen has the keys. */
  readonly hasKeys?: boolean;
}

/** What the browser found behind a URL; null pixels when it could not be shown. */
interface Loaded {
  readonly photoUrl: string;
  readonly size: Size | null;
}

/** One photo, large: zoom, movement and its heat map. Each photo starts fitted. */
export function PhotoViewer(props: PhotoViewerProps) {
  const { photoUrl, label, heatLabel, size, heatUrl, spot, heat, onHeatChange, notice, link, hasKeys = true } = props;
  const { t } = useTranslation();
  const [lastLoaded, setLoaded] = useState<Loaded | null>(null);
  const loaded = lastLoaded?.photoUrl === photoUrl ? lastLoaded : null;
  const missing = loaded !== null && loaded.size === null;
  const photo = loaded?.size ?? size;
  const { setFrame, ...view } = useViewport(photoUrl, missing ? null : photo, link);
  const toggleHeat = (): void => onHeatChange({ ...heat, on: !heat.on });
  const showSpot = spot === null ? undefined : () => view.showRegion(spot);
  const keys = {
    h: heatUrl === null ? undefined : toggleHeat,
    '+': view.zoomIn,
    '=': view.zoomIn,
    '-': view.zoomOut,
    f: view.fit,
    o: view.oneToOne,
    x: showSpot,
  };
  useKeys(keys, hasKeys);

  const at = view.viewport;
  const place =
    photo !== null && at !== null
      ? { width: photo.width, height: photo.height, transform: `translate(${at.x}px, ${at.y}px) scale(${at.scale})` }
      : { visibility: 'hidden' as const };
  return (
    <div className={classes.viewer}>
      <HeatFilter />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: everything the pointer does here, the tools and keys below do too */}
      <div
        ref={setFrame}
        className={classes.frame}
        data-movable={at?.mode === 'free'}
        data-moving={view.moving}
        onDoubleClick={at?.mode === 'free' ? view.fit : view.oneToOne}
        {...view.drag}
      >
        <div className={classes.photo} style={place} data-magnified={(at?.scale ?? 1) >= 3}>
          <img
            key={photoUrl}
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
          {heatUrl !== null && heat.on ? (
            <img
              className={classes.heat}
              src={heatUrl}
              alt={heatLabel}
              draggable={false}
              style={{ filter: `url(#${heatFilterId})`, opacity: heat.strength }}
            />
          ) : null}
        </div>
        {missing ? (
          <div className={classes.missing}>
            <IconPhotoOff size={48} aria-hidden="true" />
            <Text fw={600}>{t('viewer.missing')}</Text>
            <Text>{t('viewer.missingHelp')}</Text>
          </div>
        ) : null}
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
        onSpot={showSpot}
      />
    </div>
  );
}
