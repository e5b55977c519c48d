import { useEffect, useEffectEvent } from 'react';
import { onScan } from './keyboard';

/** Takes the scans while the screen is open; a screen opened later comes first. */
export function useScan(take: (text: string) => void): void {
  const onText = useEffectEvent(take);
  useEffect(
    () =>
      onScan((text) => {
        onText(text);
        return true;
      }),
    [],
  );
}
