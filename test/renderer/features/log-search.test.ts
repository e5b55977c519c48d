import { expect, it } from 'vitest';
import { en } from '../../../src-renderer/app/i18n/en';
import { fr } from '../../../src-renderer/app/i18n/fr';
import { wordsOf } from '../../../src-renderer/features/settings/log-search';

const reasons = [
  { code: 'crushed', label: '' },
  { code: 'custom-1', label: 'Gaine rayée' },
];

it('takes what is typed for what the log shows, in the language on screen', () => {
  expect(wordsOf('Décision rejetée', fr, reasons)?.deeds).toEqual(['decision reject']);
  expect(wordsOf('rejected', en, reasons)?.deeds).toEqual(['decision reject']);
  expect(wordsOf('rejetée', en, reasons)).toEqual({ deeds: [], codes: [] });
  expect(wordsOf('signed out', en, reasons)?.deeds).toEqual(['session sign-out', 'session idle']);
  expect(wordsOf('déconnecté', fr, reasons)?.deeds).toEqual(['session sign-out', 'session idle']);
});

it('cares for neither case, accents nor kinds of spaces', () => {
  const plain = wordsOf('numero de serie', fr, reasons);
  expect(plain?.deeds).toEqual(['decision serial']);
  expect(wordsOf(' NUMÉRO\u202fde série ', fr, reasons)).toEqual(plain);
  expect(wordsOf(' ', fr, reasons)).toBeNull();
  expect(wordsOf(undefined, fr, reasons)).toBeNull();
});

it('knows roles, reasons with the operator’s own words, alarms, and what an entry holds', () => {
  expect(wordsOf('qualiticien', fr, reasons)?.codes).toEqual(['quality']);
  expect(wordsOf('gaine ray', fr, reasons)?.codes).toEqual(['custom-1']);
  expect(wordsOf('use the id of', en, reasons)?.codes).toEqual(['duplicate-id']);
  expect(wordsOf('rapports programmés', fr, reasons)?.codes).toContain('reportSchedule');
  expect(wordsOf('at chosen times', en, reasons)?.codes).toEqual(['times']);
});
