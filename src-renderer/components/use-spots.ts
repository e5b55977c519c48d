import { useState } from 'react';
import type { Region } from '../../src-shared/domain/inspection';

export interface Spots {
  readonly count: number;
  /** The one last shown, from 1; 0 before the first. */
  readonly shown: number;
  /** Undefined when there is nothing to show. */
  readonly next: (() => void) | undefined;
  readonly previous: (() => void) | undefined;
}

/** Goes round the suspicious spots of a photo, beginning with the worst. */
export function useSpots(photoUrl: string, spots: readonly Region[], show: (spot: Region) => void): Spots {
  const [last, setLast] = useState<{ readonly photoUrl: string; readonly index: number } | null>(null);
  const index = last?.photoUrl === photoUrl && last.index < spots.length ? last.index : -1;
  const go = (to: number): void => {
    const spot = spots[to];
    if (spot === undefined) return;
    setLast({ photoUrl, index: to });
    show(spot);
  };
  const any = spots.length > 0;
  return {
    count: spots.length,
    shown: index + 1,
    next: any ? () => go((index + 1) % spots.length) : undefined,
    previous: any ? () => go((Math.max(0, index) + spots.length - 1) % spots.length) : undefined,
  };
}
