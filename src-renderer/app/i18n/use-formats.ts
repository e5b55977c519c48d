import type { Language } from '../../../src-shared/domain/settings';
import { createFormats, type Formats } from './format';
import { useLanguage } from './use-text';

const formats: Record<Language, Formats> = { en: createFormats('en'), fr: createFormats('fr') };

/** Formats of the language on screen. */
export function useFormats(): Formats {
  return formats[useLanguage() === 'fr' ? 'fr' : 'en'];
}
