import { useEffect } from 'react';
import { onScanTrouble } from '../../keyboard/keyboard';
import { i18n } from '../i18n/setup';
import { showWarning } from '../notices';

/** Says what became of keys that were neither typing nor a scan somebody took. */
export function useScanNotices(): void {
  useEffect(
    () =>
      onScanTrouble((trouble) => {
        if (trouble.kind === 'mistaken') return;
        const { kind } = trouble;
        const text = 'text' in trouble ? trouble.text : '';
        showWarning(i18n.t(`scan.${kind}`), i18n.t(`scan.${kind}Help`, { text }), 'scan');
      }),
    [],
  );
}
