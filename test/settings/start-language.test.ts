import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLanguage } from '../../src-main/settings/start-language';
import { systemTexts } from '../../src-shared/system-texts';
import { temporaryFolder } from '../support/temporary-folder';

it('is that of the settings, also of those that a newer Vigie wrote', () => {
  const file = join(temporaryFolder(), 'settings.json');
  writeFileSync(file, JSON.stringify({ version: 99, language: 'fr', novelty: true }));
  expect(startLanguage(file, 'en-GB')).toBe('fr');
});

it('is that of the system while there are none or they cannot be read, and English for any other', () => {
  const file = join(temporaryFolder(), 'settings.json');
  expect([startLanguage(file, 'fr-FR'), startLanguage(file, 'en-US'), startLanguage(file, 'de-DE')]).toEqual([
    'fr',
    'en',
    'en',
  ]);
  writeFileSync(file, '{"language": ');
  expect(startLanguage(file, 'fr-CA')).toBe('fr');
});

it('is set as French is, in every message about a start that failed', () => {
  for (const text of Object.values(systemTexts('fr').startProblem)) {
    expect(text).not.toMatch(/(?<!\u202f)[;!?]|(?<!\u00a0):/u);
  }
});
