import { IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { CaptureId } from '../../../src-shared/domain/ids';
import { thumbnailUrl } from '../../api/image-urls';
import classes from './gallery.module.css';
import { takeTurn } from './thumbnail-turns';

/** Loads when it is its turn; leaves the line when it is taken off the screen. */
export function Thumbnail({ capture }: { readonly capture: CaptureId }) {
  const [phase, setPhase] = useState<'waiting' | 'loading' | 'missing'>('waiting');
  const endTurn = useRef<() => void>(undefined);
  useEffect(() => {
    const end = takeTurn(() => setPhase('loading'));
    endTurn.current = end;
    return end;
  }, []);
  if (phase === 'waiting') return null;
  if (phase === 'missing') {
    return (
      <span className={classes.noThumbnail}>
        <IconPhotoOff size={32} aria-hidden="true" />
      </span>
    );
  }
  return (
    <img
      src={thumbnailUrl(capture)}
      alt=""
      draggable={false}
      onLoad={() => endTurn.current?.()}
      onError={() => {
        endTurn.current?.();
        setPhase('missing');
      }}
    />
  );
}
