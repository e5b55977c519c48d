import { useSyncExternalStore } from 'react';
import { i18n } from './setup';

const onLanguage = (changed: () => void): (() => void) => {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
};

/** The language on screen. */
export const useLanguage = (): string => useSyncExternalStore(onLanguage, () => i18n.language);

/** The texts in the language on screen: `useTranslation` for what there is hundreds of, at a fraction of its cost. */
export function useText(): typeof i18n.t {
  useLanguage();
  return i18n.t;
}
