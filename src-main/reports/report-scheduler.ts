/**
 * Writes the reports that are due, one after the other, oldest first. What it has written it notes before it goes on, so
 * that a restart neither misses a report nor writes one twice; what was due while the program was off is caught up.
 */
import { join } from 'node:path';
import type { TimeRange } from '../../src-shared/domain/local-time';
import {
  dueTimes,
  nextDue,
  periodOf,
  type ReportSchedule,
  type ScheduledContent,
  type ScheduleStatus,
} from '../../src-shared/domain/report-schedule';
import type { Language } from '../../src-shared/domain/settings';
import type { ExportOutcome } from './export-csv';
import { scheduledName } from './report-names';
import { readMemory, type ScheduleMemory, writeMemory } from './schedule-memory';

export interface SchedulerParts {
  readonly memoryFile: string;
  readonly schedule: () => ReportSchedule;
  readonly language: () => Language;
  readonly nowMs: () => number;
  /** Writes one file, never over another. Never rejects. */
  readonly write: (content: ScheduledContent, period: TimeRange, file: string) => Promise<ExportOutcome>;
  readonly onStatus: (status: ScheduleStatus) => void;
  readonly log: (message: string, error?: unknown) => void;
}

/** A folder on another computer may be away for a while. */
const retryAfterMs = 10 * 60_000;
/** Of a station that was off for long, the newest are caught up. */
const mostCaughtUp = 100;

export class ReportScheduler {
  private memory: ScheduleMemory;
  private running: Promise<void> | null = null;
  private retryMs: number | null = null;
  private stopped = false;

  constructor(private readonly parts: SchedulerParts) {
    this.memory = readMemory(parts.memoryFile);
  }

  status(): ScheduleStatus {
    const { on, times } = this.parts.schedule();
    return {
      nextMs: on ? nextDue(times, this.parts.nowMs()) : null,
      running: this.running !== null,
      waiting: this.due().length,
      retryMs: on ? this.retryMs : null,
      last: this.memory.last,
    };
  }

  /** Writes what is due. Call often; it knows when there is nothing to do. */
  look(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = null;
      this.parts.onStatus(this.status());
    });
    return this.running;
  }

  /** What failed is tried again at once. */
  retry(): Promise<void> {
    this.retryMs = null;
    return this.look();
  }

  /** A schedule that is new or has other times begins now: nothing is due for the time before. */
  async scheduleChanged(before: ReportSchedule): Promise<void> {
    const { on, times } = this.parts.schedule();
    await this.running;
    if (on && (!before.on || JSON.stringify(times) !== JSON.stringify(before.times))) {
      await this.remember({ doneUntilMs: this.parts.nowMs(), begun: null });
    }
    await this.retry();
  }

  /** Waits for the file in work. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private due(): readonly number[] {
    const { on, times } = this.parts.schedule();
    const { doneUntilMs } = this.memory;
    return on && doneUntilMs !== null ? dueTimes(times, doneUntilMs, this.parts.nowMs()) : [];
  }

  private async run(): Promise<void> {
    try {
      if (this.parts.schedule().on && this.memory.doneUntilMs === null) {
        await this.remember({ doneUntilMs: this.parts.nowMs() });
      }
      if (this.retryMs !== null && this.parts.nowMs() < this.retryMs) return;
      this.retryMs = null;
      const due = this.due();
      if (due.length > mostCaughtUp)
        this.parts.log(`${due.length - mostCaughtUp} scheduled reports are too old to be caught up`);
      for (const dueMs of due.slice(-mostCaughtUp)) {
        if (this.stopped || !(await this.writeReport(dueMs))) return;
      }
    } catch (error) {
      // Its memory could not be written: going on would write reports twice.
      this.retryMs = this.parts.nowMs() + retryAfterMs;
      this.parts.log('the scheduled report could not be noted', error);
    }
  }

  /** False when it failed. */
  private async writeReport(dueMs: number): Promise<boolean> {
    const { times, contents, folder } = this.parts.schedule();
    const period = periodOf(times, dueMs);
    const begun = this.memory.begun?.dueMs === dueMs ? this.memory.begun : { dueMs, contents: [], files: [] };
    let { contents: written, files } = begun;
    let failure: { readonly problem: string; readonly detail: string } | null = null;
    this.parts.onStatus({ ...this.status(), running: true });
    for (const content of contents.filter((wanted) => !written.includes(wanted))) {
      const name = scheduledName(content, this.parts.language(), period);
      const outcome = await this.parts.write(content, period, join(folder, name));
      if (outcome.state !== 'done') {
        failure ??= outcome.state === 'failed' ? outcome : { problem: 'internal', detail: 'the export was cancelled' };
        // The others may be written all the same: a page needs more than a table does.
        continue;
      }
      written = [...written, content];
      files = [...files, outcome.file];
      await this.remember({ begun: { dueMs, contents: written, files } });
    }
    const atMs = this.parts.nowMs();
    if (failure !== null) {
      const { problem, detail } = failure;
      this.retryMs = atMs + retryAfterMs;
      this.parts.log(`a scheduled report was not written: ${detail}`);
      await this.remember({ last: { ...period, atMs, files, state: 'failed', problem, detail } });
      return false;
    }
    const last = { ...period, atMs, files, state: 'done' } as const;
    await this.remember({ doneUntilMs: dueMs, begun: null, last });
    return true;
  }

  private async remember(change: Partial<ScheduleMemory>): Promise<void> {
    const memory = { ...this.memory, ...change };
    await writeMemory(this.parts.memoryFile, memory);
    this.memory = memory;
  }
}
