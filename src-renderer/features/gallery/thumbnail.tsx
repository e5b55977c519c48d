import { IconPhotoOff } from '@tabler/icons-react';
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import classes from './gallery.module.css';
import type { WantedPicture } from './picture-line';
import { smallPictures } from './small-pictures';

/** Holds its picture when that comes; no longer waited for when it is taken off the screen. */
export function Thumbnail(wanted: WantedPicture) {
  const holder = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState(false);
  const want = useEffectEvent(() =>
    smallPictures.want(wanted, (picture) => {
      if (picture === null) setMissing(true);
      else holder.current?.replaceChildren(picture);
    }),
  );
  useLayoutEffect(() => want(), []);
  if (!missing) return <div ref={holder} className={classes.picture} />;
  return (
    <span className={classes.noThumbnail}>
      <IconPhotoOff size={32} aria-hidden="true" />
    </span>
  );
}
