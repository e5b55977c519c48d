/** What the schedule must not forget over a restart: a small file of its own, as durable as the settings. */
import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ScheduledRun } from '../../src-shared/domain/report-schedule';

const run = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  atMs: z.number(),
  files: z.array(z.string()),
});

const memorySchema = z.object({
  /** Every report due until then is written. Null before the schedule is first switched on. */
  doneUntilMs: z.number().nullable(),
  /** A report of which a part is written: what is written is not written again. */
  begun: z.object({ dueMs: z.number(), contents: z.array(z.string()), files: z.array(z.string()) }).nullable(),
  last: z
    .union([
      run.extend({ state: z.literal('done') }),
      run.extend({ state: z.literal('failed'), problem: z.string(), detail: z.string() }),
    ])
    .nullable(),
});

export interface ScheduleMemory {
  readonly doneUntilMs: number | null;
  readonly begun: {
    readonly dueMs: number;
    readonly contents: readonly string[];
    readonly files: readonly string[];
  } | null;
  readonly last: ScheduledRun | null;
}

const nothing: ScheduleMemory = { doneUntilMs: null, begun: null, last: null };

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
export async function writeMemory(file: string, memory: ScheduleMemory): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(memory, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
