/** The mark in a backup's folder: whose backup it is, up to which photo everything is copied, and what is wanting. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { backupNames } from '../../src-shared/domain/backup';
import { writeJson } from '../files/durable-json';

/** Photos that a backup goes on without. Were more of them wanting, their disk is away and not a few of them gone. */
export const mostMissing = 1000;

const markSchema = z.object({
  format: z.literal(1),
  /** Of the station whose data this is; a station that is restored from it keeps it. */
  station: z.string().min(1).max(80),
  /** When the database that is in the folder was copied; null before the first. */
  databaseMs: z.number().nullable(),
  /**
   * Every photo up to this capture is in the folder, `missing`, or was removed by a rule. With its file: capture ids begin
   * anew when a station goes on from an older backup, the names of files are never used twice.
   */
  photosUntil: z.object({ capture: z.int(), file: z.string() }).nullable(),
  /** Captures whose photos were gone or could not be read: looked for again by every backup, as they may come back. */
  missing: z.array(z.int()).max(mostMissing).default([]),
});
export type BackupMark = z.infer<typeof markSchema>;

export const newMark = (station: string): BackupMark => ({
  format: 1,
  station,
  databaseMs: null,
  photosUntil: null,
  missing: [],
});

/** Null when there is none that can be read. */
export async function readMark(folder: string): Promise<BackupMark | null> {
  try {
    return markSchema.parse(JSON.parse(await readFile(join(folder, backupNames.mark), 'utf8')));
  } catch {
    return null;
  }
}

/** Durably. */
export const writeMark = (folder: string, mark: BackupMark): Promise<void> =>
  writeJson(join(folder, backupNames.mark), mark);
