/** What the schedule must not forget over a restart: a small file of its own, as durable as the settings. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TimeRange } from '../../src-shared/domain/local-time';
import type { FailedRun, ScheduledRun } from '../../src-shared/domain/report-schedule';
import { writeJson } from '../files/durable-json';

const range = { fromMs: z.number(), toMs: z.number() };

const memorySchema = z.object({
  /** Every report due until then is written or waits. Null before the schedule is first switched on. */
  doneUntilMs: z.number().nullable(),
  waiting: z
    .array(
      z.object({
        ...range,
        /** What is written of it is not written again. */
        contents: z.array(z.string()),
        files: z.array(z.string()),
        failed: z.object({ atMs: z.number(), problem: z.string(), detail: z.string() }).nullable(),
      }),
    )
    .default([]),
  last: z
    .object({ ...range, atMs: z.number(), files: z.array(z.string()) })
    .nullable()
    .catch(null),
});

/** A report that is due and not, or not wholly, written. */
export interface WaitingReport extends TimeRange {
  readonly contents: readonly string[];
  readonly files: readonly string[];
  /** How it went the last time; null before it was tried. */
  readonly failed: Pick<FailedRun, 'atMs' | 'problem' | 'detail'> | null;
}

export interface ScheduleMemory {
  readonly doneUntilMs: number | null;
  /** Oldest first. */
  readonly waiting: readonly WaitingReport[];
  readonly last: ScheduledRun | null;
}

const nothing: ScheduleMemory = { doneUntilMs: null, waiting: [], last: null };

/** A file that is missing or damaged is as none: at worst reports that were missed are not caught up. */
export function readMemory(file: string): ScheduleMemory {
  try {
    const read = memorySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : nothing;
  } catch {
    return nothing;
  }
}

/** Throws what the system says when it cannot. */
export const writeMemory = (file: string, memory: ScheduleMemory): Promise<void> => writeJson(file, memory);
