/**
 * Notices a data folder that has lost its records. A disk that is not mounted leaves its empty mount point, and a
 * station that began anew there would look as if every photo were gone, and fill the wrong disk.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../src-shared/domain/data-folder';

const noteFile = (homeDir: string): string => join(homeDir, 'data-folder.txt');

/** Whether this station has opened `dataDir` before and its database is not there now. */
export function lostItsRecords(homeDir: string, dataDir: string): boolean {
  if (existsSync(join(dataDir, dataFolder.database))) return false;
  try {
    return readFileSync(noteFile(homeDir), 'utf8').trim() === dataDir;
  } catch {
    return false;
  }
}

/** To be called once the folder was opened. Throws what the system says when the note cannot be written. */
export function noteDataFolder(homeDir: string, dataDir: string): void {
  mkdirSync(homeDir, { recursive: true });
  writeFileSync(noteFile(homeDir), `${dataDir}\n`);
}
