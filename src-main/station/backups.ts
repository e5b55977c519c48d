/** What makes backups: a process for each, and the desk that says when. */
import { join } from 'node:path';
import { spawnHost } from '../app/host-process';
import { BackupDesk } from '../backup/backup-desk';
import { beginBackup, lookAtFolder } from '../backup/backup-process';
import { takeRestored } from '../backup/restored-backup';
import { type BackupHandlers, backupHandlers } from '../ipc/backups';
import type { Publish } from '../ipc/publish';
import type { Log } from '../log/log';
import type { Configuration } from './configuration';
import type { DataRooms } from './data-rooms';

export interface Backups {
  readonly desk: BackupDesk;
  readonly handlers: BackupHandlers;
}

const lookEveryMs = 5000;

export async function openBackups(
  { hostFile, homeDir }: { readonly hostFile: string; readonly homeDir: string },
  { settings, dataDir }: Configuration,
  { storage }: DataRooms,
  publish: Publish,
  log: Log,
): Promise<Backups> {
  const spawn = (): ReturnType<typeof spawnHost> => spawnHost(hostFile, 'Vigie backup');
  const desk = new BackupDesk({
    memoryFile: join(homeDir, 'backup-memory.json'),
    dataDir,
    settings: () => settings.current,
    nowMs: Date.now,
    begin: (order, onProgress) => beginBackup(spawn(), order, onProgress),
    note: (folder, end, operator) => storage.remote.noteBackup(folder, end, { operator, atMs: Date.now() }),
    onStatus: (status) => publish('backupChanged', status),
    log: (message, error) => log.error(message, error),
  });
  await takeRestored(dataDir, desk).catch((error: unknown) => log.error('the mark of the backup was not taken', error));
  settings.onChange((current, before) => {
    if (JSON.stringify(current.backup) === JSON.stringify(before.backup)) return;
    desk.settingsChanged(before).catch((error: unknown) => log.error('the schedule of backups', error));
  });
  // Looked at often instead of slept until: the clock may be set, the computer suspended. It holds up no end.
  setInterval(() => void desk.look(), lookEveryMs).unref();
  const handlers = backupHandlers(desk, settings, (folder) => lookAtFolder(spawn(), folder, dataDir));
  return { desk, handlers };
}
