/**
 * A station that is started on a backup (the folder itself, or a copy of it) has it for its data folder. It is no backup
 * from then on: without its mark, nothing is backed up over what the station does there.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupNames } from '../../src-shared/domain/backup';
import type { BackupDesk } from './backup-desk';
import { readMark } from './backup-mark';

/** Nothing when `dataDir` was no backup. The station goes on with the backups of the one it is restored from. */
export async function takeRestored(dataDir: string, desk: Pick<BackupDesk, 'adopt'>): Promise<void> {
  const file = join(dataDir, backupNames.mark);
  if (!existsSync(file)) return;
  const mark = await readMark(dataDir);
  if (mark !== null) await desk.adopt(mark.station);
  rmSync(file);
}
