import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../../src-shared/domain/settings';
import { en } from './en';
import { fr } from './fr';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

export const i18n = i18next.createInstance();

/** React escapes what it shows; the catalogues are part of the bundle, so this is done at once. */
export function setUpTexts(): void {
  void i18n.use(initReactI18next).init({
    resources: { en: { translation: en }, fr: { translation: fr } },
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
}
