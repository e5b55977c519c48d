import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Language, languages } from '../../src-shared/domain/settings';

const chosen = z.object({ language: z.enum(languages) });

/**
 * The language for what is said while the settings are not open, or cannot be: theirs as far as it can be read, else the
 * system's.
 */
export function startLanguage(
  settingsFile: string,
  systemLocale = Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  try {
    return chosen.parse(JSON.parse(readFileSync(settingsFile, 'utf8'))).language;
  } catch {
    return languages.find((language) => systemLocale.toLowerCase().startsWith(language)) ?? 'en';
  }
}
