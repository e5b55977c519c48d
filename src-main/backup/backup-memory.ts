/** What the backups of a station must not forget over a restart: a small file beside the settings. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { backupProblems } from '../../src-shared/domain/backup';
import { writeJson } from '../files/durable-json';

const memorySchema = z.object({
  /** Whose backups these are, in their marks; null before the first. */
  station: z.string().nullable(),
  /** Every backup due until then is made or waits. Null before the schedule is first switched on. */
  doneUntilMs: z.number().nullable(),
  /** The oldest that was due and is not made; null when none is. One backup makes up for all that were missed. */
  dueMs: z.number().nullable(),
  last: z
    .object({
      folder: z.string(),
      otherDisk: z.boolean(),
      databaseBytes: z.number(),
      withPhotos: z.boolean(),
      photosCopied: z.number(),
      photoBytes: z.number(),
      photosMissing: z.number(),
      finishedMs: z.number(),
      durationMs: z.number(),
    })
    .nullable()
    .catch(null),
  failed: z
    .object({
      atMs: z.number(),
      problem: z.enum(backupProblems),
      detail: z.string(),
      neededBytes: z.number().optional(),
      freeBytes: z.number().optional(),
    })
    .nullable()
    .catch(null),
});
export type BackupMemory = z.infer<typeof memorySchema>;

const nothing: BackupMemory = { station: null, doneUntilMs: null, dueMs: null, last: null, failed: null };

/** A file that is missing or damaged is as none: at worst the next backup begins a folder of its own. */
export function readMemory(file: string): BackupMemory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return nothing;
  }
}

/** Throws what the system says when it cannot. */
export const writeMemory = (file: string, memory: BackupMemory): Promise<void> => writeJson(file, memory);
