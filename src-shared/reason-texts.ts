/** The built-in words of the usual reasons, by code: on the screens, and in what the station tells other systems. */
import type { Language } from './domain/settings';

const en = {
  'insulation-damaged': 'Insulation damaged',
  'strand-missing': 'Strand missing',
  'strand-bent': 'Strand bent',
  'colours-swapped': 'Colours swapped',
  'foreign-particle': 'Foreign particle',
  crushed: 'Crushed',
  other: 'Other',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  'insulation-damaged': 'Isolant abîmé',
  'strand-missing': 'Brin manquant',
  'strand-bent': 'Brin tordu',
  'colours-swapped': 'Couleurs inversées',
  'foreign-particle': 'Corps étranger',
  crushed: 'Écrasement',
  other: 'Autre',
};

export const reasonTexts = { en, fr } as const satisfies Readonly<Record<Language, object>>;

/** The station's own label of a reason, else the built-in words of its code, else the code. */
export const reasonLabel = (
  code: string,
  reasons: readonly { readonly code: string; readonly label: string }[],
  language: Language,
): string =>
  reasons.find((reason) => reason.code === code)?.label ||
  (reasonTexts[language] as Readonly<Record<string, string>>)[code] ||
  code;
