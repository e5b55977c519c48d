import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureId } from '../../../../src-shared/domain/ids';
import type { PhotoRegion } from '../../../../src-shared/domain/product';
import { photoUrl } from '../../../api/image-urls';
import { useFormats } from '../../../app/i18n/use-formats';
import classes from './region.module.css';
import { corners, regionKeyed } from './region-moves';
import { useRegionPointer } from './use-region-pointer';

export interface RegionPhotoProps {
  readonly capture: CaptureId;
  /** Null: the whole photo. */
  readonly region: PhotoRegion | null;
  readonly onChange: (region: PhotoRegion) => void;
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** A photo with its region on it: drawn anew on the free part, moved by its middle, sized by its corners. */
export function RegionPhoto({ capture, region, onChange }: RegionPhotoProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [missing, setMissing] = useState<CaptureId | null>(null);
  /** While the pointer holds it. */
  const [held, setHeld] = useState<PhotoRegion | null>(null);
  const shown = held ?? region;
  const pointer = useRegionPointer(region, setHeld, (done) => {
    setHeld(null);
    if (done !== null) onChange(done);
  });
  if (missing === capture) {
    return (
      <div className={classes.missing}>
        <IconPhotoOff size={48} aria-hidden="true" />
        <p>{t('reference.missing')}</p>
      </div>
    );
  }
  const inWords = (of: PhotoRegion): string =>
    t('reference.region', {
      left: formats.percent(of.x),
      top: formats.percent(of.y),
      width: formats.percent(of.width),
      height: formats.percent(of.height),
    });
  return (
    <div className={classes.stage} {...pointer}>
      <img
        key={capture}
        src={photoUrl(capture)}
        alt={t('capture.photoOf', { id: capture })}
        draggable={false}
        onError={() => setMissing(capture)}
      />
      {shown === null ? null : (
        <button
          type="button"
          data-region
          className={classes.region}
          aria-roledescription={t('reference.rectangle')}
          aria-label={inWords(shown)}
          aria-describedby="region-keys"
          style={{
            left: percent(shown.x),
            top: percent(shown.y),
            width: percent(shown.width),
            height: percent(shown.height),
          }}
          onKeyDown={(event) => {
            const next = regionKeyed(shown, event);
            if (next === null) return;
            event.preventDefault();
            onChange(next);
          }}
        >
          {corners.map((corner) => (
            <span key={corner} data-corner={corner} className={classes.corner} />
          ))}
        </button>
      )}
    </div>
  );
}
