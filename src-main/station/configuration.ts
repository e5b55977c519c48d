/** What the station is to do: its settings, and what the command line says instead of them. */
import { join, resolve } from 'node:path';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { Settings } from '../../src-shared/domain/settings';
import type { StationOptions } from '../app/command-line';
import type { Log } from '../log/log';
import { readSettings } from '../settings/settings-file';
import { createSettingsStore, type SettingsStore } from '../settings/settings-store';
import { lostItsRecords } from './known-data-folder';
import type { Network } from './reception';
import type { StartProblem } from './start-problem';

export interface Configuration {
  readonly settings: SettingsStore;
  readonly settingsFile: string;
  /** Photos, records and models. */
  readonly dataDir: string;
  /** What `settings` and the command line together make of the network. */
  network(settings: Settings): Network;
}

/** Fails when the settings file cannot be used or the data folder's disk seems to be missing. */
export function openConfiguration(
  { command, homeDir }: { readonly command: StationOptions; readonly homeDir: string },
  log: Log,
): Result<Configuration, StartProblem> {
  const settingsFile = join(homeDir, 'settings.json');
  const read = readSettings(settingsFile);
  if (!read.ok) return failed({ code: 'settings-unusable', text: read.problem });
  if (read.value.notice) log.warn(read.value.notice);
  const settings = createSettingsStore(settingsFile, read.value.settings);
  // A folder on the command line is meant for everything.
  const named = command.dataDir === null ? settings.current.dataFolder : null;
  const dataDir = named ? resolve(named) : homeDir;
  if (dataDir !== homeDir && lostItsRecords(homeDir, dataDir)) {
    return failed({
      code: 'records-lost',
      text: `the data folder ${dataDir} holds no records any more. Is its disk connected and mounted? Connect it and start again. If its photos are gone for good, take another folder: change dataFolder in ${settingsFile}, or start with --data-dir.`,
    });
  }
  return ok({
    settings,
    settingsFile,
    dataDir,
    network: ({ network }) => ({
      ...network,
      host: command.udpHost ?? network.host,
      port: command.udpPort ?? network.port,
    }),
  });
}
