import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StationOptions } from '../../src-main/app/command-line';
import { createLog } from '../../src-main/log/log';
import { openConfiguration } from '../../src-main/station/configuration';
import { noteDataFolder } from '../../src-main/station/known-data-folder';
import { defaultSettings } from '../../src-shared/domain/settings';

const place = () => {
  const homeDir = mkdtempSync(join(tmpdir(), 'vigie-home-'));
  const disk = join(homeDir, 'disk');
  mkdirSync(disk);
  writeFileSync(join(homeDir, 'settings.json'), JSON.stringify({ ...defaultSettings, dataFolder: disk }));
  const open = (options: Partial<StationOptions> = {}) =>
    openConfiguration(
      { homeDir, command: { dataDir: null, udpHost: null, udpPort: null, ...options } as StationOptions },
      createLog(join(homeDir, 'logs')),
    );
  return { homeDir, disk, open };
};

describe('the configuration of the station', () => {
  it('takes the data folder of the settings, also an empty one that is used for the first time', () => {
    const { disk, open } = place();
    const opened = open();
    expect(opened.ok && opened.value.dataDir).toBe(disk);
  });

  it('refuses a data folder that had records before and has none now, and says what to do', () => {
    const { homeDir, disk, open } = place();
    writeFileSync(join(disk, 'vigie.db'), '');
    noteDataFolder(homeDir, disk);
    expect(open().ok).toBe(true);
    rmSync(join(disk, 'vigie.db'));
    const refused = open();
    expect(refused.ok || refused.problem).toMatchObject({
      code: 'records-lost',
      text: expect.stringMatching(/Is its disk connected and mounted\?/),
    });
    expect(open({ dataDir: homeDir }).ok).toBe(true);
  });

  it('lets the command line name another address and port', () => {
    const { open } = place();
    const opened = open({ udpHost: '127.0.0.1', udpPort: 0 });
    if (!opened.ok) throw new Error(opened.problem.text);
    expect(opened.value.network(defaultSettings)).toEqual({ ...defaultSettings.network, host: '127.0.0.1', port: 0 });
  });
});
