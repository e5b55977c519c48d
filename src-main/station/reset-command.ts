/** The way back in when an administrator's PIN is forgotten: on the machine itself, while the station is closed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ResetOptions } from '../app/command-line';
import { createLog } from '../log/log';
import { hashPin, newPin } from '../operators/pin';
import type { Writer } from '../records/handles';
import { databaseFile, openWriter } from '../records/open-records';
import { listOperators, resetAdministrator } from '../records/operators';
import { lockStation } from '../records/station-lock';
import { readSettings } from '../settings/settings-file';

/** `vigie --reset-administrator NAME`: prints a new PIN, which the audit log notes without it; gives the exit code. */
export async function resetFromCommandLine({ dataDir, name }: ResetOptions, usualDir: string): Promise<0 | 1> {
  try {
    const homeDir = resolve(dataDir ?? usualDir);
    const pin = newPin();
    const stored = await hashPin(pin);
    onStation(recordsFolder(dataDir, homeDir), (writer) => resetOrList(writer, name, stored));
    createLog(join(homeDir, 'logs')).warn(`the PIN of the administrator ${name} was reset from the command line`);
    process.stdout.write(`New PIN of ${name}: ${pin}\nSign in with it, then choose another in Settings, Operators.\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`vigie: ${(error as Error).message}\n`);
    return 1;
  }
}

/** Where the records are: a folder on the command line is meant for everything. */
function recordsFolder(dataDir: string | null, homeDir: string): string {
  const read = readSettings(join(homeDir, 'settings.json'));
  if (!read.ok) throw new Error(read.problem);
  const named = dataDir === null ? read.value.settings.dataFolder : '';
  const folder = named ? resolve(named) : homeDir;
  if (!existsSync(databaseFile(folder))) throw new Error(`there is no station in ${folder}`);
  return folder;
}

/** Alone with the data folder; throws DataFolderInUseError while a station runs on it. */
function onStation(folder: string, work: (writer: Writer) => void): void {
  const lock = lockStation(folder);
  try {
    const writer = openWriter(databaseFile(folder));
    try {
      work(writer);
    } finally {
      writer.db.close();
    }
  } finally {
    lock.release();
  }
}

function resetOrList(writer: Writer, name: string, pin: Awaited<ReturnType<typeof hashPin>>): void {
  try {
    resetAdministrator(writer, name, pin, Date.now());
  } catch (error) {
    const names = listOperators(writer).filter(({ role }) => role === 'administrator');
    throw new Error(
      `${(error as Error).message}. Administrators: ${names.map((each) => each.name).join(', ') || 'none yet'}`,
    );
  }
}
