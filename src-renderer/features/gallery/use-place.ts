import { useEffect, useState } from 'react';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { ask } from '../../api/station';

/**
 * A capture's place in the list, -1 when it is not in it. One that was not opened from the grid (a link, a reload) is
 * not among the loaded pages: the station is asked.
 */
export function usePlace(id: number, filter: CaptureFilter, loadedIndex: number): number {
  const [asked, setAsked] = useState<{ readonly id: number; readonly place: number } | null>(null);
  const known = loadedIndex >= 0;
  useEffect(() => {
    if (known) return;
    let left = false;
    void ask('capturePlace', { filter, capture: id }).then((place) => {
      if (!left && place.ok) setAsked({ id, place: place.value ?? -1 });
    });
    return () => {
      left = true;
    };
  }, [id, filter, known]);
  if (known) return loadedIndex;
  return asked?.id === id ? asked.place : -1;
}
