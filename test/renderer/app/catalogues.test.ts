import { describe, expect, it } from 'vitest';
import { en } from '../../../src-renderer/app/i18n/en';
import { fr } from '../../../src-renderer/app/i18n/fr';
import { defaultSettings } from '../../../src-shared/domain/settings';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[0]).sort();

const english = new Map(flat(en));
const french = new Map(flat(fr));

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...french.keys()]).toEqual([...english.keys()]);
  });

  it('have no empty text', () => {
    expect([...english, ...french].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the same placeholders in both languages', () => {
    const ofAll = (texts: ReadonlyMap<string, string>) => [...texts].map(([key, text]) => [key, placeholders(text)]);
    expect(ofAll(french)).toEqual(ofAll(english));
  });

  it('translate every text that is more than a name or a sign', () => {
    const same = [...english].filter(([key, text]) => french.get(key) === text).map(([key]) => key);
    const alike = [
      'app.copy',
      'dateField.minutes',
      'viewer.oneToOne',
      'viewer.zoom',
      'verdict.unsure',
      'capture.pixels',
      'capture.cameraId',
      'gallery.sha256',
      'gallery.verdict',
      'evidence.score',
      'cameras.id',
      'models.tab.versions',
      'lots.lot',
      'reports.samples.lot',
      'reports.ruleShort',
      'reports.schedule.minutes',
      'reports.print.date',
      'reports.print.signature',
      'firstStart.port',
      'log.names.mqtt',
      'about.version',
      'about.runtimeLine',
      'about.licences',
    ];
    expect(same.filter((key) => !alike.includes(key))).toEqual([]);
  });

  it('name every reason that a station starts with', () => {
    expect(defaultSettings.reasons.filter(({ code }) => !english.has(`reason.${code}`))).toEqual([]);
  });

  it('have a word for every member of the settings, as the log names them', () => {
    const members = (value: unknown): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([name, part]) => [name, ...members(part)])
        : [];
    const { version: _version, ...logged } = defaultSettings;
    const known = (name: string): boolean => english.has(`log.names.${name}`) || english.has(`keys.action.${name}`);
    expect(members(logged).filter((name) => !known(name))).toEqual([]);
  });

  it('set French points as French typography does', () => {
    const narrow = /(?<![\u202f;!?])[;!?»]|«(?!\u202f)/u;
    // Not the colon of a time or of an address and its port.
    const colon = /(?<!\u00a0):(?=\s|$)|[ \u202f]:/u;
    expect([...french].filter(([, text]) => narrow.test(text) || colon.test(text))).toEqual([]);
  });
});
