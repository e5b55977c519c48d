import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Capture } from '../../../src-shared/domain/capture';
import type { ReferencePhoto } from '../../../src-shared/ipc/contract';
import { photoUrl } from '../../api/image-urls';
import { ask } from '../../api/station';
import { useFormats } from '../../app/i18n/use-formats';
import type { CompareMode, Comparison } from '../../components/use-flip';
import { inTurn } from './in-turn';

/** Lasts from one capture to the next, not to the next start. */
const useCompareMode = create<{ readonly mode: CompareMode }>(() => ({ mode: 'off' }));
const choose = (mode: CompareMode): void => useCompareMode.setState({ mode });
const nextMode = { off: 'side', side: 'blink', blink: 'off' } as const;

interface Found {
  readonly product: Capture['product'];
  readonly photo: ReferencePhoto | null;
}

/** Asked for only while it is looked at. The last answer stays for the next capture of the product: nothing flickers. */
function useReference(capture: Capture | null, on: boolean): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const [id, product] = [capture?.id, capture?.product];
  useEffect(() => {
    if (!on || id === undefined || product === undefined) return;
    let wanted = true;
    // After the decisions under way: what was accepted just now is the newest.
    inTurn(async () => {
      if (!wanted) return;
      const answer = await ask('referencePhoto', { capture: id });
      if (wanted && answer.ok) setFound({ product, photo: answer.value });
    });
    return () => {
      wanted = false;
    };
  }, [on, id, product]);
  if (found === null || found.product !== product) return null;
  // A photo is not held beside itself while the answer for it is on its way.
  return found.photo?.capture.id === id ? null : found;
}

/** The reference photo of the product on screen, or the newest accepted one, said in words. */
export function useComparison(capture: Capture | null): Comparison {
  const { t } = useTranslation();
  const formats = useFormats();
  const mode = useCompareMode((state) => state.mode);
  const found = useReference(capture, mode !== 'off');
  const photo = found?.photo ?? null;
  const note = (): string => {
    if (found === null) return t('viewer.referenceLoading');
    if (photo === null) return t('viewer.referenceNone');
    return t(`viewer.reference.${photo.kind}`, { id: formats.number(photo.capture.id) });
  };
  return {
    mode,
    onMode: choose,
    onNextMode: () => choose(nextMode[mode]),
    reference:
      photo === null
        ? null
        : { url: photoUrl(photo.capture.id), label: t('capture.photoOf', { id: photo.capture.id }) },
    note: note(),
  };
}
