import { useTranslation } from 'react-i18next';
import type { Language } from '../../../src-shared/domain/settings';
import { createFormats, type Formats } from './format';

const formats: Record<Language, Formats> = { en: createFormats('en'), fr: createFormats('fr') };

/** Formats of the language on screen. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formats[i18n.language === 'fr' ? 'fr' : 'en'];
}
