import { useEffect, useRef, useState } from 'react';
import type { Capture } from '../../../src-shared/domain/capture';
import type { CaptureId } from '../../../src-shared/domain/ids';
import type { Inspection } from '../../../src-shared/domain/inspection';
import { heatUrl, photoUrl } from '../../api/image-urls';
import { ask } from '../../api/station';

/** So many captures after the one on screen are ready to be shown. */
const ahead = 4;

interface Prepared {
  /** Kept alive: the browser forgets what nothing refers to. */
  readonly images: readonly HTMLImageElement[];
  readonly version: string;
}

const versionOf = (capture: Capture): string => `${capture.state} ${capture.score}`;

function decodeAhead(url: string): HTMLImageElement {
  const image = new Image();
  image.src = url;
  // A photo that cannot be decoded says so when it is on screen.
  image.decode().catch(() => undefined);
  return image;
}

/**
 * Decodes the photos and heat maps of the first captures of the queue and asks for their newest inspection, so that
 * a decision shows the next one at once. Answers the inspections known so far.
 */
export function usePrepared(queue: readonly Capture[]): ReadonlyMap<CaptureId, Inspection> {
  const prepared = useRef(new Map<CaptureId, Prepared>());
  const [inspections, setInspections] = useState<ReadonlyMap<CaptureId, Inspection>>(new Map());

  useEffect(() => {
    const wanted = queue.slice(0, ahead + 1);
    const kept = new Map<CaptureId, Prepared>();
    for (const capture of wanted) {
      const known = prepared.current.get(capture.id);
      if (known?.version === versionOf(capture)) {
        kept.set(capture.id, known);
        continue;
      }
      const urls = [photoUrl(capture.id), ...(capture.verdict === null ? [] : [heatUrl(capture.id)])];
      kept.set(capture.id, { images: urls.map(decodeAhead), version: versionOf(capture) });
      if (capture.verdict === null) continue;
      void ask('captureDetail', { capture: capture.id }).then((detail) => {
        const newest = detail.ok ? detail.value.inspections[0] : undefined;
        if (newest === undefined) return;
        setInspections((all) => {
          const current = [...all].filter(([id]) => prepared.current.has(id));
          return new Map([...current, [capture.id, newest]]);
        });
      });
    }
    prepared.current = kept;
  }, [queue]);

  return inspections;
}
