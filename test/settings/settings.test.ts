import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { actAs, actingName } from '../../src-main/ipc/acting';
import { readSettings } from '../../src-main/settings/settings-file';
import { createSettingsStore } from '../../src-main/settings/settings-store';
import { operatorKey } from '../../src-shared/domain/ids';
import { defaultSettings } from '../../src-shared/domain/settings';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-settings-'));
  file = join(folder, 'settings.json');
});

describe('settings file', () => {
  it('starts with the defaults when there is none', () => {
    expect(readSettings(file)).toEqual({ ok: true, value: { settings: defaultSettings, notice: null } });
  });

  it('comes back as it was written', async () => {
    const store = createSettingsStore(file, defaultSettings);
    await store.change({ operators: { signOutAfterMinutes: 5 }, language: 'fr' });
    expect(readSettings(file)).toEqual({
      ok: true,
      value: { settings: { ...defaultSettings, operators: { signOutAfterMinutes: 5 }, language: 'fr' }, notice: null },
    });
  });

  it('gives settings that an older version did not know their usual values', () => {
    const { theme: _theme, network, ...rest } = { ...defaultSettings, language: 'fr' };
    const { memoryLimitMiB: _limit, ...olderNetwork } = { ...network, port: 50_000 };
    writeFileSync(file, JSON.stringify({ ...rest, network: olderNetwork }));
    expect(readSettings(file)).toEqual({
      ok: true,
      value: {
        settings: { ...defaultSettings, language: 'fr', network: { ...network, port: 50_000 } },
        notice: null,
      },
    });
  });

  it.each([
    ['no JSON', '{"version": 1,', 'is no JSON'],
    ['a wrong value', JSON.stringify({ ...defaultSettings, language: 'de' }), 'has wrong settings'],
    ['an unknown setting', JSON.stringify({ ...defaultSettings, colour: 1 }), 'has wrong settings'],
  ])('sets a file with %s aside and says why', (_what, text, problem) => {
    writeFileSync(file, text);
    const read = readSettings(file);
    expect(read.ok && read.value.settings).toEqual(defaultSettings);
    expect(read.ok && read.value.notice).toContain(problem);
    const aside = readdirSync(folder).find((name) => name.endsWith('.invalid')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
  });

  it('reads a file of the version before, whose operator was a name in the settings', () => {
    const { operators: _operators, ...before } = defaultSettings;
    writeFileSync(file, JSON.stringify({ ...before, version: 1, operatorName: 'Ève', theme: 'dark' }));
    expect(readSettings(file)).toEqual({
      ok: true,
      value: { settings: { ...defaultSettings, theme: 'dark' }, notice: null },
    });
  });

  it('leaves a schedule of reports that was set up at its times, though new ones are due at the ends of shifts', () => {
    const { at: _at, ...older } = { ...defaultSettings.reportSchedule, folder: '/reports' };
    for (const [on, at] of [
      [true, 'times'],
      [false, 'shift-ends'],
    ] as const) {
      writeFileSync(file, JSON.stringify({ ...defaultSettings, reportSchedule: { ...older, on } }));
      const read = readSettings(file);
      expect(read.ok && read.value.settings.reportSchedule).toEqual({ ...older, on, at });
    }
  });

  it('gives an action that had the key of the lots its usual one back', () => {
    writeFileSync(
      file,
      JSON.stringify({ ...defaultSettings, keys: { ...defaultSettings.keys, heat: 'F3', fit: 'F4' } }),
    );
    const read = readSettings(file);
    expect(read.ok && read.value).toMatchObject({ notice: null, settings: { keys: { heat: 'h', fit: 'F4' } } });
  });

  it('refuses a file from a newer version and leaves it alone', () => {
    const text = JSON.stringify({ ...defaultSettings, version: 3, novelty: true });
    writeFileSync(file, text);
    const read = readSettings(file);
    expect(read.ok || read.problem).toContain('newer Vigie');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('settings store', () => {
  it('keeps both of two changes made at once', async () => {
    const store = createSettingsStore(file, defaultSettings);
    await Promise.all([store.change({ dataFolder: '/srv' }), store.change({ theme: 'dark' })]);
    expect(store.current).toMatchObject({ dataFolder: '/srv', theme: 'dark' });
  });

  it('tells each change apart, by whoever made it, before it is done', async () => {
    const store = createSettingsStore(file, defaultSettings);
    const log: unknown[] = [];
    store.onChange(async ({ dataFolder, theme }, before) => {
      await new Promise((resume) => setTimeout(resume, 5));
      log.push([actingName(), [before.dataFolder, before.theme], [dataFolder, theme]]);
    });
    const by = (name: string, work: () => Promise<unknown>) =>
      actAs({ key: operatorKey(1), name, role: 'administrator' }, work);
    await Promise.all([
      by('Ada', () => store.change({ dataFolder: '/srv' })),
      by('Bob', () => store.change({ theme: 'dark' })),
    ]);
    expect(log).toEqual([
      ['Ada', ['', 'light'], ['/srv', 'light']],
      ['Bob', ['/srv', 'light'], ['/srv', 'dark']],
    ]);
  });

  it('refuses a wrong change, says which part, and keeps what was', async () => {
    const store = createSettingsStore(file, defaultSettings);
    const changed = await store.change({ reasons: [] });
    expect(changed.ok || changed.problem).toMatch(/^reasons: /);
    expect(store.current).toEqual(defaultSettings);
  });
});
